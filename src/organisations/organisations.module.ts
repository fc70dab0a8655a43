import { Global, Module } from '@nestjs/common';
import { PinnedSubjects } from '../legal-contacts/pinned-subjects.js';
import { Ceremonies } from './ceremonies.service.js';
import { DeskDuties } from './desk-duties.service.js';
import { DeskPagesController } from './desk-pages.controller.js';
import { DeskPins } from './desk-pins.service.js';
import { DeskRoom } from './desk-room.service.js';
import { DesksController } from './desks.controller.js';
import { Desks } from './desks.service.js';
import { ExportKeyController } from './export-key.controller.js';
import { ExportKeys } from './export-keys.service.js';
import { Members } from './members.service.js';
import { OrganisationController } from './organisation.controller.js';
import { Organisation } from './organisation.service.js';
import { PinsController } from './pins.controller.js';
import { PinnedLawyers } from './pinned-lawyers.js';
import { PublicKeys } from './public-keys.service.js';
import { Readmissions } from './readmissions.service.js';
import { Renewal } from './renewal.service.js';

@Global()
@Module({
  controllers: [DesksController, DeskPagesController, PinsController, ExportKeyController, OrganisationController],
  providers: [
    Organisation,
    DeskRoom,
    DeskDuties,
    DeskPins,
    Ceremonies,
    Members,
    Readmissions,
    Renewal,
    Desks,
    PublicKeys,
    ExportKeys,
    { provide: PinnedSubjects, useClass: PinnedLawyers },
  ],
  exports: [Ceremonies, DeskDuties, Members, Readmissions, Renewal, Desks, PublicKeys, ExportKeys, PinnedSubjects],
})
export class OrganisationsModule {}
