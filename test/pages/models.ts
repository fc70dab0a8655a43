import type { RecordedConsent } from '../../src/referrals/views/referral.view.js';
import type { ConsentLine } from '../../src/cases/consents/consent.view.js';
import type { AlikeGroup } from '../../src/cases/import/views/alike.page.js';
import type { SheetColumns } from '../../src/cases/import/views/columns.page.js';
import type { ImportReport, OneImport, ReviewRow } from '../../src/cases/import/views/import.view.js';
import type { FoundByName } from '../../src/cases/by-name/views/found-by-name.page.js';
import type { MergeForm, ReversalForm } from '../../src/cases/merge/merge.presenter.js';
import type { Likeness } from '../../src/cases/same-person/likeness.js';
import type { AlikeCases } from '../../src/cases/same-person/views/alike-cases.page.js';
import type { AlikePairs } from '../../src/cases/same-person/views/alike-pairs.page.js';
import type { Choices } from '../../src/cases/find/narrowing.service.js';
import type { Found } from '../../src/cases/find/where-found.js';
import type { CaseFacts } from '../../src/cases/views/case-facts.page.js';
import type { CaseRow } from '../../src/cases/views/case-list.page.js';
import type { RedactionInHand } from '../../src/cases/documents/redaction/views/redaction.page.js';
import type { DocumentLine } from '../../src/cases/documents/document.view.js';
import type { CaseDetail } from '../../src/cases/views/case.view.js';
import type { PageFrame } from '../../src/common/web/page-context.js';
import type { ExchangeLine } from '../../src/referrals/exchange/exchange.view.js';
import type { StandInList } from '../../src/referrals/stand-in/stand-ins.view.js';
import type { Offer, Preview, SentReferral } from '../../src/referrals/views/referral.view.js';

/** Invented people, in a form that handlers answer. */

const member = {
  handle: 'heron-maple-4821',
  roleLabel: 'Caseworker',
  desk: 'North desk',
  endsAt: '2026-11-24T16:40:00Z',
};
export const caseworker: PageFrame = {
  lang: 'en',
  today: '2026-11-24',
  demonstration: false,
  formToken: (path) => `token-of-${path}`,
  signedIn: { ...member, role: 'caseworker' },
  typed: {},
  mistakes: {},
};
export const coordinator = { signedIn: { ...member, role: 'coordinator' } };
export const lawyer = {
  signedIn: { ...member, handle: 'cello-reed-1207', role: 'lawyer', roleLabel: 'Lawyer', desk: undefined },
};
export const nobody = { signedIn: undefined };

const coded = (code: string, label: string) => ({ code, label });
export const mention = { id: 'c1', reference: 'K7Q-4MX', pseudonym: 'Heron' };
export const caseFile = {
  ...mention,
  state: 'Open',
  by: 'heron-maple-4821',
  on: '2026-11-24',
  sections: [
    { label: 'Facts', lines: [{ label: 'Whose army', text: 'Norvania' }] },
    { label: 'Notes', entries: [{ on: '2026-11-20', title: 'Note', by: 'heron-maple-4821', text: 'Will not go.' }] },
  ],
};
export const desks = [
  { id: 'd1', name: 'North desk' },
  { id: 'd2', name: 'South desk' },
];

const row = (
  pseudonym: string,
  reference: string,
  on: string | null,
  what: string,
  more: Partial<CaseRow> = {},
): CaseRow => ({
  id: reference,
  reference,
  pseudonym,
  state: 'open',
  next_due: on ? { on, what } : null,
  country: 'Russia',
  situation: 'Refused deployment',
  to_complete: false,
  missing: [],
  ...more,
});
export const rows = [
  row('Heron', 'K7Q-4MX', '2026-11-23', 'Appeal', { tag: ['wait', 'Referral waiting'] }),
  row('Birch', 'B3W-9TD', '2026-11-24', 'Report for duty', {
    to_complete: true,
    missing: ['service_country', 'language'],
    country: null,
  }),
  row('Lantern', 'N6H-2RV', '2026-11-27', 'Hearing', { state: 'enquiry', situation: null }),
  row('Cello', 'R4P-7KB', '2026-12-04', 'Asylum application', { tag: ['on', 'Lawyer accepted'] }),
  row('Juniper', 'T7F-4GP', null, '', { country: 'Germany' }),
];

