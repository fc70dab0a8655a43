/** Every page once with something in it, and once empty or wrong. */
import { type ComponentChildren, type FunctionComponent, h } from 'preact';
import { AccountPage } from '../../src/accounts/views/account.page.js';
import { InvitedPage } from '../../src/accounts/views/invited.page.js';
import { OwnWordsPage } from '../../src/accounts/views/own-words.page.js';
import { PhoneCodeGivenPage } from '../../src/accounts/views/phone-code-given.page.js';
import { PhoneCodePage } from '../../src/accounts/views/phone-code.page.js';
import { ResetPage } from '../../src/accounts/views/reset.page.js';
import { AlikePage } from '../../src/cases/import/views/alike.page.js';
import { ColumnsPage } from '../../src/cases/import/views/columns.page.js';
import { ImportPage } from '../../src/cases/import/views/import.page.js';
import { ImportsPage } from '../../src/cases/import/views/imports.page.js';
import { ReportPage } from '../../src/cases/import/views/report.page.js';
import { ReviewRowPage } from '../../src/cases/import/views/review-row.page.js';
import { MergePage } from '../../src/cases/merge/views/merge.page.js';
import { ReversalPage } from '../../src/cases/merge/views/reversal.page.js';
import { AlikeCasesPage } from '../../src/cases/same-person/views/alike-cases.page.js';
import { AlikePairsPage } from '../../src/cases/same-person/views/alike-pairs.page.js';
import { AlikePeoplePage } from '../../src/cases/same-person/views/alike-people.page.js';
import { SamePersonPage } from '../../src/cases/same-person/views/same-person.page.js';
import { ByNamePage } from '../../src/cases/by-name/views/by-name.page.js';
import { FoundByNamePage } from '../../src/cases/by-name/views/found-by-name.page.js';
import { UploadPage } from '../../src/cases/import/views/upload.page.js';
import { NumbersPage } from '../../src/cases/numbers/views/numbers.page.js';
import { DocumentPage } from '../../src/cases/documents/views/document.page.js';
import { RedactionPage } from '../../src/cases/documents/redaction/views/redaction.page.js';
import { DocumentRemovalPage } from '../../src/cases/documents/views/document-removal.page.js';
import { DocumentsPage } from '../../src/cases/documents/views/documents.page.js';
import { MyTasksPage } from '../../src/cases/tasks/views/my-tasks.page.js';
import { TasksPage } from '../../src/cases/tasks/views/tasks.page.js';
import { WeekPage } from '../../src/cases/week/views/week.page.js';
import { AskPage } from '../../src/cases/break-glass/views/ask.page.js';
import { AskNewPage } from '../../src/cases/break-glass/views/ask-new.page.js';
import { AsksPage } from '../../src/cases/break-glass/views/asks.page.js';
import { ShownCasePage } from '../../src/cases/break-glass/views/shown-case.page.js';
import { TodayPage } from '../../src/cases/today/views/today.page.js';
import { DeskTakesPage } from '../../src/cases/triage/views/desk-takes.page.js';
import { EnquiryPage } from '../../src/cases/triage/views/enquiry.page.js';
import { TriagePage } from '../../src/cases/triage/views/triage.page.js';
import { CaseCampaignsPage } from '../../src/cases/views/case-campaigns.page.js';
import { CaseFactsPage } from '../../src/cases/views/case-facts.page.js';
import { SavedFiltersPage } from '../../src/cases/find/views/saved-filters.page.js';
import { CaseListPage } from '../../src/cases/views/case-list.page.js';
import { CaseNewPage } from '../../src/cases/views/case-new.page.js';
import { CasePage } from '../../src/cases/views/case.page.js';
import { HistoryPage } from '../../src/cases/history/views/history.page.js';
import { CaseDeadlinesPage } from '../../src/cases/deadlines/views/case-deadlines.page.js';
import { OperationPage } from '../../src/jobs/views/operation.page.js';
import { ChangedRulesPage } from '../../src/cases/deadlines/views/changed-rules.page.js';
import { RetentionPage } from '../../src/cases/retention/views/retention.page.js';
import { KeepingPage } from '../../src/cases/retention/views/keeping.page.js';
import { ErasurePage } from '../../src/cases/erasure/views/erasure.page.js';
import { ErasuresPage } from '../../src/cases/erasure/views/erasures.page.js';
import { CalendarMadePage } from '../../src/reminders/calendar/views/calendar-made.page.js';
import { CalendarPage as OwnCalendarPage } from '../../src/reminders/calendar/views/calendar.page.js';
import { RemindersPage } from '../../src/reminders/views/reminders.page.js';
import { RulesOfCountryPage, RulesPage } from '../../src/cases/deadlines/views/rules.page.js';
import { ProceedingPage } from '../../src/cases/proceedings/views/proceeding.page.js';
import { ProceedingsPage } from '../../src/cases/proceedings/views/proceedings.page.js';
import { byRules, endedProceeding, proceeding, rule, threshold } from './law.js';
import { NeedsPage } from '../../src/cases/needs/views/needs.page.js';
import { RelatedPage } from '../../src/cases/related/views/related.page.js';
import { RiskPage } from '../../src/cases/risk/views/risk.page.js';
import { ClosurePage } from '../../src/cases/views/closure.page.js';
import { DeadlineNewPage } from '../../src/cases/views/deadline-new.page.js';
import { ExportsPage } from '../../src/cases/export/views/exports.page.js';
import { SealedFilePage } from '../../src/cases/export/views/sealed-file.page.js';
import { ExportKeyPage } from '../../src/organisations/views/export-key.page.js';
import { CaseFilePage } from '../../src/cases/file/views/case-file.page.js';
import { CaseFileNewPage } from '../../src/cases/file/views/case-file-new.page.js';
import { IdentityPage } from '../../src/cases/views/identity.page.js';
import { IdentityReasonPage } from '../../src/cases/views/identity-reason.page.js';
import { ErrorPage } from '../../src/common/web/error.page.js';
import { OrganisationPage } from '../../src/organisations/views/organisation.page.js';
import { RemovalPage } from '../../src/organisations/views/removal.page.js';
import { LinePage } from '../../src/referrals/chain/views/line.page.js';
import { OutsideListPage } from '../../src/referrals/external/views/outside-list.page.js';
import { OutsideNewPage } from '../../src/referrals/external/views/outside-new.page.js';
import { OutsidePacketPage } from '../../src/referrals/external/views/outside-packet.page.js';
import { OutsidePage } from '../../src/referrals/external/views/outside.page.js';
import { ConflictNamesPage } from '../../src/referrals/conflict-names/views/conflict-names.page.js';
import { StandInsPage } from '../../src/referrals/stand-in/views/stand-ins.page.js';
import { ConsentWithdrawPage } from '../../src/cases/consents/views/consent-withdraw.page.js';
import { sheetOf } from '../../src/cases/consents/sheet/sheet.js';
import { ConsentSheetPage } from '../../src/cases/consents/sheet/views/consent-sheet.page.js';
import { ConsentsPage } from '../../src/cases/consents/views/consents.page.js';
import { DeskExchangePage } from '../../src/referrals/exchange/views/desk-exchange.page.js';
import { ExchangePage } from '../../src/referrals/exchange/views/exchange.page.js';
import { OfferPage } from '../../src/referrals/views/offer.page.js';
import { OfferPreviewPage } from '../../src/referrals/views/offer-preview.page.js';
import { OffersPage } from '../../src/referrals/views/offers.page.js';
import { PacketPage } from '../../src/referrals/views/packet.page.js';
import { CompletionPage } from '../../src/referrals/reports/views/completion.page.js';
import { ReceivedReportPage } from '../../src/referrals/reports/views/received-report.page.js';
import {
  ReportDecisionPage,
  ReportHearingPage,
  ReportProceedingPage,
} from '../../src/referrals/reports/views/report-forms.page.js';
import { ReferralExtensionPage } from '../../src/referrals/views/referral-extension.page.js';
import { ReferralNewPage } from '../../src/referrals/views/referral-new.page.js';
import { ReferralReleasePage } from '../../src/referrals/views/referral-release.page.js';
import { ReferralSentPage } from '../../src/referrals/views/referral-sent.page.js';
import { ReferralWithdrawPage } from '../../src/referrals/views/referral-withdraw.page.js';
import { OwnAccountPage } from '../../src/sessions/own-account/views/own-account.page.js';
import { LostPhonePage } from '../../src/sessions/second-factor/views/lost-phone.page.js';
import { MovingPage } from '../../src/sessions/second-factor/views/moving.page.js';
import { NewCodeAppPage } from '../../src/sessions/second-factor/views/new-code-app.page.js';
import { FirstSignInPage } from '../../src/sessions/first-sign-in/views/first-sign-in.page.js';
import { WelcomePage } from '../../src/sessions/first-sign-in/views/welcome.page.js';
import { KeyNewPage } from '../../src/statistics/keys/views/key-new.page.js';
import { PlanNewPage } from '../../src/statistics/keys/views/plan-new.page.js';
import { RenewalNewPage } from '../../src/statistics/keys/views/renewal-new.page.js';
import { StatisticsKeyPage } from '../../src/statistics/keys/views/statistics-key.page.js';
import { LANGS } from '../../src/common/web/languages.js';
import { VerificationPage } from '../../src/statistics/published/views/verification.page.js';
import { PlansPage } from '../../src/statistics/plan/views/plans.page.js';
import { MethodPage } from '../../src/statistics/published/views/method.page.js';
import { StatisticsPage } from '../../src/statistics/published/views/statistics.page.js';
import { ReleasePage } from '../../src/statistics/release/views/release.page.js';
import { ReleasesPage } from '../../src/statistics/release/views/releases.page.js';
import { StatementPage } from '../../src/statistics/statement/views/statement.page.js';
import {
  keyNew,
  keyProposed,
  planProposed,
  prepared,
  proposalForm,
  plans,
  release,
  releases,
  statement,
  statistics,
  statisticsKey,
  underEmbargo,
  verification,
} from './numbers.js';
import { SignInPage } from '../../src/sessions/views/sign-in.page.js';
import type { PageFrame } from '../../src/common/web/page-context.js';
import { ask, desksToAsk, shownCase } from './glass.js';
import { day, emptyDay, noEnquiry, numbers, oneEnquiry, takes, triage, week } from './day.js';
import {
  administrator,
  invitation,
  lastMember,
  lawyerAccount,
  newCodeApp,
  newOrganisation,
  ownAccount,
  welcome,
} from './beginnings.js';
import {
  alike,
  alikeCases,
  alikePairs,
  bare,
  byName,
  campaigns,
  columns,
  caseFile,
  coordinator,
  desks,
  detail,
  documents,
  exchangeLines,
  standInsNow,
  redaction,
  facts,
  foundRows,
  lawyer,
  mention,
  mergeForm,
  narrowing,
  nobody,
  offer,
  preview,
  reversalForm,
  report,
  review,
  underWay,
  rows,
  sent,
  givenConsent,
  countedConsent,
  recordedConsent,
} from './models.js';

