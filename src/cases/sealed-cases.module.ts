import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { Notes } from './notes/notes.service.js';
import { SealedCases } from './sealed-cases.service.js';

/** What a referral needs of a case too: opened content and notes. */
@Module({ imports: [PeopleModule], providers: [SealedCases, Notes], exports: [SealedCases, Notes, PeopleModule] })
export class SealedCasesModule {}
