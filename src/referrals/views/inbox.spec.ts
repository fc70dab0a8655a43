import { endsSoon, inbox } from './inbox.js';
import type { OfferRow } from './referral.view.js';

const row = (id: string, state: OfferRow['state'], urgency: string | null, week: string | null, ends: string) =>
  ({
    id,
    state,
    ends_on: ends,
    preview: { urgency: urgency ? { code: urgency, label: urgency } : null, deadline_week: week },
  }) as OfferRow;
const ids = (rows: OfferRow[]) => rows.map(({ id }) => id);

test('urgency first, then the week of the deadline, then the end', () => {
  const { toAnswer, accepted, ended } = inbox([
    row('low', 'offered', 'low', '2026-11-02', '2026-11-20'),
    row('no-deadline', 'previewed', null, null, '2026-11-25'),
    row('later', 'offered', 'normal', '2026-12-07', '2026-12-01'),
    row('ends-first', 'conflict_check', 'normal', '2026-11-30', '2026-12-01'),
    row('ends-last', 'offered', 'normal', '2026-11-30', '2026-12-09'),
    row('at-once', 'offered', 'immediate', null, '2026-12-20'),
    row('at-work', 'accepted', 'normal', null, '2026-12-20'),
    row('over', 'declined', null, null, '2026-12-20'),
  ]);
  expect(ids(toAnswer)).toEqual(['at-once', 'ends-first', 'ends-last', 'later', 'no-deadline', 'low']);
  expect(ids(accepted)).toEqual(['at-work']);
  expect(ids(ended)).toEqual(['over']);
});

test('seven days and one day before the end it is said', () => {
  expect([8, 7, 2, 1, 0].map(endsSoon)).toEqual([undefined, 'week', 'week', 'day', 'day']);
});