export const documents: DocumentLine[] = [
  {
    id: 'p1',
    name: 'Повестка в военкомат.pdf',
    kind: coded('military', 'Military paper: summons, contract, service book'),
    type: 'pdf',
    bytes: 183_300,
    pages: 3,
    clean: true,
    note: 'He photographed it before he threw it away.',
    by: 'heron-maple-4821',
    on: '2026-11-21',
    made_from: null,
  },
  {
    id: 'p2',
    name: 'رسالة من الوحدة العسكرية.jpg',
    kind: coded('evidence', 'Other evidence: letters, posts, photographs'),
    type: 'jpeg',
    bytes: 2_411_724,
    pages: 1,
    clean: true,
    note: null,
    by: 'cello-reed-1207',
    on: '2026-11-20',
    made_from: 'p1',
  },
  {
    id: 'p3',
    name: `Voice message of the sergeant about the deployment ${'and the list of names '.repeat(4)}.ogg`,
    kind: coded('other', 'Something else'),
    type: 'other',
    bytes: 912,
    pages: 0,
    clean: false,
    note: null,
    by: 'heron-maple-4821',
    on: '2026-11-19',
    made_from: null,
  },
];

export const redaction: RedactionInHand = {
  case: mention,
  document: { id: 'p1', name: 'Повестка в военкомат.pdf', pages: 3, is_pdf: true },
  page: 2,
  hidden: [
    { mark: '1:B3-D4', page: 1, place: 'B3-D4' },
    { mark: '2:10,20,30.5,5', page: 2, place: '10,20,30.5,5' },
  ],
  left_out: [3],
  wrong: [{ typed: 'K1', message: 'There is no square K1.' }],
  corner: { mark: '2:10,20', words: 'B3 (10 % from the left, 20 % from the top)' },
  picture: {
    png: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    high: 905,
  },
};

