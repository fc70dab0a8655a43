import { Module } from '@nestjs/common';
import { Consents } from './consent/consents.service.js';
import { People } from './people.service.js';
import { PersonVaults } from './person-vaults.service.js';

@Module({ providers: [People, PersonVaults, Consents], exports: [People, PersonVaults, Consents] })
export class PeopleModule {}
