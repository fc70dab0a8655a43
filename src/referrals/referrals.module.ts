import { Module } from '@nestjs/common';
import { SealedCasesModule } from '../cases/sealed-cases.module.js';
import { LegalContactsModule } from '../legal-contacts/legal-contacts.module.js';
import { Offering } from './offering.service.js';
import { Offers } from './offers.service.js';
import { ReferralsController } from './referrals.controller.js';
import { SentReferralsController } from './sent-referrals.controller.js';
import { SentReferrals } from './sent-referrals.service.js';
import { Steps } from './steps.service.js';
import { WithdrawalController } from './withdrawal.controller.js';

@Module({
  imports: [SealedCasesModule, LegalContactsModule],
  controllers: [WithdrawalController, ReferralsController, SentReferralsController],
  providers: [Offering, Offers, SentReferrals, Steps],
  exports: [SentReferrals],
})
export class ReferralsModule {}
