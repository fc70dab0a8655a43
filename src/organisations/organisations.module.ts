import { Global, Module } from '@nestjs/common';
import { PinnedSubjects } from '../legal-contacts/pinned-subjects.js';
import { Ceremonies } from './ceremonies.service.js';
import { DesksController } from './desks.controller.js';
import { Desks } from './desks.service.js';
import { PinnedLawyers } from './pinned-lawyers.js';
import { PublicKeys } from './public-keys.service.js';

@Global()
@Module({
  controllers: [DesksController],
  providers: [Ceremonies, Desks, PublicKeys, { provide: PinnedSubjects, useClass: PinnedLawyers }],
  exports: [Ceremonies, Desks, PublicKeys, PinnedSubjects],
})
export class OrganisationsModule {}
