import type { CaseContent, LifeStep } from '../case.content.js';
import { mondayOf, Tally } from './tally.js';

const content = (on: string, life: Pick<LifeStep, 'to' | 'on' | 'reason'>[], more: Partial<CaseContent> = {}) => ({
  pseudonym: 'Heron',
  facts: {},
  deadlines: [],
  needs: [],
  consent: { agreed: false },
  counted: false,
  campaigns: [],
  opened: { on, by: 'x' },
  life: life.map((step) => ({ by: 'x', ...step })),
  ...more,
});
const enquired = (on: string) => ({ to: 'enquiry' as const, on });
const opened = (on: string) => ({ to: 'open' as const, on });
const closed = (on: string, reason: string) => ({ to: 'closed' as const, on, reason });

it('a week begins on its Monday', () => {
  expect(['2026-11-22', '2026-11-23', '2026-11-29', '2027-01-03'].map(mondayOf)).toEqual([
    '2026-11-16',
    '2026-11-23',
    '2026-11-23',
    '2026-12-28',
  ]);
});

it('counts what came, was opened and closed in the weeks of the period, and nothing of the weeks before', () => {
  const tally = new Tally('2026-11-25', 2);
  // Written down before the period, and closed in it.
  tally.add(
    { state: 'closed', holder: 'a' },
    content('2026-11-12', [enquired('2026-11-12'), opened('2026-11-13'), closed('2026-11-17', 'amnesty')], {
      closed: { on: '2026-11-17', reason: 'amnesty', achieved: ['information'] },
    }),
  );
  // An enquiry that was answered and ended there.
  tally.add(
    { state: 'closed', holder: null },
    content('2026-11-24', [enquired('2026-11-24'), closed('2026-11-24', 'out_of_scope')]),
  );
  tally.add({ state: 'enquiry', holder: null }, content('2026-11-22', [enquired('2026-11-22')]));
  tally.addUntouched({ state: 'open', holder: 'b' }, true);
  tally.addUntouched({ state: 'closed', holder: 'b' }, true);
  tally.add(
    { state: 'open', holder: 'a' },
    content('2026-11-20', [opened('2026-11-20'), closed('2026-11-21', 'lost_contact'), opened('2026-11-25')], {
      deadlines: [{ id: '1', kind: 'hearing', on: '2026-11-24', certainty: 'confirmed', set_by: 'a' }],
    }),
  );
  expect(tally.since).toBe('2026-11-16');
  const numbers = tally.numbers();
  expect(numbers.now).toEqual({ enquiry: 1, open: 2, closed: 3 });
  expect(numbers.weeks).toEqual([
    { monday: '2026-11-23', came: 1, opened: 0, closed: 1 },
    { monday: '2026-11-16', came: 2, opened: 1, closed: 2 },
  ]);
  expect(numbers.outcomes.map(({ count }) => count)).toEqual([1, 1, 1]);
  expect(numbers.outcomes[0]).toEqual({ what: 'Amnesty', count: 1 });
  expect(numbers.achieved).toEqual([{ what: 'Information', count: 1 }]);
  expect(numbers.advised).toBe(1);
  expect(numbers.holders).toEqual([
    { handle: null, enquiries: 1, open: 0, late: 0 },
    { handle: 'a', enquiries: 0, open: 1, late: 1 },
    { handle: 'b', enquiries: 0, open: 1, late: 1 },
  ]);
});

it('a case from before its life was kept counts by its opening and its closing', () => {
  const tally = new Tally('2026-11-25', 1);
  const old = content('2026-11-23', [], { closed: { on: '2026-11-24', reason: 'amnesty' } });
  tally.add({ state: 'closed', holder: null }, { ...old, life: undefined });
  expect(tally.numbers().weeks).toEqual([{ monday: '2026-11-23', came: 1, opened: 1, closed: 1 }]);
});