export interface Sample {
  name: string;
  page: ComponentChildren;
  frame?: Partial<PageFrame>;
}
const NOT_COUNTED = { intake: null, outcome: null };
const sample = <Model extends object>(
  name: string,
  page: FunctionComponent<Model>,
  model: NoInfer<Model>,
  frame?: Partial<PageFrame>,
): Sample => ({ name, page: h(page, model), frame });

const outside = {
  id: 'u1',
  case_id: mention.id,
  legal_contact: 'Harbour Legal Aid',
  purpose: sent.purpose,
  state: 'offered' as const,
  offered_on: '2026-11-20',
  ends_on: '2026-12-20',
};
const outsideDetail = {
  ...outside,
  case: mention,
  fields: sent.fields,
  documents: 2,
  way: 'age' as const,
  consent: sent.consent,
  answers: ['accepted' as const, 'declined' as const, 'told' as const],
};
const line = [
  { id: 'r1', legal_contact: 'Cello Law Office', state: 'previewed' as const, answer_by: '2026-11-28' },
  { id: 'r2', legal_contact: 'Reed and Partners', state: 'draft' as const, answer_by: null },
  { id: 'r3', legal_contact: 'Harbour Legal Aid', state: 'draft' as const, answer_by: null },
];
const filesOfPacket = documents.map(({ id, name, bytes, made_from }) => ({
  id,
  name,
  bytes,
  redacted: made_from !== null,
}));

