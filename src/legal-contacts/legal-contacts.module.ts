import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { LegalContactsController } from './legal-contacts.controller.js';
import { LegalContactsService } from './legal-contacts.service.js';

/** `PinnedSubjects` is answered by `OrganisationsModule`, which is everywhere: pins belong to desks. */
@Module({
  imports: [AccountsModule],
  controllers: [LegalContactsController],
  providers: [LegalContactsService],
  exports: [LegalContactsService],
})
export class LegalContactsModule {}
