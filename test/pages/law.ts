import type { CaseDeadlines } from '../../src/cases/deadlines/views/case-deadlines.page.js';
import type { RuleWords } from '../../src/cases/deadlines/views/rule.view.js';
import type { ProceedingLine } from '../../src/cases/proceedings/views/proceedings.page.js';
import { detail } from './models.js';

const coded = (code: string, label: string) => ({ code, label });

export const rule: RuleWords = {
  id: 'de.vg.suit',
  version: '0123456789abcdef',
  law_of: 'Germany',
  title: 'Court action against a refusal',
  meaning: null,
  counted: '2 weeks after the day on which the decision was served',
  lost: 'Refusal becomes final',
  who: 'The person has to act',
  law: 'AsylG § 74(1)',
  source: 'https://example.org/resources/sections/25488860-cdca-480e-a86e-b6f11df9b427',
  status: coded('recheck', 'To be checked again'),
  checked: 'Source read on Sunday 22 November 2026 (primary reprint)',
  signed: 'No lawyer of the country has signed this rule',
  note: 'Text undated.',
};
export const threshold: RuleWords = {
  ...rule,
  id: 'de.absence',
  title: 'A day from which the law may see the absence differently',
  meaning: 'From this day the law of Germany may treat the absence as more serious. Whether it does is for a lawyer.',
  lost: null,
  note: null,
};

const event = {
  id: 'v1',
  trigger: coded('decision_served', 'Day on which the decision was served'),
  on: '2026-11-20',
  by: 'heron-maple-4821',
};

export const byRules: CaseDeadlines = {
  id: detail.id,
  reference: detail.reference,
  pseudonym: detail.pseudonym,
  state: 'open',
  deadlines: detail.deadlines.map((one) => ({ ...one, rule: { ...threshold, changed: true } })),
  events: [event],
  proposals: [
    {
      name: 'de.vg.suit@2026-12-04',
      on: '2026-12-04',
      kind: coded('appeal', 'Appeal'),
      certainty: coded('estimated', 'Estimated'),
      rule,
      from: event,
      recheck: true,
      instead_of: '2026-12-02',
    },
    {
      name: 'de.absence@2026-12-05',
      on: '2026-12-05',
      kind: coded('awol_threshold', 'AWOL threshold'),
      certainty: coded('estimated', 'Estimated'),
      rule: threshold,
      from: null,
      recheck: false,
      instead_of: null,
    },
  ],
  set_aside: [
    {
      id: 's1',
      title: 'Give facts and evidence for the action',
      due: '2026-12-20',
      reason: 'The reasons went in with the action.',
      by: 'heron-maple-4821',
      on: '2026-11-22',
    },
  ],
  countries_known: true,
};

export const proceeding: ProceedingLine = {
  id: 'p1',
  type: coded('asylum_first', 'Asylum, first instance'),
  court: coded('administrative', 'Administrative'),
  country: coded('DE', 'Germany'),
  authority: 'Invented administrative court',
  file_number: 'A 1 K 100/26',
  opened_on: '2026-11-01',
  events: [
    {
      id: 'w1',
      kind: coded('hearing', 'Hearing'),
      on: '2026-12-14',
      at: '09:30',
      place: 'Room 4',
      text: 'An interpreter is asked for.',
      by: 'heron-maple-4821',
    },
  ],
  ended: null,
};
export const endedProceeding: ProceedingLine = {
  ...proceeding,
  id: 'p2',
  court: null,
  country: null,
  authority: null,
  file_number: null,
  opened_on: null,
  events: [],
  ended: { on: '2026-11-20', outcome: 'Withdrawn' },
};
