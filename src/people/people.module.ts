import { Module } from '@nestjs/common';
import { People } from './people.service.js';
import { PersonVaults } from './person-vaults.service.js';

@Module({ providers: [People, PersonVaults], exports: [People, PersonVaults] })
export class PeopleModule {}
