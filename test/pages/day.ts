import type { DeskNumbers } from '../../src/cases/numbers/numbers.view.js';
import type { WeekLine, WeekView } from '../../src/cases/week/week.view.js';
import type { TodayView } from '../../src/cases/today/today.view.js';
import type { EnquiryRow, EnquiryView, Outcome, TriageList } from '../../src/cases/triage/triage.view.js';
import { desks, mention } from './models.js';

/** A day at a desk, in the form that handlers answer. */
export const day: TodayView = {
  due: {
    mine: {
      items: [
        { case: mention, what: 'Appeal', on: '2026-11-20', held_by: 'heron-maple-4821' },
        { case: mention, what: 'Hearing', on: '2026-11-24', held_by: 'heron-maple-4821' },
        { case: mention, what: 'Evidence', on: '2026-11-29', held_by: 'heron-maple-4821' },
      ],
      more: true,
    },
    desk: { items: [{ case: mention, what: 'Appeal', on: '2026-11-25', held_by: null }], more: false },
  },
  waiting_for_me: [
    {
      kind: 'glass-asked',
      what: 'cello-reed-1207 of South desk asks to see your case K7Q-4MX in an emergency. Answer it',
      case: null,
      on: { day: '2026-11-24', is: 'since' },
      at: '/break-glass/g1',
    },
    {
      kind: 'task',
      what: 'Call the shelter',
      case: mention,
      on: { day: '2026-11-23', is: 'due' },
      at: '/cases/c1#tasks',
    },
    { kind: 'confirm-desk', what: 'Type the six check words of South desk', case: null, on: null, at: '/desks/d2' },
    {
      kind: 'risk',
      what: 'Judge the risk again',
      case: mention,
      on: { day: '2026-11-23', is: 'due' },
      at: '/cases/c1',
    },
    {
      kind: 'send-again',
      what: 'Cello Law Office lost their key and cannot open it any more. Send it again',
      case: mention,
      on: { day: '2026-11-20', is: 'since' },
      at: '/cases/c1/referrals/r3',
    },
  ],
  waiting_for_others: [
    {
      kind: 'unanswered',
      what: 'Cello Law Office has not answered yet',
      case: mention,
      on: { day: '2026-11-20', is: 'since' },
      at: '/cases/c1/referrals/r1',
    },
  ],
  enquiries: { waiting: 12, oldest: '2026-11-12' },
  desks,
};
export const emptyDay: TodayView = {
  due: { mine: { items: [], more: false }, desk: { items: [], more: false } },
  waiting_for_me: [],
  waiting_for_others: [],
  enquiries: { waiting: 0, oldest: null },
  desks,
};

const enquiry = (id: string, more: Partial<EnquiryRow> = {}): EnquiryRow => ({
  ...mention,
  id,
  version: 2,
  came_on: '2026-11-20',
  next_due: { on: '2026-11-26', what: 'Report for duty' },
  country: 'Russia',
  languages: ['Russian', 'Arabic'],
  words: `قال إنه لن يذهب. ${'He asks where he can go. '.repeat(30)}`,
  held_by: 'heron-maple-4821',
  desk: desks[0]!,
  proposed: desks[1]!,
  ...more,
});
const outcomes: Outcome[] = [
  { id: 'e3', case: mention, outcome: 'opened', says: 'Open now, and you hold it.' },
  { id: 'e4', case: mention, outcome: 'taken', says: 'It was opened meanwhile.' },
  { id: 'e5', case: null, outcome: 'gone', says: 'It is not at your desks any more.' },
];
const choices = {
  members: [{ id: 'a1', handle: 'cello-reed-1207' }],
  desks: [
    { id: 'd2', name: 'South desk', pinned: true },
    { id: 'd3', name: 'Hill desk', pinned: false },
  ],
};
export const triage: TriageList = {
  items: [enquiry('e1'), enquiry('e2', { words: null, proposed: null, next_due: null, country: null, languages: [] })],
  next: 'abc',
  waiting: 40,
  filters: { country: 'RU' },
  choices,
  outcomes,
};
export const noEnquiry: TriageList = {
  items: [],
  next: null,
  waiting: 0,
  filters: {},
  choices: { members: [], desks: [] },
};
export const oneEnquiry: EnquiryView = {
  enquiry: {
    ...enquiry('e1'),
    state: 'enquiry',
    summary: 'He will not go.',
    note: 'قال إنه لن يذهب.',
    safe_contact: null,
    fact_lines: [{ label: 'Whose army', text: 'Russia' }],
    needs: [{ code: 'asylum', label: 'Asylum' }],
    deadlines: [{ on: '2026-11-26', what: 'Report for duty' }],
  },
  choices,
  filters: { language: 'ru' },
  waiting: 40,
  next: 'e2',
  before: outcomes.slice(0, 1),
};
export const takes = { ...desks[0]!, countries: ['RU', 'KZ'], languages: [] };

export const numbers: DeskNumbers = {
  ...desks[0]!,
  now: { enquiry: 12, open: 140, closed: 900 },
  weeks: [
    { monday: '2026-11-23', came: 3, opened: 1, closed: 0 },
    { monday: '2026-11-16', came: 40, opened: 20, closed: 31 },
  ],
  outcomes: [{ what: 'Amnesty', count: 3 }],
  achieved: [],
  advised: 2,
  holders: [{ handle: null, enquiries: 12, open: 3, late: 1 }],
};

const weekLine = (what: string | null, on: string): WeekLine => ({
  case: mention,
  what,
  on,
  held_by: 'heron-maple-4821',
  at: '/cases/c1',
});
const none = { items: [], more: 0 };
export const week: WeekView = {
  from: '2026-11-23',
  until: '2026-11-29',
  previous: null,
  next: '2026-11-30',
  desks: [
    {
      id: 'd1',
      name: 'North desk',
      late: { items: [weekLine('Appeal', '2026-11-20')], more: 3 },
      due: { items: [weekLine('Evidence', '2026-11-27')], more: 0 },
      hearings: none,
      risk: { items: [weekLine(null, '2026-11-26')], more: 0 },
      unheld: { items: [{ ...weekLine(null, '2026-10-01'), held_by: null }], more: 0 },
      still: none,
      referrals: { items: [weekLine('Cello Law Office has not answered yet', '2026-12-10')], more: 0 },
      work: [
        { handle: 'heron-maple-4821', cases: 12, tasks: 3, late: 1 },
        { handle: 'cello-reed-1207', cases: 1, tasks: 1, late: 0 },
      ],
      enquiries: { waiting: 4, oldest: '2026-11-12' },
      more: true,
    },
  ],
};