export const samples: Sample[] = [
  sample('sign-in', SignInPage, {}, { ...nobody, demonstration: true }),
  sample(
    'sign-in-refused',
    SignInPage,
    { problem: 'Handle, passphrase or code is wrong.', carried: [{ name: 'text', value: 'A note' }] },
    nobody,
  ),
  sample(
    'first-sign-in',
    FirstSignInPage,
    {},
    { ...nobody, problem: 'This one-time code does not open this account.' },
  ),
  sample('welcome', WelcomePage, { welcome }, nobody),
  sample(
    'welcome-wrong',
    WelcomePage,
    { welcome },
    {
      ...nobody,
      typed: { _: '' },
      mistakes: { passphrase: 'This is not the passphrase above.', totp: 'This is not the code of now.' },
    },
  ),
  sample('own-words', OwnWordsPage, { handle: welcome.handle, check_words: welcome.passphrase, replaced: true }),
  sample('account-invited', InvitedPage, invitation, administrator),
  sample('account-disabled', AccountPage, lawyerAccount, administrator),
  sample('phone-code', PhoneCodePage, { ...lawyerAccount, state: 'active' }, administrator),
  sample('phone-code-disabled', PhoneCodePage, lawyerAccount, administrator),
  sample('phone-code-given', PhoneCodeGivenPage, invitation, administrator),
  sample('own-account-second-factor', OwnAccountPage, ownAccount),
  sample('second-factor-shown', MovingPage, { step: 'typing', shown: newCodeApp }),
  sample('second-factor-wrong', MovingPage, { step: 'typing' }, { mistakes: { totp: 'This is not the code of now.' } }),
  sample('lost-phone-refused', LostPhonePage, {}, { ...nobody, problem: 'That did not match.' }),
  sample('lost-phone-shown', NewCodeAppPage, { step: 'typing', shown: newCodeApp }, nobody),
  sample('lost-phone-nothing', NewCodeAppPage, { step: 'nothing' }, nobody),
  sample('account-reset', ResetPage, lawyerAccount, administrator),
  sample('organisation-new', OrganisationPage, newOrganisation, administrator),
  sample('organisation-holders-wrong', OrganisationPage, newOrganisation, {
    ...administrator,
    typed: { first: 'age1', second: '', third: '' },
    mistakes: { first: 'This key is not whole.', second: 'Paste the public key.' },
  }),
  sample('member-removal-last', RemovalPage, lastMember, administrator),
  sample('today', TodayPage, day),
  sample('today-empty', TodayPage, emptyDay),
  sample('break-glass-none', AsksPage, { items: [] }),
  sample('break-glass', AsksPage, {
    items: [ask('asked'), ask('granted', { side: 'asked-by-us', own: true }), ask('none')],
  }),
  sample('break-glass-new-alone', AskNewPage, { ...desksToAsk, desks: [] }),
  sample('break-glass-new-refused', AskNewPage, desksToAsk, {
    typed: { reference: 'K7Q', reason: 'أُوقف' },
    mistakes: { reference: 'Write the reference of the case, such as K7Q-4MX.' },
  }),
  sample('break-glass-asked', AskPage, ask('asked')),
  sample('break-glass-asked-unpinned', AskPage, ask('asked', { pin_first: 'member.a2' })),
  sample('break-glass-asked-no-case', AskPage, ask('asked', { case_id: null })),
  sample('break-glass-waits', AskPage, ask('asked', { side: 'asked-by-us', own: true, case_id: null })),
  sample('break-glass-granted', AskPage, ask('granted'), coordinator),
  sample('break-glass-shown-to-me', AskPage, ask('granted', { side: 'asked-by-us', own: true }), coordinator),
  sample('break-glass-refused', AskPage, ask('refused')),
  sample('break-glass-ended', AskPage, ask('ended')),
  sample('break-glass-taken-back', AskPage, ask('taken-back')),
  sample('break-glass-case', ShownCasePage, shownCase, coordinator),
  sample('triage', TriagePage, triage),
  sample('triage-refused', TriagePage, triage, {
    typed: { 'enquiries[]': 'e2:1', advice: 'Stay where you are.' },
    mistakes: { enquiries: 'Tick at least one enquiry.', reason: 'Choose how it ended.' },
  }),
  sample('triage-none', TriagePage, noEnquiry),
  sample('enquiry', EnquiryPage, oneEnquiry),
  sample('enquiry-taken', EnquiryPage, {
    ...oneEnquiry,
    enquiry: { ...oneEnquiry.enquiry, state: 'open' },
    next: null,
    before: [],
  }),
  sample('desk-takes', DeskTakesPage, takes),
  sample('desk-numbers', NumbersPage, numbers),
  sample('statement', StatementPage, statement),
  sample('statement-sent', StatementPage, { ...statement, statement: { ...statement.statement!, state: 'sent' } }),
  sample('statement-missed', StatementPage, { ...statement, statement: { ...statement.statement!, state: 'missed' } }),
  sample('statement-key-not-checked', StatementPage, { ...statement, statistics_key: 'not-pinned' }),
  sample('statement-none', StatementPage, { ...statement, statement: null, statistics_key: null }),
  sample('releases', ReleasesPage, releases),
  sample('releases-key-asks', ReleasesPage, {
    ...releases,
    statistics_key: { ...releases.statistics_key!, asks: 'renew' },
  }),
  sample('releases-key-waits', ReleasesPage, {
    ...releases,
    statistics_key: { ...releases.statistics_key!, asks: 'approve' },
  }),
  sample('releases-not-begun', ReleasesPage, { statistics_key: null, to_do: [], items: [], next: null }),
  sample('release-to-prepare', ReleasePage, release),
  sample('release-to-approve', ReleasePage, prepared),
  sample('release-drawn', ReleasePage, { ...prepared, state: 'drawn' }),
  sample('release-announced', ReleasePage, { ...release, state: 'announced' }),
  sample('release-not-published', ReleasePage, { ...release, state: 'not_published' }),
  sample('release-under-embargo', ReleasePage, underEmbargo),
  sample('plans', PlansPage, plans),
  sample('plans-none', PlansPage, { ...plans, adopted: [] }),
  sample('statistics-key-new', KeyNewPage, keyNew),
  sample('statistics-key', StatisticsKeyPage, statisticsKey),
  sample('statistics-key-proposed', StatisticsKeyPage, keyProposed),
  sample('statistics-key-plan-proposed', StatisticsKeyPage, planProposed),
  sample('statistics-key-none', StatisticsKeyPage, { ...statisticsKey, statistics_key: null, holders: [], plans: [] }),
  sample('statistics-key-renewal-new', RenewalNewPage, proposalForm),
  sample('statistics-key-renewal-alone', RenewalNewPage, { ...proposalForm, approvers: [] }),
  sample('statistics-key-plan-new', PlanNewPage, proposalForm),
  sample('statistics-key-plan-alone', PlanNewPage, { ...proposalForm, approvers: [] }),
  sample('statistics-key-alone', KeyNewPage, { ...keyNew, leads: [] }),
  sample('statistics-key-made', KeyNewPage, { ...keyNew, made: true }),
  sample('statistics-none', StatisticsPage, { latest: null, year: null, earlier: [], not_published: [] }),
  sample('statistics-verification-none', VerificationPage, { keys: [] }),
  ...LANGS.flatMap((lang) => [
    sample(`statistics-${lang}`, StatisticsPage, statistics, { lang }),
    sample(`statistics-method-${lang}`, MethodPage, {}, { lang }),
    sample(`statistics-verification-${lang}`, VerificationPage, verification, { lang }),
  ]),
  sample('case-list', CaseListPage, { items: rows, next: 'abc', desks, filters: { assignee: 'me' } }),
  sample('case-list-empty', CaseListPage, { items: [], desks, filters: {} }, { demonstration: true }),
  sample('cases-found', CaseListPage, {
    items: foundRows,
    next: 'abc',
    text: 'friday wait',
    searched: true,
    total: 61,
    filters: { service_country: 'RU' },
    ...narrowing,
  }),
  sample('cases-found-none', CaseListPage, { items: [], text: 'nothing', searched: true, filters: {}, desks }),
  sample('find-by-name', ByNamePage, { desks }),
  sample('found-by-name', FoundByNamePage, { items: byName, total: 61 }),
  sample('found-by-name-none', FoundByNamePage, { items: [], total: 0 }),
  sample('same-person', SamePersonPage, mention),
  sample('alike-cases', AlikeCasesPage, alikeCases),
  sample('alike-cases-none', AlikeCasesPage, { ...alikeCases, items: [] }),
  sample('alike-people', AlikePeoplePage, { desks: [...desks, { id: 'd2', name: 'Valley desk' }] }),
  sample('alike-pairs', AlikePairsPage, alikePairs),
  sample('alike-pairs-none', AlikePairsPage, { items: [], total: 0 }),
  sample('merge', MergePage, mergeForm),
  sample('merge-blocked', MergePage, {
    ...mergeForm,
    conflicts: [],
    weaker: { consent: false, counted: false },
    blocked: 'N6H-2RV is offered to another desk. Take the offer back first.',
  }),
  sample('merge-reversal', ReversalPage, reversalForm),
  sample('merge-reversal-blocked', ReversalPage, {
    ...reversalForm,
    blocked: 'Another case was merged into this one later. Part that one first.',
  }),
  sample('case-merged', CasePage, {
    ...bare,
    merged: { into: { id: 'c1', reference: 'K7Q-4MX', on: '2026-11-20' }, from: [] },
  }),
  sample('saved-filters', SavedFiltersPage, { ...narrowing, filters: { assignee: 'nobody', need: 'housing' } }),
  sample('saved-filters-none', SavedFiltersPage, { ...narrowing, saved: [], filters: {} }),
  sample('case', CasePage, detail),
  sample('case-closed', CasePage, bare),
  sample('case-arabic', CasePage, detail, { lang: 'ar', demonstration: true }),
  sample('case-note-refused', CasePage, detail, {
    typed: { text: '', visibility: 'lawyer' },
    mistakes: { text: 'Write something first.' },
  }),
  sample('case-new', CaseNewPage, { suggestions: ['Heron', 'Marten'], desks }),
  sample(
    'case-new-wrong',
    CaseNewPage,
    { suggestions: ['Heron', 'Marten'], desks: desks.slice(0, 1) },
    {
      typed: {
        pseudonym: 'Tomas',
        'deadline.on-day': '27',
        'deadline.on-month': '',
        'deadline.on-year': '2026',
        'needs[]': 'asylum',
        'person.birth_date-year': '1998',
        'facts.grounds[]': 'religious',
        'counted?': 'true',
      },
      mistakes: {
        pseudonym: "Choose a pseudonym that is not part of the person's name",
        'facts.grounds': 'Choose a ground from the list',
        'deadline.on-month': 'The deadline needs a month',
        'consent.agreed': 'Say whether the person agreed',
        needs: 'Choose needs from the list',
        'person.birth_date': 'Write the day, the month and the year',
      },
    },
  ),
  sample('case-facts', CaseFactsPage, facts),
  sample(
    'case-facts-lost-race',
    CaseFactsPage,
    {
      ...facts,
      conflict: {
        differs: [
          {
            field: 'summary',
            name: 'Summary',
            before: 'Called up.\nA second time.',
            yours: 'Called up a third time.\nSays he will not go.',
            now: 'قال إنه لن يذهب.',
            by: 'cello-reed-1207',
            on: '2026-11-24',
          },
          { field: 'needs', name: 'Needs', before: null, yours: null, now: 'Asylum, housing', by: null, on: null },
        ],
        also: [{ label: 'Whose army', text: 'Russia' }],
        fields: [['summary', 'Called up a third time.\nSays he will not go.']],
      },
    },
    {
      typed: { 'version#': '7', summary: 'What I typed', 'keep.needs': 'theirs' },
      mistakes: { 'keep.summary': 'Choose whose to keep: Summary.' },
    },
  ),
  sample('identity-reason', IdentityReasonPage, { ...mention, safe_contact: detail.safe_contact }),
  sample('identity-reason-unknown', IdentityReasonPage, { ...mention, safe_contact: null }),
  sample('case-file-new', CaseFileNewPage, mention),
  sample('exports', ExportsPage, {
    desks,
    filters: { state: 'open', assignee: 'me', country: 'RU' },
    only: 'held by me, Russia involved',
  }),
  sample(
    'exports-wrong',
    ExportsPage,
    { desks: desks.slice(0, 1), filters: {}, only: '' },
    {
      ...coordinator,
      typed: { reason: '', 'columns[]': ['reference', 'facts'] },
      mistakes: { reason: 'Say why, in a few words.' },
    },
  ),
  sample(
    'exports-sealed',
    SealedFilePage,
    { desks: desks.map((desk, at) => ({ ...desk, key: (['pinned', 'not-pinned'] as const)[at % 2]! })) },
    coordinator,
  ),
  sample('exports-sealed-none', SealedFilePage, { desks: [{ ...desks[0]!, key: 'none' }] }, coordinator),
  sample(
    'export-key',
    ExportKeyPage,
    { id: 'd1', name: 'North desk', recipient: `age1${'q'.repeat(58)}`, state: 'not-pinned' },
    coordinator,
  ),
  sample(
    'export-key-pinned',
    ExportKeyPage,
    { id: 'd1', name: 'North desk', recipient: `age1${'q'.repeat(58)}`, state: 'pinned' },
    coordinator,
  ),
  sample(
    'export-key-wrong',
    ExportKeyPage,
    { id: 'd1', name: 'North desk', recipient: null, state: 'none' },
    { ...coordinator, typed: { recipient: 'age1q' }, mistakes: { recipient: 'This key is not whole.' } },
  ),
  sample('case-file', CaseFilePage, caseFile),
  sample('case-file-empty', CaseFilePage, { ...caseFile, sections: [{ label: 'Notes', entries: [] }] }),
  sample('identity', IdentityPage, {
    ...mention,
    legal_name: 'Emil Primerov',
    birth_date: '1998-03-02',
    contacts: [{ channel: 'Phone', handle: '+999 000 0001' }],
    reason: 'The court asks for it',
    safe_contact: detail.safe_contact,
    telling_pseudonym: true,
  }),
  sample('needs', NeedsPage, { ...mention, version: 7, needs: detail.needs }),
  sample('needs-none', NeedsPage, { ...mention, version: 7, needs: [] }),
  sample('risk', RiskPage, { ...mention, version: 7, risk: detail.risk }),
  sample('risk-none', RiskPage, { ...mention, version: 7, risk: null }),
  sample('related', RelatedPage, { ...mention, state: 'open', related: detail.related }),
  sample('related-none', RelatedPage, { ...mention, state: 'closed', related: [] }),
  sample('history', HistoryPage, {
    ...mention,
    field: null,
    items: [
      {
        id: 'w1',
        on: '2026-11-23',
        by: 'heron-maple-4821',
        title: 'Changed: summary',
        text: null,
        changes: [{ field: { code: 'summary', label: 'Summary' }, from: null, to: 'قال إنه لن يذهب.\nLine two' }],
      },
    ],
    next: '12',
  }),
  sample('history-none', HistoryPage, {
    ...mention,
    field: { code: 'summary', label: 'Summary' },
    items: [],
    next: null,
  }),
  sample('documents', DocumentsPage, { ...mention, open: true, documents, already: true }),
  sample('documents-none', DocumentsPage, { ...mention, open: true, documents: [], already: false }),
  sample('documents-closed', DocumentsPage, { ...mention, open: false, documents, already: false }),
  sample('document', DocumentPage, { ...mention, open: true, document: documents[0]!, page: 2 }),
  sample('document-not-shown', DocumentPage, { ...mention, open: false, document: documents[2]!, page: 0 }),
  sample('document-redaction', RedactionPage, { ...redaction, corner: null, wrong: [], left_out: [] }),
  sample('document-redaction-under-way', RedactionPage, redaction),
  sample('document-removal', DocumentRemovalPage, { ...mention, open: true, document: documents[0]!, page: 1 }),
  sample('document-removal-closed', DocumentRemovalPage, { ...mention, open: false, document: documents[1]!, page: 1 }),
  sample('tasks', TasksPage, {
    ...mention,
    open: true,
    tasks: detail.tasks,
    ended: [
      { ...detail.tasks[0]!, ended: { on: '2026-11-22', by: 'heron-maple-4821', done: true } },
      { ...detail.tasks[1]!, ended: { on: '2026-11-21', by: 'heron-maple-4821', done: false } },
    ],
    members: [
      { id: 'a1', handle: 'heron-maple-4821' },
      { id: 'a2', handle: 'cello-reed-1207' },
    ],
    self: 'a1',
  }),
  sample('tasks-closed', TasksPage, { ...mention, open: false, tasks: [], ended: [], members: [], self: 'a1' }),
  sample('my-tasks', MyTasksPage, {
    tasks: detail.tasks.map(({ id, what, due }) => ({ id, what, due, case: mention })),
  }),
  sample('week', WeekPage, week),
  sample('week-none', WeekPage, { ...week, desks: [] }),
  sample('my-tasks-none', MyTasksPage, { tasks: [] }),
  sample('closure', ClosurePage, {
    ...mention,
    version: 7,
    closed: null,
    state: 'open',
    deadlines: [{ on: '2026-11-27', what: 'Appeal' }],
    needs: detail.needs,
    tasks: detail.tasks,
    referred_to: ['Cello Law Office'],
    held_outside: ['Harbour Legal Aid'],
  }),
  sample('closure-again', ClosurePage, {
    ...mention,
    state: 'closed',
    version: 8,
    closed: bare.closed,
    deadlines: [],
    needs: [],
    tasks: [],
    referred_to: [],
    held_outside: [],
  }),
  sample('closure-enquiry', ClosurePage, {
    ...mention,
    state: 'enquiry',
    version: 7,
    closed: null,
    deadlines: [],
    needs: [],
    tasks: [],
    referred_to: [],
    held_outside: [],
  }),
  sample(
    'closure-late',
    ClosurePage,
    {
      ...mention,
      state: 'closed',
      version: 8,
      closed: bare.closed,
      deadlines: [],
      needs: [],
      tasks: [],
      referred_to: [],
      held_outside: [],
    },
    {
      typed: { 'version#': '7', reason: 'amnesty', 'achieved[]': ['shelter'], advice: 'Go\nthere' },
      problem: 'Closed.',
    },
  ),
  sample('deadline-new', DeadlineNewPage, mention),
  sample('case-deadlines', CaseDeadlinesPage, byRules),
  sample('case-deadlines-none', CaseDeadlinesPage, {
    ...byRules,
    deadlines: [],
    events: [],
    proposals: [],
    set_aside: [],
    countries_known: false,
  }),
  sample('case-deadlines-closed', CaseDeadlinesPage, { ...byRules, state: 'closed' }),
  sample('operation', OperationPage, {
    items: [
      { name: 'referral-ends', ran_on: '2026-11-25', result: 'done', late: false },
      { name: 'ended-grants', ran_on: '2026-11-20', result: 'done', late: true },
      { name: 'sweep', ran_on: '2026-11-25', result: 'failed', late: false },
      { name: 'retention', ran_on: null, result: null, late: true },
    ],
    mail: { sent_on: null, waiting: 3, failed: 1, error: 'RCPT 550' },
    keeper: false,
  }),
  sample('operation-well', OperationPage, {
    items: [{ name: 'referral-ends', ran_on: '2026-11-25', result: 'done', late: false }],
    mail: { sent_on: '2026-11-25', waiting: 0, failed: 0, error: null },
    keeper: true,
  }),
  sample('reminders-none', RemindersPage, { address: null, state: 'none' }),
  sample('reminders-unconfirmed', RemindersPage, {
    address: 'a.very.long.name@post.example.org',
    state: 'unconfirmed',
  }),
  sample(
    'reminders-code-wrong',
    RemindersPage,
    { address: 'name@example.org', state: 'unconfirmed' },
    {
      typed: { code: '7QK2-M9XA-4C0D' },
      mistakes: { code: 'This is not the code, or it has ended.' },
    },
  ),
  sample('reminders-confirmed', RemindersPage, { address: 'name@example.org', state: 'confirmed' }, lawyer),
  sample('reminders-refused', RemindersPage, { address: 'name@example.org', state: 'refused' }),
  sample('own-calendar-none', OwnCalendarPage, { made_on: null }),
  sample('own-calendar', OwnCalendarPage, { made_on: '2026-11-25' }),
  sample('own-calendar-made', CalendarMadePage, {
    address: `cases.example.org/calendar/${'aB3_-'.repeat(8)}xyz.ics`,
  }),
  sample('retention', RetentionPage, {
    items: [
      { case: mention, erase_on: '2026-11-25' },
      { case: { ...mention, reference: 'B3W-9TD', pseudonym: 'حجر' }, erase_on: '2026-12-20' },
    ],
    more: true,
    kept_months: 24,
    traces: 2,
  }),
  sample('retention-none', RetentionPage, { items: [], more: false, kept_months: 1, traces: 0 }, coordinator),
  sample('keeping', KeepingPage, { ...mention, erase_on: '2028-11-20', merged: false }, coordinator),
  sample('keeping-merged', KeepingPage, { ...mention, erase_on: '2028-11-20', merged: true }),
  sample('keeping-open', KeepingPage, { ...mention, erase_on: null, merged: false }),
  sample(
    'erasure',
    ErasurePage,
    {
      ...mention,
      person: true,
      merged_into: null,
      merged_from: ['B3W-9TD'],
      referred_to: ['Cello Law Office'],
      held_outside: ['Harbour Legal Aid'],
    },
    coordinator,
  ),
  sample(
    'erasure-of-one-of-two',
    ErasurePage,
    {
      ...mention,
      person: false,
      merged_into: { id: 'c7', reference: 'B3W-9TD' },
      merged_from: [],
      referred_to: [],
      held_outside: [],
    },
    { ...coordinator, mistakes: { reference: 'Type the reference of this case, K7Q-4MX, to say that you mean it.' } },
  ),
  sample('erasures', ErasuresPage, {
    items: [
      {
        id: 'c9',
        desk: 'North desk',
        erased_on: '2026-11-24',
        why: 'retention',
        person: true,
        traces_left: true,
        state: 'pending',
        settled_on: null,
      },
      {
        id: 'c8',
        desk: 'South desk',
        erased_on: '2026-11-20',
        why: 'asked',
        person: false,
        traces_left: false,
        state: 'proved',
        settled_on: '2026-11-21',
      },
      {
        id: 'c6',
        desk: 'South desk',
        erased_on: '2026-11-19',
        why: 'asked',
        person: true,
        traces_left: false,
        state: 'cleaned',
        settled_on: '2026-11-19',
      },
    ],
    more: true,
  }),
  sample('erasures-none', ErasuresPage, { items: [], more: false }),
  sample('changed-rules', ChangedRulesPage, {
    items: [
      {
        case: mention,
        id: 'l1',
        kind: { code: 'appeal', label: 'Appeal' },
        on: '2026-12-04',
        rule: 'Court action against a refusal',
        differences: [
          { what: 'How it is counted', before: '2 weeks after the decision', now: '1 week after the decision' },
          { what: 'The law', before: null, now: null },
        ],
        proposed: { name: 'de.vg.suit@2026-11-27', on: '2026-11-27' },
      },
      {
        case: { ...mention, id: 'c2', reference: 'B3W-9TD', pseudonym: 'حجر' },
        id: 'l2',
        kind: { code: 'appeal', label: 'Appeal' },
        on: '2026-11-20',
        rule: 'de.gone',
        differences: [{ what: 'The rule', before: '2 weeks after the decision', now: null }],
        proposed: null,
      },
    ],
    more: true,
  }),
  sample('changed-rules-none', ChangedRulesPage, { items: [], more: false }),
  sample('rules', RulesPage, {
    items: [{ country: 'DE', name: 'Germany', version: '2026-11-22', hash: 'ab12', rules: 5 }],
  }),
  sample('rules-of-country', RulesOfCountryPage, {
    country: 'DE',
    name: 'Germany',
    version: '2026-11-22',
    hash: 'ab12',
    rules: [rule, threshold],
    warnings: ['Courts decide case by case.'],
    may_sign: true,
  }),
  sample('rules-of-country-none', RulesOfCountryPage, {
    country: 'ER',
    name: 'Eritrea',
    version: '2026-11-22',
    hash: 'ab12',
    rules: [],
    warnings: [],
    may_sign: false,
  }),
  sample('proceedings', ProceedingsPage, { ...mention, state: 'open', proceedings: [proceeding, endedProceeding] }),
  sample('proceedings-none', ProceedingsPage, { ...mention, state: 'closed', proceedings: [] }),
  sample('proceeding', ProceedingPage, {
    ...proceeding,
    case: mention,
    state: 'open',
    related: [{ ...mention, id: 'c2' }],
  }),
  sample('proceeding-ended', ProceedingPage, { ...endedProceeding, case: mention, state: 'open', related: [] }),
  sample('case-campaigns', CaseCampaignsPage, {
    ...mention,
    linked: detail.campaigns.linked,
    campaigns,
    language: 'ru',
  }),
  sample('case-campaigns-none', CaseCampaignsPage, { ...mention, linked: [], campaigns: [], language: null }),
  sample('imports', ImportsPage, {
    imports: [
      {
        id: 'i1',
        on: '2026-11-24',
        desk: 'North desk',
        by: 'heron-maple-4821',
        imported: 212,
        needs_review: 2,
        rejected: 2,
      },
    ],
    waiting: [review],
    left: 94,
    first: 'w1',
    next: 'abc',
  }),
  sample('imports-empty', ImportsPage, { imports: [], waiting: [], left: 0, first: null }),
  sample('import-upload', UploadPage, { desks }),
  sample(
    'import-upload-wrong',
    UploadPage,
    { desks },
    {
      typed: { desk_id: 'd2' },
      mistakes: { sheet: 'Choose a sheet first.' },
    },
  ),
  sample('import-columns', ColumnsPage, columns),
  sample('import-columns-remembered', ColumnsPage, { ...columns, remembered: true, sheets: [], hidden_rows: 1 }),
  sample('import-columns-wrong', ColumnsPage, columns, {
    typed: { 'columns.0': 'name', 'columns.1': 'extra' },
    mistakes: { 'columns.1': 'No column for the consent was found.' },
  }),
  sample('import-report', ReportPage, report),
  sample('import-report-long', ReportPage, { ...report, untold: 9000 }),
  sample('import-under-way', ImportPage, underWay),
  sample('import-standing-still', ImportPage, { ...underWay, refreshes: false }),
  sample('import-stopped', ImportPage, { ...underWay, underWay: false, refreshes: false }),
  sample('import-row', ReviewRowPage, review),
  sample('import-row-last', ReviewRowPage, { ...review, left: 1, next: null, made: null, like: [], beside: null }),
  sample('import-alike', AlikePage, { groups: alike, first: 'w1' }),
  sample('import-alike-none', AlikePage, { groups: [], first: 'w1' }),
  sample('referral-new', ReferralNewPage, {
    case: mention,
    away: [{ legal_contact_id: 'k1', stand_in: 'Counsel Reed', until: '2026-12-06' }],
    legal_contacts: [
      {
        id: 'k1',
        name: 'Cello Law Office',
        reasons: ['Works in Germany, where the person stays'],
        account: 'account',
        pinned: true,
      },
      { id: 'k2', name: 'Reed and Partners', reasons: ['Speaks Russian'], account: 'account', pinned: false },
      { id: 'k3', name: 'Harbour Legal Aid', reasons: [], account: 'none', pinned: false },
    ],
    packet_fields: sent.fields,
    language: 'ru',
    ends_on: '2026-12-24',
    template: null,
    ticked: [],
    by_hand: false,
    documents: documents.map(({ id, name, made_from, clean }) => ({ id, name, redacted: made_from !== null, clean })),
    consents: [recordedConsent],
    chosen_consent: recordedConsent.id,
    chosen: 'k1',
  }),
  sample('referral-new-template', ReferralNewPage, {
    case: mention,
    away: [],
    legal_contacts: [{ id: 'k1', name: 'Cello Law Office', reasons: [], account: 'account', pinned: true }],
    packet_fields: sent.fields,
    language: 'ru',
    ends_on: '2026-12-08',
    template: {
      purpose: 'second_opinion',
      fields: ['facts', 'summary'],
      never: ['legal_name'],
      hint: 'An opinion is about the matter. It needs no identity.',
      days: 14,
    },
    ticked: ['facts', 'summary'],
    by_hand: true,
    documents: [],
    consents: [],
  }),
  ...[null, { person: 'Emil Primerov', also: ['E. Primeroff'] }].map((name) =>
    sample(name ? 'referral-preview-opened' : 'referral-preview', OfferPreviewPage, {
      case: mention,
      legal_contact: 'Cello Law Office',
      absence: { stand_in: 'Counsel Reed', until: '2026-12-06', reads: name ? 'yes' : 'not-confirmed' },
      next_in_line: name ? ['Reed and Partners', 'Harbour Legal Aid'] : [],
      preview,
      name,
      sections: [{ code: 'summary', label: 'Summary', text: 'Reservist.\nWill not go.' }],
      files: name ? filesOfPacket : [],
      closed: name ? [] : [{ code: 'legal_name', label: 'Legal name' }],
      lacking: [{ code: 'notes', label: 'Notes marked for a lawyer' }],
      needless: [{ code: 'legal_name', label: 'Legal name' }],
      offer: {
        legal_contact_id: 'k1',
        purpose: 'second_opinion',
        fields: ['legal_name', 'summary', 'notes'],
        urgency: 'high',
        consent: { given_on: '2026-11-20', language: 'ru' },
        ends_on: '2026-12-24',
        by_hand: name !== null,
        ...(name && { documents: ['p2'] }),
        originals: name !== null,
      },
    }),
  ),
  sample('referral-new-none', ReferralNewPage, {
    case: mention,
    away: [],
    legal_contacts: [],
    packet_fields: [],
    language: null,
    ends_on: '2026-12-24',
    template: null,
    ticked: [],
    by_hand: false,
    documents: [],
    consents: [],
  }),
  sample('consents', ConsentsPage, {
    case: sent.case,
    consents: [],
    contacts: [],
    fields: sent.fields,
    counted_in: NOT_COUNTED,
    open: true,
  }),
  sample('consents-closed', ConsentsPage, {
    case: sent.case,
    consents: [givenConsent, countedConsent],
    contacts: [],
    fields: [],
    counted_in: { intake: '2031-Q1', outcome: '2031-Q3' },
    open: false,
  }),
  ...(['en', 'ar', 'ti'] as const).map((language) =>
    sample(`consent-sheet-${language}`, ConsentSheetPage, {
      case: sent.case,
      consent_id: 'g1',
      read: language === 'en',
      languages: [
        { code: 'ar', label: 'Arabic' },
        { code: 'en', label: 'English' },
      ],
      ...sheetOf(
        {
          id: 'g1',
          purpose: 'asylum_claim',
          recipient: { kind: 'legal_contact', id: 'k1' },
          fields: ['facts', 'summary'],
          given_by: 'oral',
          language: 'ar',
          recorded_by: 'heron-maple-4821',
          from: '2026-11-20',
        },
        'Cello Law Office',
        sent.case.reference,
        language,
      ),
    }),
  ),
  sample('consent-withdraw', ConsentWithdrawPage, {
    case: sent.case,
    consents: [givenConsent],
    all: true,
    outside: [{ ...outside, state: 'accepted' }],
    ends: [sent],
    deadlines: [{ on: '2026-11-27', what: 'Appeal', for: ['Asylum claim'] }],
    links: [
      {
        campaign: 'Protect those who refuse',
        from: { code: 'pseudonym', label: 'Pseudonym' },
        to: { code: 'none', label: 'Not at all' },
      },
    ],
    uncounted: true,
    counted_in: NOT_COUNTED,
  }),
  sample('consent-withdraw-counted', ConsentWithdrawPage, {
    case: sent.case,
    consents: [countedConsent],
    all: false,
    outside: [],
    ends: [],
    deadlines: [],
    links: [],
    uncounted: true,
    counted_in: { intake: '2031-Q1', outcome: null },
  }),
  sample('consent-withdraw-nothing', ConsentWithdrawPage, {
    case: sent.case,
    consents: [],
    all: true,
    outside: [],
    ends: [],
    deadlines: [],
    links: [],
    uncounted: false,
    counted_in: NOT_COUNTED,
  }),
  sample('referral-sent', ReferralSentPage, sent),
  sample('referral-sent-declined', ReferralSentPage, {
    ...sent,
    state: 'declined',
    decline_note: 'No free place before the spring.',
    written: true,
  }),
  ...[null, 'The referral has ended: they can open nothing of it any more.'].map((closedBy) =>
    sample(closedBy ? 'desk-exchange-ended' : 'desk-exchange', DeskExchangePage, {
      id: 'r1',
      case: mention,
      legal_contact: 'Cello Law Office',
      state: closedBy ? 'revoked' : 'previewed',
      closed_by: closedBy,
      files_closed_by: closedBy ?? 'Files can be sent once they have accepted.',
      lines: closedBy ? [] : exchangeLines,
    }),
  ),
  sample('desk-exchange-accepted', DeskExchangePage, {
    id: 'r1',
    case: mention,
    legal_contact: 'Cello Law Office',
    state: 'accepted',
    closed_by: null,
    files_closed_by: null,
    lines: exchangeLines,
  }),
  ...(['accepted', 'expired'] as const).map((state) =>
    sample(`exchange-${state}`, ExchangePage, { id: 'r1', state, open: true, lines: exchangeLines }, lawyer),
  ),
  ...(['proceeding', 'event', 'outcome'] as const).flatMap((what) =>
    [null, 'confirmed' as const].map((verdict) =>
      sample(`received-report-${what}-${verdict ?? 'waits'}`, ReceivedReportPage, {
        id: 'x3',
        referral_id: 'r1',
        case: mention,
        legal_contact: 'Cello Law Office',
        at: '2026-11-24T11:00',
        title: 'Hearing',
        lines: [{ label: 'Day', text: '2027-02-01' }],
        verdict,
        report: { what, type: 'asylum_first', kind: 'hearing', on: '2027-02-01', outcome: 'Status granted' },
        proceedings: what === 'event' ? [] : [{ code: 'p1', label: 'Asylum, first instance, 1 K 1/26' }],
        proceeding: what === 'event' ? null : 'p1',
        reaches: what !== 'outcome',
      }),
    ),
  ),
  ...(['accepted', 'expired'] as const).flatMap((state) => [
    sample(`report-proceeding-${state}`, ReportProceedingPage, { id: 'r1', state }, lawyer),
    sample(`report-hearing-${state}`, ReportHearingPage, { id: 'r1', state }, lawyer),
    sample(`report-decision-${state}`, ReportDecisionPage, { id: 'r1', state }, lawyer),
    sample(`completion-${state}`, CompletionPage, { id: 'r1', state }, lawyer),
  ]),
  sample('exchange-old', ExchangePage, { id: 'r1', state: 'accepted', open: false, lines: [] }, lawyer),
  ...(['name', 'packet', null] as const).map((part) =>
    sample(`referral-release-${part ?? 'none'}`, ReferralReleasePage, { ...sent, waits_for: part }),
  ),
  sample('outside-list', OutsideListPage, {
    case: mention,
    items: [outside, { ...outside, id: 'u2', state: 'to_tell' }],
    open: true,
  }),
  sample('outside-list-none', OutsideListPage, { case: mention, items: [], open: false }),
  sample('outside', OutsidePage, outsideDetail),
  sample('outside-taken-back', OutsidePage, { ...outsideDetail, state: 'to_tell', answers: ['told'] }),
  sample('outside-over', OutsidePage, { ...outsideDetail, ends_on: '2026-11-22', documents: 0 }),
  sample('outside-told', OutsidePage, { ...outsideDetail, state: 'told', answers: [] }),
  sample('outside-packet', OutsidePacketPage, {
    id: 'u1',
    case: mention,
    from: { organisation: 'North Support', desk: 'North desk' },
    legal_contact: outside.legal_contact,
    purpose: outside.purpose,
    consent: sent.consent,
    on: '2026-11-25',
    ends_on: '2026-12-20',
    sections: [{ code: 'summary', label: 'Summary', text: 'Reservist.\nWill not go.' }],
    files: [],
  }),
  ...([true, false] as const).map((some) =>
    sample(`outside-new${some ? '' : '-nobody'}`, OutsideNewPage, {
      case: mention,
      away: [],
      legal_contacts: some
        ? [{ id: 'k3', name: 'Harbour Legal Aid', reasons: ['Speaks Russian'], account: 'none', pinned: false }]
        : [],
      packet_fields: sent.fields,
      language: 'ru',
      ends_on: '2026-12-25',
      template: null,
      ticked: [],
      by_hand: false,
      documents: [{ id: 'd1', name: 'summons.pdf', redacted: true, clean: true }],
      consents: [],
      chosen: 'k3',
    }),
  ),
  sample('referral-sent-draft', ReferralSentPage, { ...sent, state: 'draft', told: [], line }),
  sample('referral-withdraw-draft', ReferralWithdrawPage, { ...sent, state: 'draft', nearest_deadline: null }),
  sample('referral-extension-draft', ReferralExtensionPage, { ...sent, state: 'draft', last_day: '2026-12-24' }),
  sample('referral-line', LinePage, { id: 'r1', case: mention, entries: line }),
  sample('referral-line-over', LinePage, { id: 'r1', case: mention, entries: sent.line }),
  sample('referral-sent-waits', ReferralSentPage, { ...sent, waits_for: 'packet' }),
  sample('referral-extension', ReferralExtensionPage, { ...sent, last_day: '2026-12-24' }),
  sample('referral-extension-ended', ReferralExtensionPage, { ...sent, state: 'expired', last_day: '2026-12-24' }),
  sample('referral-withdraw', ReferralWithdrawPage, {
    ...sent,
    nearest_deadline: { on: '2026-11-27', what: 'Appeal' },
  }),
  ...([null, 'open', 'ended'] as const).map((show) =>
    sample(
      `offers-${show ?? 'all'}`,
      OffersPage,
      { items: [offer('previewed'), { ...offer('declined'), id: 'r2' }], next: show && 'r2', show },
      lawyer,
    ),
  ),
  ...([null, 'ended'] as const).map((show) =>
    sample(`offers-empty-${show ?? 'all'}`, OffersPage, { items: [], next: null, show }, lawyer),
  ),
  sample('conflict-names', ConflictNamesPage, { items: [{ id: 'n1', name: 'Олена Ковальчук' }], next: null }, lawyer),
  sample('conflict-names-none', ConflictNamesPage, { items: [], next: null }, lawyer),
  sample('stand-ins', StandInsPage, standInsNow, lawyer),
  sample('stand-ins-nobody', StandInsPage, { ...standInsNow, items: [], colleagues: [] }, lawyer),
  ...(['previewed', 'conflict_check', 'accepted'] as const).map((state) =>
    sample(
      `offer-in-place-${state}`,
      OfferPage,
      { ...offer(state), in_place_of: 'Counsel Example', in_place: [] },
      lawyer,
    ),
  ),
  sample('offer-previewed', OfferPage, offer('previewed'), lawyer),
  sample('offer-conflict-check', OfferPage, offer('conflict_check'), lawyer),
  sample('offer-accepted', OfferPage, offer('accepted'), lawyer),
  sample('offer-name-waits', OfferPage, { ...offer('conflict_check'), name: null, waits_for: 'name' }, lawyer),
  sample('offer-packet-waits', OfferPage, { ...offer('accepted'), waits_for: 'packet' }, lawyer),
  sample('offer-declined', OfferPage, offer('declined'), lawyer),
  sample(
    'packet',
    PacketPage,
    {
      id: 'r1',
      purpose: preview.purpose,
      consent: sent.consent,
      ends_on: sent.ends_on,
      sections: [
        { code: 'facts', label: 'Coded facts', lines: preview.lines },
        { code: 'summary', label: 'Summary', text: 'Reservist.\nWill not go.' },
        {
          code: 'notes',
          label: 'Notes marked for a lawyer',
          entries: [{ on: '2026-11-22', text: 'He has until Friday.' }],
        },
        { code: 'deadlines', label: 'Deadlines' },
      ],
      files: filesOfPacket,
    },
    lawyer,
  ),
  ...[401, 403, 404, 409, 413, 422, 429, 500, 503].map((status) =>
    sample(`error-${status}`, ErrorPage, { status }, status === 401 ? nobody : undefined),
  ),
];
