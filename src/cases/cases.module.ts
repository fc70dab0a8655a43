import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { LegalContactsModule } from '../legal-contacts/legal-contacts.module.js';
import { AssignmentController } from './assignment/assignment.controller.js';
import { Assignment } from './assignment/assignment.service.js';
import { HandOverController } from './assignment/hand-over.controller.js';
import { CaseCampaignsController } from './campaigns/case-campaigns.controller.js';
import { CaseCampaigns } from './campaigns/case-campaigns.service.js';
import { ByNameController } from './by-name/by-name.controller.js';
import { ByName } from './by-name/by-name.service.js';
import { CasesOfPeople } from './by-name/cases-of-people.service.js';
import { CaseList } from './case-list.service.js';
import { CaseReading } from './case-reading.service.js';
import { CasesController } from './cases.controller.js';
import { Cases } from './cases.service.js';
import { ClosureController } from './closure/closure.controller.js';
import { Closure } from './closure/closure.service.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { Deadlines } from './deadlines/deadlines.service.js';
import { CaseRows } from './find/case-rows.service.js';
import { Narrowing } from './find/narrowing.service.js';
import { SavedFiltersController } from './find/saved-filters.controller.js';
import { SavedFilters } from './find/saved-filters.service.js';
import { Search } from './find/search.service.js';
import { IdentityController } from './identity.controller.js';
import { ImportsController } from './import/imports.controller.js';
import { Imports } from './import/imports.service.js';
import { Manifests } from './import/manifests.service.js';
import { ReviewController } from './import/review.controller.js';
import { Review } from './import/review.service.js';
import { SheetTickets } from './import/sheet-tickets.js';
import { WaitingRows } from './import/waiting-rows.service.js';
import { MergeReversal } from './merge/merge-reversal.service.js';
import { MergesController } from './merge/merges.controller.js';
import { Merges } from './merge/merges.service.js';
import { UndoRecords } from './merge/undo-records.service.js';
import { NotesController } from './notes/notes.controller.js';
import { Reveal } from './reveal.service.js';
import { AlikePeopleController } from './same-person/alike-people.controller.js';
import { SamePersonController } from './same-person/same-person.controller.js';
import { SamePerson } from './same-person/same-person.service.js';
import { SealedCasesModule } from './sealed-cases.module.js';
import { ReferralSteps } from './transfer/referral-steps.service.js';
import { TransfersController } from './transfer/transfers.controller.js';
import { ToDos } from './to-do.service.js';
import { Transfers } from './transfer/transfers.service.js';

@Module({
  imports: [SealedCasesModule, AccountsModule, CampaignsModule, LegalContactsModule],
  controllers: [
    SavedFiltersController,
    ByNameController,
    AlikePeopleController,
    SamePersonController,
    MergesController,
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
    ReviewController,
  ],
  providers: [
    Cases,
    CaseList,
    CaseRows,
    Search,
    Narrowing,
    SavedFilters,
    ByName,
    CasesOfPeople,
    SamePerson,
    Merges,
    MergeReversal,
    UndoRecords,
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
    Manifests,
    WaitingRows,
    Review,
    SheetTickets,
  ],
  exports: [Cases, Imports],
})
export class CasesModule {}
