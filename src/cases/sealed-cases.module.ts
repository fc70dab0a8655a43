import { Module } from '@nestjs/common';
import { LegalContactsModule } from '../legal-contacts/legal-contacts.module.js';
import { PeopleModule } from '../people/people.module.js';
import { Documents } from './documents/documents.service.js';
import { Receiving } from './documents/receiving.service.js';
import { CaseTexts } from './find/case-texts.service.js';
import { WordsOfCases } from './find/words-of-cases.service.js';
import { Notes } from './notes/notes.service.js';
import { TaskIndex } from './tasks/task-index.service.js';
import { Proceedings } from './proceedings/proceedings.service.js';
import { CountableCases } from './countable-cases.service.js';
import { SealedCases } from './sealed-cases.service.js';

/** What a referral needs of a case too: opened content and notes. */
@Module({
  imports: [PeopleModule, LegalContactsModule],
  providers: [
    SealedCases,
    CountableCases,
    TaskIndex,
    Proceedings,
    Notes,
    Documents,
    Receiving,
    CaseTexts,
    WordsOfCases,
  ],
  exports: [
    SealedCases,
    CountableCases,
    TaskIndex,
    Proceedings,
    Notes,
    Documents,
    Receiving,
    CaseTexts,
    WordsOfCases,
    PeopleModule,
  ],
})
export class SealedCasesModule {}
