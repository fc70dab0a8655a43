import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { LegalContactsModule } from '../legal-contacts/legal-contacts.module.js';
import { AssignmentController } from './assignment/assignment.controller.js';
import { Assignment } from './assignment/assignment.service.js';
import { HandOverController } from './assignment/hand-over.controller.js';
import { CaseCampaignsController } from './campaigns/case-campaigns.controller.js';
import { CaseCampaigns } from './campaigns/case-campaigns.service.js';
import { CaseList } from './case-list.service.js';
import { CaseReading } from './case-reading.service.js';
import { CasesController } from './cases.controller.js';
import { Cases } from './cases.service.js';
import { ClosureController } from './closure/closure.controller.js';
import { Closure } from './closure/closure.service.js';
import { Editing } from './conflict/editing.service.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { Deadlines } from './deadlines/deadlines.service.js';
import { CaseHistory } from './history/case-history.service.js';
import { HistoryController } from './history/history.controller.js';
import { Drafts } from './notes/drafts.service.js';
import { NeedsController } from './needs/needs.controller.js';
import { Needs } from './needs/needs.service.js';
import { RelatedCases } from './related/related-cases.service.js';
import { RelatedController } from './related/related.controller.js';
import { RiskController } from './risk/risk.controller.js';
import { Risk } from './risk/risk.service.js';
import { IdentityController } from './identity.controller.js';
import { ImportsController } from './import/imports.controller.js';
import { Imports } from './import/imports.service.js';
import { Manifests } from './import/manifests.service.js';
import { ReviewController } from './import/review.controller.js';
import { Review } from './import/review.service.js';
import { SheetTickets } from './import/sheet-tickets.js';
import { WaitingRows } from './import/waiting-rows.service.js';
import { NotesController } from './notes/notes.controller.js';
import { NumbersController } from './numbers/numbers.controller.js';
import { Numbers } from './numbers/numbers.service.js';
import { Reveal } from './reveal.service.js';
import { SealedCasesModule } from './sealed-cases.module.js';
import { CasesOfTheDay } from './today/cases-of-the-day.service.js';
import { TodayController } from './today/today.controller.js';
import { Today } from './today/today.service.js';
import { ReferralSteps } from './transfer/referral-steps.service.js';
import { TransfersController } from './transfer/transfers.controller.js';
import { ToDos } from './to-do.service.js';
import { Transfers } from './transfer/transfers.service.js';
import { DeskTakesController } from './triage/desk-takes.controller.js';
import { Takes } from './triage/desk-takes.service.js';
import { Enquiries } from './triage/enquiries.service.js';
import { TriageController } from './triage/triage.controller.js';
import { TriageReading } from './triage/triage-reading.service.js';
import { Triage } from './triage/triage.service.js';

@Module({
  imports: [SealedCasesModule, AccountsModule, CampaignsModule, LegalContactsModule],
  controllers: [
    CasesController,
    IdentityController,
    NotesController,
    HistoryController,
    NeedsController,
    RiskController,
    RelatedController,
    DeadlinesController,
    ClosureController,
    AssignmentController,
    HandOverController,
    TransfersController,
    CaseCampaignsController,
    ImportsController,
    ReviewController,
    TodayController,
    TriageController,
    DeskTakesController,
    NumbersController,
  ],
  providers: [
    Cases,
    CaseList,
    CaseReading,
    ToDos,
    Reveal,
    Deadlines,
    Closure,
    Editing,
    CaseHistory,
    Needs,
    Risk,
    RelatedCases,
    Drafts,
    Assignment,
    ReferralSteps,
    Transfers,
    CaseCampaigns,
    Imports,
    Manifests,
    WaitingRows,
    Review,
    SheetTickets,
    Enquiries,
    Triage,
    TriageReading,
    Takes,
    Numbers,
    CasesOfTheDay,
    Today,
  ],
  exports: [Cases, Imports],
})
export class CasesModule {}