export const detail: CaseDetail = {
  ...mention,
  documents,
  version: 7,
  state: 'open',
  desk: { id: 'd1', name: 'North desk' },
  holder: 'heron-maple-4821',
  closed: null,
  safe_contact: {
    channel: coded('message', 'Encrypted message'),
    instructions:
      'Only 19:00 to 21:00. The phone is shared with a relative who does not know.\nNo answer for 3 days: tell the coordinator.',
  },
  summary: 'Reservist, called up a second time. Says he will not go.',
  deadlines: [
    {
      id: 'l1',
      on: '2026-11-23',
      kind: coded('evidence', 'Evidence'),
      certainty: coded('confirmed', 'Confirmed'),
      why: 'Set by heron-maple-4821',
    },
    {
      id: 'l2',
      on: '2026-11-27',
      kind: coded('appeal', 'Appeal'),
      certainty: coded('estimated', 'Estimated'),
      why: 'Set by cello-reed-1207',
    },
  ],
  tasks: [
    {
      id: 't1',
      what: 'Call the shelter',
      for: { id: 'a1', handle: 'heron-maple-4821' },
      due: '2026-11-23',
      by: 'cello-reed-1207',
      on: '2026-11-20',
    },
    {
      id: 't2',
      what: 'اسأل عن الموعد',
      for: { id: 'a2', handle: 'cello-reed-1207' },
      due: null,
      by: 'cello-reed-1207',
      on: '2026-11-20',
    },
  ],
  notes: [
    {
      id: 'n3',
      from: 'word',
      on: '2026-11-22',
      title: 'Note',
      by: 'heron-maple-4821',
      text: 'He has until Friday.\nHe asks if he may travel.',
      visibility: 'lawyer',
    },
    { id: 'n2', from: 'system', on: '2026-11-20', title: 'Referral sent', by: 'heron-maple-4821', text: null },
    {
      id: 'n1',
      from: 'word',
      on: '2026-11-12',
      title: 'Note',
      by: 'cello-reed-1207',
      text: 'قال إنه لن يذهب.',
      visibility: 'desk',
    },
  ],
  draft: { text: 'He called again.\nWe', visibility: 'desk', on: '2026-11-23' },
  related: [
    {
      id: 'c7',
      kind: coded('family', 'Family'),
      reason: 'One hearing for both.',
      by: 'cello-reed-1207',
      on: '2026-11-20',
      case: { id: 'c7', reference: 'B3W-9TD', pseudonym: 'Birch' },
    },
    {
      id: 'c8',
      kind: coded('same_unit', 'Same unit'),
      reason: 'Left together.',
      by: 'x',
      on: '2026-11-20',
      case: null,
    },
  ],
  older: '5b01e7',
  facts: { country_of_stay: 'DE', service_category: 'reservist', grounds: ['pacifist_ethical'], language: ['ru'] },
  fact_lines: [
    { label: 'Now in', text: 'Germany' },
    { label: 'Service', text: 'Reservist' },
    { label: 'Grounds', text: 'Pacifist ethical' },
  ],
  to_complete: true,
  needs: [
    { ...coded('asylum', 'Asylum'), state: coded('in_work', 'In work'), by: 'heron-maple-4821', on: '2026-11-20' },
    { ...coded('housing', 'Housing'), state: coded('open', 'Asked for'), by: null, on: null },
  ],
  risk: {
    level: coded('high', 'High'),
    review_by: '2026-12-01',
    assessed_on: '2026-11-01',
    assessed_by: 'heron-maple-4821',
  },
  consent: { agreed: true, language: coded('ru', 'Russian'), given_by: coded('oral', 'Oral'), given_on: '2026-11-12' },
  counted: true,
  referrals: [
    {
      id: 'r1',
      legal_contact: 'Cello Law Office',
      purpose: coded('asylum_claim', 'Asylum claim'),
      state: 'conflict_check',
      decline_reason: null,
      opened: { preview: '2026-11-23', name: '2026-11-24', packet: null },
      ends_on: '2026-12-20',
      key_lost_on: null,
      send_again_to: null,
      hear_words_at: null,
      written: true,
    },
    {
      id: 'r2',
      legal_contact: 'Reed and Partners',
      purpose: coded('asylum_claim', 'Asylum claim'),
      state: 'declined',
      decline_reason: coded('no_capacity', 'No capacity'),
      opened: { preview: '2026-11-17', name: null, packet: null },
      ends_on: '2026-12-10',
      key_lost_on: null,
      send_again_to: null,
      hear_words_at: null,
      written: false,
    },
    {
      id: 'r3',
      legal_contact: 'Reed and Partners',
      purpose: coded('asylum_claim', 'Asylum claim'),
      state: 'expired',
      decline_reason: null,
      opened: { preview: '2026-11-17', name: null, packet: null },
      ends_on: '2026-12-10',
      key_lost_on: '2026-11-20',
      send_again_to: 'k1',
      hear_words_at: '/desks/d1/pins/new?subject=lawyer.a2',
      written: false,
    },
  ],
  outside: [
    {
      id: 'u1',
      case_id: 'c1',
      legal_contact: 'Harbour Legal Aid',
      purpose: coded('second_opinion', 'Second opinion'),
      state: 'to_tell',
      offered_on: '2026-11-20',
      ends_on: '2026-12-20',
    },
  ],
  fitting: [
    {
      id: 'k1',
      name: 'Cello Law Office',
      reasons: ['Works in Germany, where the person stays', 'Speaks Russian'],
      offerable: true,
      outside: false,
    },
    {
      id: 'k2',
      name: 'Harbour Legal Aid',
      reasons: ['Works in Germany, where the person stays'],
      offerable: false,
      outside: true,
    },
  ],
  campaigns: {
    linked: [
      { id: 'p1', name: 'Protect those who refuse', country: 'Germany', level: coded('counted_only', 'Counted only') },
    ],
    involved: [{ id: 'p2', name: 'Object to war', country: null }],
  },
  merged: { into: null, from: [{ id: 'c9', reference: 'W2R-8KD', on: '2026-11-20', until: '2026-12-20' }] },
  keep_until: null,
};
export const bare: CaseDetail = {
  ...detail,
  state: 'closed',
  holder: null,
  closed: {
    reason: coded('safe_and_stable', 'Safe and stable'),
    on: '2026-11-20',
    by: 'heron-maple-4821',
    achieved: [coded('counselling', 'Counselling')],
    advice: 'Told where to apply.',
  },
  safe_contact: null,
  summary: null,
  draft: null,
  documents: [],
  related: [],
  deadlines: [],
  tasks: [],
  notes: [],
  older: undefined,
  fact_lines: [],
  needs: [],
  risk: null,
  referrals: [],
  fitting: [],
  campaigns: { linked: [], involved: [] },
  merged: { into: null, from: [] },
  keep_until: '2028-11-20',
};

