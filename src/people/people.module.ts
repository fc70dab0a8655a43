import { Module } from '@nestjs/common';
import { Consents } from './consent/consents.service.js';
import { CountedMarks } from './counted/counted-marks.service.js';
import { People } from './people.service.js';
import { PersonVaults } from './person-vaults.service.js';

@Module({
  providers: [People, PersonVaults, Consents, CountedMarks],
  exports: [People, PersonVaults, Consents, CountedMarks],
})
export class PeopleModule {}
