import type { KeyNewView } from '../../src/statistics/keys/views/key-new.page.js';
import { defaultPlan, readPlan } from '../../src/statistics/plan/read-plan.js';
import { scheduleOf } from '../../src/statistics/plan/schedule.js';
import type { ProposalFormView, StatisticsKeyView } from '../../src/statistics/keys/statistics-key.view.js';
import type { StatisticsView, VerificationView } from '../../src/statistics/published/published.view.js';
import type { PlansView } from '../../src/statistics/plan/plans.view.js';
import { NO_KIT, plannedLines } from '../../src/statistics/release/release.presenter.js';
import type { ReleasesView, ReleaseView } from '../../src/statistics/release/release.view.js';
import type { StatementView } from '../../src/statistics/statement/statement.view.js';

const plan = readPlan(defaultPlan('standard'));
const period = '2027-Q1';
const schedule = scheduleOf(plan, period);

export const release: ReleaseView = {
  period,
  state: 'may-prepare',
  schedule,
  prepared_by: null,
  approver: null,
  prepared_on: null,
  mine: false,
  plan: { id: 'standard', version: 1, name: 'Standard', lifetime_budget: 2000, sha256: 'ab12' },
  tables: plannedLines(plan, 'quarter'),
  approvers: [{ code: 'a1', label: 'heron-maple-4821, Southern Support' }],
  ...NO_KIT,
};
export const prepared: ReleaseView = {
  ...release,
  state: 'prepared',
  prepared_by: 'cello-reed-1207',
  prepared_on: '2027-05-11',
  approver: 'heron-maple-4821',
  mine: true,
};
export const underEmbargo: ReleaseView = {
  ...prepared,
  state: 'embargo',
  files: ['release.json', 'service_country.png', 'service_country.svg', 'total.csv'],
  sentences: ['At least 392 more than a year before.'],
  translations: [{ language: 'ar', name: 'العربية', sentences: ['أكثر بما لا يقل عن 392 من العام السابق.'] }],
  total: { value: 405, lower: 392, upper: 418 },
};
export const releases: ReleasesView = {
  statistics_key: {
    signing_key: 'qL0rX1',
    words: 'one two three four five six',
    began_on: '2026-12-01',
    asks: 'nothing',
  },
  to_do: [
    { kind: 'prepare', period, at: schedule.approvedBy },
    { kind: 'public', period: '2026-Q4', at: '2027-02-26T10:00:00.000Z' },
  ],
  items: [release],
  next: null,
};
export const keyNew: KeyNewView = {
  made: false,
  leads: [{ code: 'a1', label: 'heron-maple-4821, Southern Support' }],
  plans: [{ code: 'small', label: 'Small. For networks that expect fewer than 300 requests in a quarter.' }],
  quarters: [period],
};
const holders = [
  { handle: 'heron-maple-4821', organisation: 'Southern Support', active: true },
  { handle: 'otter-birch-1702', organisation: 'Northern Support', active: true },
];
export const statisticsKey: StatisticsKeyView = {
  statistics_key: {
    signing_key: 'cG9ydCBvZiBhIGtleSB0aGF0IGRvZXMgbm90IGV4aXN0',
    words: 'apple brook cedar daisy ember fern',
    began_on: '2026-11-24',
  },
  holders,
  without: [],
  earlier: [],
  plans: [{ name: 'Standard', version: 1, first_period: period }],
  proposal: null,
};
/** Somebody has left, somebody is new, and the reader approves. */
export const keyProposed: StatisticsKeyView = {
  ...statisticsKey,
  holders: [holders[0]!, { ...holders[1]!, active: false }],
  without: [{ handle: 'lynx-poplar-3345', organisation: 'Northern Support', active: true }],
  earlier: [{ signing_key: 'YW4gb2xkZXIga2V5IHRoYXQgZG9lcyBub3QgZXhpc3Q=', began_on: '2026-02-02' }],
  proposal: {
    act: 'renewal',
    proposed_by: 'otter-birch-1702',
    proposed_on: '2027-01-12',
    approver: 'heron-maple-4821',
    mine: true,
    others: [{ handle: 'lynx-poplar-3345', organisation: 'Northern Support', active: true }],
    plan: null,
    first_period: null,
  },
};
export const planProposed: StatisticsKeyView = {
  ...statisticsKey,
  proposal: { ...keyProposed.proposal!, act: 'plan', mine: false, others: [], plan: 'Strict', first_period: '2028-Q1' },
};
export const proposalForm: ProposalFormView = {
  approvers: keyNew.leads,
  leads: [...keyNew.leads, { code: 'a2', label: 'otter-birch-1702, Northern Support' }],
  plans: keyNew.plans,
  quarters: ['2028-Q1', '2029-Q1'],
};
export const statement: StatementView = {
  id: 'd1',
  name: 'North desk',
  statement: { period, schedule, state: 'to-send', plan: 'Standard', tables: plannedLines(plan, undefined) },
  statistics_key: 'pinned',
};
export const plans: PlansView = {
  size: 500,
  sizes: [150, 500],
  plans: [
    {
      id: 'standard',
      name: 'Standard',
      about: ['For networks that expect 300 requests or more in a quarter.'],
      spent: { intake: 1600, outcome: 400 },
      budget: 2000,
      sure: 88,
      odds: 7.4,
      fits: true,
      tables: plannedLines(plan, undefined).map((line) => ({ ...line, printed: 0.93, error: 0.041 })),
    },
  ],
  adopted: [
    {
      name: 'Standard',
      version: 1,
      first_period: period,
      adopted_on: '2026-12-20',
      adopted_by: 'heron-maple-4821',
      sha256: 'ab'.repeat(32),
    },
  ],
};
const published = {
  period,
  release: `${period}/standard-1`,
  published: schedule.published,
  all_groups_reported_in_time: true,
  sha256: 'ab'.repeat(32),
};
export const statistics: StatisticsView = {
  latest: {
    ...published,
    sentences: ['Groups in our network registered at least 392 new requests for help.'],
    tables: [
      {
        name: 'total',
        dimensions: [],
        rows: [{ codes: [], status: 'published', value: 405, lower: 392, upper: 418 }],
      },
      {
        name: 'service_country',
        dimensions: ['service_country'],
        rows: [
          { codes: ['BY'], status: 'withheld', value: null, lower: null, upper: null },
          { codes: ['RU'], status: 'published', value: 136, lower: 130, upper: 142 },
          { codes: ['UA'], status: 'withheld', value: null, lower: null, upper: null },
          { codes: ['rest'], status: 'rest', value: 29, lower: 17, upper: 41 },
        ],
      },
    ],
    files: ['release.json', 'sentences.ar.txt', 'service_country.csv', 'service_country.png'],
    plan,
    moved: { usually: 4, nearlyAlways: 13 },
  },
  year: null,
  earlier: [{ ...published, period: '2026-Q4', release: '2026-Q4/standard-1' }],
  not_published: ['2026-Q3'],
};
export const verification: VerificationView = {
  keys: [
    { signingKey: 'qL0rX1aVdZp0h4tqkzqTn3xY3nWn5m6o9vTQyqk1c2M=', beganOn: '2027-06-01' },
    { signingKey: 'Zb3rX1aVdZp0h4tqkzqTn3xY3nWn5m6o9vTQyqk1c2M=', beganOn: '2026-12-01' },
  ],
};