export const facts: CaseFacts = {
  ...mention,
  version: 8,
  summary: detail.summary,
  safe_contact: { channel: 'message', instructions: 'Only in the evening.' },
  facts: {
    service_country: 'RU',
    country_of_stay: 'DE',
    citizenship: ['RU'],
    language: ['ru', 'uk'],
    grounds: ['religious'],
  },
  needs: ['asylum'],
  risk: { level: 'high', review_by: '2026-12-01' },
  consent: { agreed: true, language: 'ru', given_by: 'oral', given_on: '2026-11-12' },
  counted: false,
};

export const report: ImportReport = {
  desk: { id: 'd1', name: 'North desk' },
  counts: { imported: 212, needs_review: 2, rejected: 2, consent_refused: 1, already_here: 0 },
  read_as: 'text separated by commas, UTF-8',
  why: [{ code: 'AMBIGUOUS_DATE:dob', rows: 1 }],
  plain: 209,
  untold: 0,
  rows: [
    { record: 1, outcome: 'imported', reasons: [], warnings: ['DEADLINE_PASSED'] },
    { record: 2, outcome: 'needs_review', reasons: ['AMBIGUOUS_DATE:dob', 'CONSENT_MISSING'], warnings: [] },
    { record: 3, outcome: 'rejected', reasons: ['CONSENT_REFUSED'], warnings: [] },
  ],
  carried: [{ name: 'ticket', value: 'x' }],
};
export const alike: AlikeGroup[] = [
  {
    reason: 'STATUS_UNMAPPED',
    column: 'Status',
    texts: ['заява'],
    rows: 12,
    ofColumn: false,
    choices: [{ code: 'code:co_applied', label: 'Applied as conscientious objector' }],
  },
  {
    reason: 'AMBIGUOUS_DATE:dob',
    column: 'Birth date',
    texts: ['03/04/1990', '05/06/1991'],
    rows: 23,
    ofColumn: true,
    choices: [{ code: 'day', label: 'The day stands first' }],
  },
];
export const columns: SheetColumns = {
  id: 's1',
  desk: 'North desk',
  read_as: 'a workbook (xlsx)',
  remembered: false,
  sheet: 'Cases',
  sheets: [
    { name: 'Cases', hidden: false },
    { name: 'old', hidden: true },
  ],
  columns: [
    { place: 0, heading: 'Name', values: ['Anna Placeholder'], meaning: 'name', known: true, hidden: false },
    { place: 1, heading: 'Wer weiß', values: [], meaning: 'extra', known: false, hidden: false },
    { place: 2, heading: 'Phone', values: ['+999 100 0222'], meaning: 'contact', known: true, hidden: true },
  ],
  missing: ['Consent', 'Birth date'],
  hidden_rows: 2,
  take_hidden: { columns: [], rows: false },
};
export const underWay: OneImport = {
  id: 'i2',
  on: '2026-11-24',
  desk: 'North desk',
  by: 'heron-maple-4821',
  imported: 900,
  needs_review: 280,
  rejected: 60,
  already_there: 10,
  done: 1250,
  of: 25000,
  underWay: true,
  first: 'w1',
  refreshes: true,
};
export const review: ReviewRow = {
  id: 'w1',
  record: 2,
  on: '2026-11-24',
  desk: 'North desk',
  reasons: ['AMBIGUOUS_DATE:dob', 'POSSIBLE_DUPLICATE'],
  warnings: ['NO_NAME'],
  like: [mention],
  beside: { id: 'w2', record: 1, lines: [{ label: 'Name', text: 'Anna Placeholder' }] },
  left: 94,
  next: 'w3',
  made: mention,
  cells: [
    { key: 'name', heading: 'Name / имя', value: 'Primerov' },
    { key: 'dob', heading: 'DOB', value: '03/04/1999', doubtful: true },
    { key: 'notes', heading: 'notes', value: 'Wrote to us.\nWaits.', long: true },
  ],
};

