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
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { Deadlines } from './deadlines/deadlines.service.js';
import { IdentityController } from './identity.controller.js';
import { ImportsController } from './import/imports.controller.js';
import { AlikeController } from './import/alike.controller.js';
import { Alike } from './import/alike.service.js';
import { ImportRuns } from './import/import-runs.service.js';
import { Imports } from './import/imports.service.js';
import { Manifests } from './import/manifests.service.js';
import { ReviewController } from './import/review.controller.js';
import { Review } from './import/review.service.js';
import { SheetReading } from './import/reading/reading.service.js';
import { SheetCheck } from './import/sheet-check.service.js';
import { SheetLayouts } from './import/sheet-layouts.service.js';
import { SheetsController } from './import/sheets.controller.js';
import { SheetsInHand } from './import/sheets-in-hand.js';
import { Twins } from './import/twins.service.js';
import { WaitingRows } from './import/waiting-rows.service.js';
import { NotesController } from './notes/notes.controller.js';
import { Reveal } from './reveal.service.js';
import { SealedCasesModule } from './sealed-cases.module.js';
import { ReferralSteps } from './transfer/referral-steps.service.js';
import { TransfersController } from './transfer/transfers.controller.js';
import { ToDos } from './to-do.service.js';
import { Transfers } from './transfer/transfers.service.js';

@Module({
  imports: [SealedCasesModule, AccountsModule, CampaignsModule, LegalContactsModule],
  controllers: [
    CasesController,
    IdentityController,
    NotesController,
    DeadlinesController,
    ClosureController,
    AssignmentController,
    HandOverController,
    TransfersController,
    CaseCampaignsController,
    ImportsController,
    SheetsController,
    ReviewController,
    AlikeController,
  ],
  providers: [
    Cases,
    CaseList,
    CaseReading,
    ToDos,
    Reveal,
    Deadlines,
    Closure,
    Assignment,
    ReferralSteps,
    Transfers,
    CaseCampaigns,
    Imports,
    ImportRuns,
    Manifests,
    WaitingRows,
    Review,
    Alike,
    Twins,
    SheetCheck,
    SheetReading,
    SheetLayouts,
    SheetsInHand,
  ],
  exports: [Cases, Imports],
})
export class CasesModule {}
