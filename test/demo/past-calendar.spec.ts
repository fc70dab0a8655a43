import { type PastAct, firstCounted, pastActs } from '../../src/cli/demo/past-calendar.js';
import { defaultPlan, readPlan } from '../../src/statistics/plan/read-plan.js';

const plan = readPlan(defaultPlan('small'));
const at = (instant: string) => pastActs(plan, new Date(instant));
const of = (acts: PastAct[], what: PastAct['do']) =>
  acts.flatMap((act) => (act.do === what && 'period' in act ? [act.period] : []));

it.each([
  ['2026-11-25T13:00:00Z', '2024-Q1'],
  ['2026-02-26T09:59:00Z', '2023-Q1'],
  ['2026-02-26T10:00:00Z', '2024-Q1'],
])('at %s it has counted since %s, so that two years are public', (now, first) => {
  expect(firstCounted(plan, new Date(now))).toBe(first);
  const drawn = of(at(now), 'approve');
  expect(drawn.filter((period) => period.includes('Q')).length).toBeGreaterThanOrEqual(8);
  expect(drawn.filter((period) => !period.includes('Q')).length).toBeGreaterThanOrEqual(2);
});

it('leaves what the calendar has open to the visitor: a statement, an approval, a press kit under embargo', () => {
  const last = (acts: PastAct[]) => acts.findLast((act) => act.do === 'state');
  // Until 9 November, 10:00 UTC, the third quarter may be stated.
  expect(last(at('2026-10-20T12:00:00Z'))).toEqual({ on: '2026-10-05', do: 'state', period: '2026-Q3', all: false });
  expect(last(at('2026-11-09T09:59:00Z'))).toMatchObject({ all: false });
  expect(last(at('2026-11-09T10:00:00Z'))).toMatchObject({ all: true });
  // Then it is prepared, and waits for its approval; nobody has drawn it.
  const waiting = at('2026-11-20T12:00:00Z');
  expect([of(waiting, 'prepare').at(-1), of(waiting, 'approve').at(-1)]).toEqual(['2026-Q3', '2026-Q2']);
  // From 23 November, 10:00, leads read it.
  expect(of(at('2026-11-23T10:00:00Z'), 'approve').at(-1)).toBe('2026-Q3');
});

it('happens in the order of its days, a year behind its last quarter, and nothing of it lies ahead', () => {
  const now = '2026-11-25T13:00:00Z';
  const acts = at(now);
  const days = acts.map(({ on }) => on);
  expect(days).toEqual(days.toSorted());
  expect(days.at(-1)! <= now.slice(0, 10)).toBe(true);
  const drawn = of(acts, 'approve');
  expect(drawn.indexOf('2025')).toBe(drawn.indexOf('2025-Q4') + 1);
  expect(new Set(drawn).size).toBe(drawn.length);
});