export const preview: Preview = {
  purpose: coded('asylum_claim', 'Asylum claim'),
  service_country: 'Russia',
  country_of_stay: 'Germany',
  deadline_week: '2026-11-23',
  urgency: coded('high', 'High'),
  languages: ['Russian'],
  lines: [{ label: 'Service', text: 'Reservist' }],
};
const given = { given_on: '2026-11-19', language: coded('ru', 'Russian') };
export const offer = (state: Offer['state']): Offer => ({
  written: false,
  id: 'r1',
  state,
  preview,
  ends_on: '2026-12-20',
  offered_on: '2026-11-20',
  opened: { preview: '2026-11-23', name: state === 'previewed' ? null : '2026-11-24', packet: null },
  name: state === 'conflict_check' ? { person: 'Emil Primerov', also: ['E. Primeroff'] } : null,
  conflicts: state === 'conflict_check' ? ['Emil Primerow'] : null,
  holds: [coded('legal_name', 'Legal name'), coded('safe_contact', 'Safe contact')],
  consent: state === 'declined' ? null : given,
  waits_for: null,
  in_place_of: null,
  in_place: state === 'accepted' ? [{ what: 'accepted', by: 'Reed and Partners', on: '2026-11-24' }] : [],
  told: state === 'accepted' ? [{ what: 'extended', on: '2026-11-24' }] : [],
  decline_reason: state === 'declined' ? coded('no_capacity', 'No capacity') : null,
});
export const standInsNow: StandInList = {
  items: [
    {
      id: 'i1',
      away: 'Counsel Example',
      stand_in: 'Counsel Reed',
      from_on: '2026-11-24',
      until_on: '2026-12-06',
      mine: true,
    },
    {
      id: 'i2',
      away: 'Олена Ковальчук',
      stand_in: 'Counsel Example',
      from_on: '2026-11-24',
      until_on: '2026-12-06',
      mine: false,
    },
  ],
  next: null,
  colleagues: [{ id: 'a1', name: 'Counsel Reed' }],
  last_day: '2027-01-23',
};
export const exchangeLines: ExchangeLine[] = [
  {
    id: 'x1',
    by: 'lawyer',
    who: null,
    at: '2026-11-24T09:30',
    waits: true,
    text: 'Did he get it in writing?',
    report: null,
    file: null,
    verdict: null,
  },
  {
    id: 'x2',
    by: 'desk',
    who: 'heron-maple-4821',
    at: '2026-11-24T10:05',
    waits: false,
    text: 'Да, повестка у нас.',
    report: null,
    file: null,
    verdict: null,
  },
  {
    id: 'x3',
    by: 'lawyer',
    who: null,
    at: '2026-11-24T11:00',
    waits: true,
    text: null,
    report: { title: 'Hearing', lines: [{ label: 'Day', text: '2027-02-01' }], verdict: null },
    file: null,
    verdict: null,
  },
  {
    id: 'x4',
    by: 'desk',
    who: null,
    at: '2026-11-24T11:30',
    waits: false,
    text: 'It was moved.',
    report: null,
    file: null,
    verdict: { about: 'x3', is: 'corrected' },
  },
  {
    id: 'x5',
    by: 'lawyer',
    who: null,
    at: '2026-11-24T12:30',
    waits: true,
    text: 'As it was served.',
    report: null,
    file: { id: 'f1', name: 'Bescheid.pdf', bytes: 80_000, clean: true, open: true, kept: false },
    verdict: null,
  },
  {
    id: 'x6',
    by: 'desk',
    who: 'heron-maple-4821',
    at: '2026-11-24T13:30',
    waits: false,
    text: null,
    report: null,
    file: { id: 'f2', name: 'повестка.jpg', bytes: 1_200_000, clean: false, open: true, kept: true },
    verdict: null,
  },
  {
    id: 'x7',
    by: 'lawyer',
    who: null,
    at: '2026-11-24T14:30',
    waits: false,
    text: null,
    report: null,
    file: { id: 'f3', name: 'Antrag.docx', bytes: 900, clean: true, open: false, kept: false },
    verdict: null,
  },
];
export const givenConsent: ConsentLine = {
  id: 'g1',
  state: 'live',
  purpose: coded('asylum_claim', 'Asylum claim'),
  recipient: 'Counsel Example',
  stand_in: true,
  fields: [coded('facts', 'Coded facts')],
  given_on: '2026-11-20',
  given_by: coded('oral', 'By word of mouth'),
  language: coded('ru', 'Russian'),
  recorded_by: 'heron-maple-4821',
  until: '2027-02-01',
  withdrawn: null,
  referrals: [],
  outside: [
    {
      id: 'u1',
      case_id: 'c1',
      legal_contact: 'Harbour Legal Aid',
      purpose: coded('asylum_claim', 'Asylum claim'),
      state: 'offered',
      offered_on: '2026-11-20',
      ends_on: '2026-12-20',
    },
  ],
};
export const recordedConsent: RecordedConsent = {
  id: 'g1',
  legal_contact_id: 'k1',
  recipient: 'Cello Law Office',
  purpose: coded('asylum_claim', 'Asylum claim'),
  fields: [coded('facts', 'Coded facts'), coded('summary', 'Summary')],
  given_on: '2026-11-20',
  until: null,
  stand_in: false,
};
export const countedConsent: ConsentLine = {
  ...givenConsent,
  id: 'g2',
  state: 'withdrawn',
  purpose: coded('counted', 'Being counted'),
  recipient: null,
  stand_in: false,
  fields: [coded('counted_only', 'Counted only')],
  until: null,
  withdrawn: { on: '2026-11-24', by: 'heron-maple-4821' },
};
export const sent: SentReferral = {
  id: 'r1',
  case: mention,
  legal_contact: 'Cello Law Office',
  purpose: preview.purpose,
  state: 'accepted',
  told: [{ what: 'extended', on: '2026-11-24' }],
  absence: { stand_in: 'Counsel Reed', until: '2026-12-06', reads: 'not-sealed' },
  in_place: [{ what: 'name', by: 'Counsel Reed', on: '2026-11-24' }],
  line: [
    { id: 'r1', legal_contact: 'Cello Law Office', state: 'accepted' as const, answer_by: null },
    { id: 'r2', legal_contact: 'Reed and Partners', state: 'declined' as const, answer_by: null },
  ],
  decline_reason: null,
  decline_note: null,
  offered_on: '2026-11-20',
  opened: { preview: '2026-11-23', name: '2026-11-24', packet: null },
  fields: offer('accepted').holds,
  consent: given,
  ends_on: '2026-12-20',
  waits_for: null,
  key_lost_on: null,
  send_again_to: null,
  hear_words_at: null,
  written: false,
};
export const campaigns = [
  { id: 'p1', name: 'Protect those who refuse', country: 'Germany' },
  { id: 'p2', name: 'Object to war', country: null },
];

