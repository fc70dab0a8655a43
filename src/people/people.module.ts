import { Module } from '@nestjs/common';
import { People } from './people.service.js';

@Module({ providers: [People], exports: [People] })
export class PeopleModule {}
