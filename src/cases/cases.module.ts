import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { LegalContactsModule } from '../legal-contacts/legal-contacts.module.js';
import { AssignmentController } from './assignment/assignment.controller.js';
import { Assignment } from './assignment/assignment.service.js';
import { HandOverController } from './assignment/hand-over.controller.js';
import { CaseCampaignsController } from './campaigns/case-campaigns.controller.js';
import { CaseCampaigns } from './campaigns/case-campaigns.service.js';
import { Asks } from './break-glass/asks.service.js';
import { BreakGlassController } from './break-glass/break-glass.controller.js';
import { BreakGlass } from './break-glass/break-glass.service.js';
import { Showing } from './break-glass/showing.service.js';
import { ByNameController } from './by-name/by-name.controller.js';
import { ByName } from './by-name/by-name.service.js';
import { CasesOfPeople } from './by-name/cases-of-people.service.js';
import { CaseList } from './case-list.service.js';
import { CaseReading } from './case-reading.service.js';
import { CasesController } from './cases.controller.js';
import { Cases } from './cases.service.js';
import { ClosureController } from './closure/closure.controller.js';
import { Closure } from './closure/closure.service.js';
import { ConsentSheetsController } from './consents/sheet/consent-sheets.controller.js';
import { ConsentSheets } from './consents/sheet/consent-sheets.service.js';
import { ConsentsController } from './consents/consents.controller.js';
import { CasesOfPerson } from './consents/cases-of-person.service.js';
import { ConsentLines } from './consents/consent-lines.service.js';
import { ConsentsOfCase } from './consents/consents-of-case.service.js';
import { Bringing } from './documents/bringing.service.js';
import { DocumentFilesController } from './documents/document-files.controller.js';
import { DocumentReading } from './documents/document-reading.service.js';
import { DocumentsController } from './documents/documents.controller.js';
import { Counting } from './consents/counting.service.js';
import { Standing } from './consents/standing.service.js';
import { Withdrawal } from './consents/withdrawal.service.js';
import { Editing } from './conflict/editing.service.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { Deadlines } from './deadlines/deadlines.service.js';
import { RuleDeadlinesController } from './deadlines/rule-deadlines.controller.js';
import { RuleDeadlines } from './deadlines/rule-deadlines.service.js';
import { RulesController } from './deadlines/rules.controller.js';
import { ExportsController } from './export/exports.controller.js';
import { DeskFiles } from './export/desk-file.service.js';
import { DeskInTurn } from './export/desk-in-turn.service.js';
import { ListFiles } from './export/list-file.service.js';
import { CaseFileController } from './file/case-file.controller.js';
import { CaseFiles } from './file/case-file.service.js';
import { CaseHistory } from './history/case-history.service.js';
import { HistoryController } from './history/history.controller.js';
import { Drafts } from './notes/drafts.service.js';
import { NeedsController } from './needs/needs.controller.js';
import { Needs } from './needs/needs.service.js';
import { Redactions } from './documents/redaction/redactions.service.js';
import { RedactionsController } from './documents/redaction/redactions.controller.js';
import { ProceedingsController } from './proceedings/proceedings.controller.js';
import { RelatedCases } from './related/related-cases.service.js';
import { RelatedController } from './related/related.controller.js';
import { RiskController } from './risk/risk.controller.js';
import { Risk } from './risk/risk.service.js';
import { CaseRows } from './find/case-rows.service.js';
import { Narrowing } from './find/narrowing.service.js';
import { SavedFiltersController } from './find/saved-filters.controller.js';
import { SavedFilters } from './find/saved-filters.service.js';
import { Search } from './find/search.service.js';
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
import { MergeReversal } from './merge/merge-reversal.service.js';
import { MergesController } from './merge/merges.controller.js';
import { Merges } from './merge/merges.service.js';
import { UndoRecords } from './merge/undo-records.service.js';
import { NotesController } from './notes/notes.controller.js';
import { NumbersController } from './numbers/numbers.controller.js';
import { Numbers } from './numbers/numbers.service.js';
import { Reveal } from './reveal.service.js';
import { AlikePeopleController } from './same-person/alike-people.controller.js';
import { SamePersonController } from './same-person/same-person.controller.js';
import { SamePerson } from './same-person/same-person.service.js';
import { SealedCasesModule } from './sealed-cases.module.js';
import { MyTasksController } from './tasks/my-tasks.controller.js';
import { MyTasks } from './tasks/my-tasks.service.js';
import { TasksController } from './tasks/tasks.controller.js';
import { Tasks } from './tasks/tasks.service.js';
import { OpenCases } from './week/open-cases.service.js';
import { WeekController } from './week/week.controller.js';
import { Week } from './week/week.service.js';
import { CasesOfTheDay } from './today/cases-of-the-day.service.js';
import { TodayController } from './today/today.controller.js';
import { Today } from './today/today.service.js';
import { ReferralSteps } from './transfer/referral-steps.service.js';
import { TransfersController } from './transfer/transfers.controller.js';
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
    SavedFiltersController,
    ByNameController,
    AlikePeopleController,
    SamePersonController,
    MergesController,
    CasesController,
    IdentityController,
    CaseFileController,
    ExportsController,
    NotesController,
    HistoryController,
    NeedsController,
    RiskController,
    RelatedController,
    DeadlinesController,
    RuleDeadlinesController,
    RulesController,
    ProceedingsController,
    RedactionsController,
    DocumentsController,
    DocumentFilesController,
    TasksController,
    MyTasksController,
    ClosureController,
    ConsentsController,
    ConsentSheetsController,
    AssignmentController,
    HandOverController,
    TransfersController,
    BreakGlassController,
    CaseCampaignsController,
    ImportsController,
    SheetsController,
    ReviewController,
    AlikeController,
    TodayController,
    WeekController,
    TriageController,
    DeskTakesController,
    NumbersController,
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
    Reveal,
    CaseFiles,
    Redactions,
    ListFiles,
    DeskFiles,
    DeskInTurn,
    Deadlines,
    RuleDeadlines,
    Bringing,
    DocumentReading,
    Tasks,
    MyTasks,
    Closure,
    CasesOfPerson,
    ConsentLines,
    ConsentSheets,
    ConsentsOfCase,
    Counting,
    Standing,
    Withdrawal,
    Editing,
    CaseHistory,
    Needs,
    Risk,
    RelatedCases,
    Drafts,
    Assignment,
    ReferralSteps,
    Transfers,
    Asks,
    BreakGlass,
    Showing,
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
    Enquiries,
    Triage,
    TriageReading,
    Takes,
    Numbers,
    CasesOfTheDay,
    Today,
    OpenCases,
    Week,
  ],
  exports: [Cases, Imports],
})
export class CasesModule {}