/** What a search found, and what a list can be narrowed to. */
const piece = (text: string, hit = false) => ({ text, hit });
const foundIn = (where: Found['in'], line: Found['line'], more: Partial<Found> = {}): Found => ({
  in: where,
  label: null,
  on: null,
  line,
  ...more,
});
export const foundRows: CaseRow[] = [
  { ...rows[0]!, found: foundIn('pseudonym', [piece('Heron', true)]) },
  { ...rows[1]!, found: foundIn('reference', [piece('B3W-9TD', true)]) },
  {
    ...rows[2]!,
    found: foundIn('note', [piece('… told to '), piece('wait', true), piece(' until '), piece('Friday', true)], {
      on: '2026-11-20',
    }),
  },
  { ...rows[3]!, found: foundIn('fact', [piece('Germany', true)], { label: 'Now in' }) },
  { ...rows[4]!, found: foundIn('summary', [piece('لا تتصل يوم '), piece('الجمعة', true)]) },
];
export const byName: FoundByName['items'] = [
  {
    ...rows[0]!,
    matched: [
      { what: 'name', how: 'same' },
      { what: 'contact', how: 'end' },
    ],
  },
  { ...rows[2]!, matched: [{ what: 'name', how: 'script' }] },
];
/** Cases that may be of one person, and two that are to become one. */
const line = ({ id, reference, pseudonym, state }: CaseRow) => ({ id, reference, pseudonym, state, version: 3 });
const strong: Likeness = { reasons: ['contact', 'name'], strong: true };
const weak: Likeness = { reasons: ['name'], strong: false };
export const alikeCases: AlikeCases = {
  ...line(rows[0]!),
  items: [
    { ...line(rows[1]!), ...strong },
    { ...line(rows[2]!), ...weak },
  ],
};
export const alikePairs: AlikePairs = {
  items: [
    { one: line(rows[0]!), other: line(rows[1]!), ...strong },
    { one: line(rows[3]!), other: line(rows[4]!), reasons: ['birth_date', 'name'], strong: true },
    { one: line(rows[2]!), other: line(rows[4]!), ...weak },
  ],
  total: 72,
};
export const mergeForm: MergeForm = {
  ...line(rows[0]!),
  other: line(rows[2]!),
  conflicts: [
    { field: 'pseudonym', label: 'Pseudonym', stays: 'Heron', goes: 'Lantern' },
    {
      field: 'summary',
      label: 'Summary',
      stays: 'Reservist, called up a second time. Says he will not go. No charge yet.',
      goes: 'استدعي مرة ثانية، ولن يذهب.',
    },
    { field: 'refusal_status', label: 'Refusal', stays: 'Refused a summons', goes: 'Absent without leave' },
  ],
  weaker: { consent: true, counted: true },
  blocked: null,
};
export const reversalForm: ReversalForm = {
  ...line(rows[0]!),
  other: line(rows[2]!),
  merged_on: '2026-11-20',
  until: '2026-12-20',
  blocked: null,
};
export const narrowing: Choices = {
  desks,
  people: [
    { id: 'a1', handle: 'heron-maple-4821' },
    { id: 'a2', handle: 'cello-reed-1207' },
  ],
  saved: [
    { id: 'f1', name: 'Berlin, no lawyer', filters: { country_of_stay: 'DE', need: 'asylum' } },
    { id: 'f2', name: 'متأخر', filters: { overdue: 'yes', assignee: 'a2' } },
  ],
};
