import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { LegalContactsController } from './legal-contacts.controller.js';
import { RuleReviews } from './rule-reviews.service.js';
import { LegalContactsService } from './legal-contacts.service.js';

/** `PinnedSubjects` is answered by `OrganisationsModule`, which is everywhere: pins belong to desks. */
@Module({
  imports: [AccountsModule],
  controllers: [LegalContactsController],
  providers: [LegalContactsService, RuleReviews],
  exports: [LegalContactsService, RuleReviews],
})
export class LegalContactsModule {}
