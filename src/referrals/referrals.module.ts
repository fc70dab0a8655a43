import { Global, Module } from '@nestjs/common';
import { CaseReferrals } from '../cases/case-referrals.js';
import { PacketsOutside } from '../cases/packets-outside.js';
import { SealedCasesModule } from '../cases/sealed-cases.module.js';
import { LegalContactsModule } from '../legal-contacts/legal-contacts.module.js';
import { Agreements } from './agreements.service.js';
import { LineController } from './chain/line.controller.js';
import { LineChanges } from './chain/line-changes.service.js';
import { Lines } from './chain/lines.service.js';
import { ConflictNamesController } from './conflict-names/conflict-names.controller.js';
import { ConflictNames } from './conflict-names/conflict-names.service.js';
import { DeskExchangeController } from './exchange/desk-exchange.controller.js';
import { DeskExchange } from './exchange/desk-exchange.service.js';
import { DeskExchangeFilesController } from './exchange/desk-exchange-files.controller.js';
import { DeskExchangeFiles } from './exchange/desk-exchange-files.service.js';
import { ExchangeFiles } from './exchange/exchange-files.service.js';
import { LawyerExchangeFilesController } from './exchange/lawyer-exchange-files.controller.js';
import { LawyerExchangeFiles } from './exchange/lawyer-exchange-files.service.js';
import { Entries } from './exchange/entries.service.js';
import { LawyerExchangeController } from './exchange/lawyer-exchange.controller.js';
import { LawyerExchange } from './exchange/lawyer-exchange.service.js';
import { Offering } from './offering.service.js';
import { OutsideController } from './external/outside.controller.js';
import { OutsideRecords } from './external/outside-records.service.js';
import { OutsideReferrals } from './external/outside.service.js';
import { ExtensionController } from './extension.controller.js';
import { Extensions } from './extension.service.js';
import { Inbox } from './inbox.service.js';
import { OfferContents } from './offer-contents.service.js';
import { OfferPreviewController } from './offer-preview.controller.js';
import { OfferPreviews } from './offer-preview.service.js';
import { OfferFiles } from './offer-files.service.js';
import { OfferParts } from './offer-parts.service.js';
import { PacketFiles } from './packet-files.service.js';
import { Offers } from './offers.service.js';
import { ReferralEnds } from './referral-ends.job.js';
import { ReferralsController } from './referrals.controller.js';
import { ReleaseController } from './release.controller.js';
import { Releases } from './release.service.js';
import { CompletionController } from './reports/completion.controller.js';
import { DeskReportsController } from './reports/desk-reports.controller.js';
import { DeskReports } from './reports/desk-reports.service.js';
import { LawyerReportsController } from './reports/lawyer-reports.controller.js';
import { LawyerReports } from './reports/lawyer-reports.service.js';
import { ResponseTimes } from './response-times.service.js';
import { SentReferralsController } from './sent-referrals.controller.js';
import { SentReferrals } from './sent-referrals.service.js';
import { Absences } from './stand-in/absences.service.js';
import { Copies } from './stand-in/copies.service.js';
import { ReachedOffers } from './stand-in/reached-offers.service.js';
import { StandInEnds } from './stand-in/stand-in-ends.service.js';
import { StandInsController } from './stand-in/stand-ins.controller.js';
import { StandIns } from './stand-in/stand-ins.service.js';
import { Steps } from './steps.service.js';
import { WithdrawalController } from './withdrawal.controller.js';

/** Global, because the page of a case asks `CaseReferrals`, and cases know no referrals. */
@Global()
@Module({
  imports: [SealedCasesModule, LegalContactsModule],
  controllers: [
    ConflictNamesController,
    LineController,
    CompletionController,
    DeskExchangeController,
    DeskExchangeFilesController,
    DeskReportsController,
    LawyerReportsController,
    LawyerExchangeController,
    LawyerExchangeFilesController,
    OutsideController,
    ExtensionController,
    OfferPreviewController,
    ReleaseController,
    StandInsController,
    WithdrawalController,
    ReferralsController,
    SentReferralsController,
  ],
  providers: [
    Absences,
    Copies,
    ReachedOffers,
    StandInEnds,
    StandIns,
    Agreements,
    ConflictNames,
    LineChanges,
    Lines,
    DeskExchange,
    DeskExchangeFiles,
    ExchangeFiles,
    DeskReports,
    LawyerReports,
    Entries,
    Inbox,
    LawyerExchange,
    LawyerExchangeFiles,
    OutsideRecords,
    OutsideReferrals,
    ResponseTimes,
    Extensions,
    OfferContents,
    OfferFiles,
    OfferParts,
    PacketFiles,
    Releases,
    OfferPreviews,
    Offering,
    Offers,
    ReferralEnds,
    SentReferrals,
    Steps,
    { provide: CaseReferrals, useExisting: SentReferrals },
    { provide: PacketsOutside, useExisting: OutsideRecords },
  ],
  exports: [CaseReferrals, PacketsOutside],
})
export class ReferralsModule {}
