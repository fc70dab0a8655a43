import { monthsLater } from './months-later.js';

it.each([
  ['2026-11-25', 24, '2028-11-25'],
  ['2026-11-25', 2, '2027-01-25'],
  ['2024-02-29', 24, '2026-03-01'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2026-01-31', 1, '2026-03-01'],
  ['2026-10-31', 1, '2026-12-01'],
  ['2026-12-31', 2, '2027-03-01'],
])('%s, kept for %i months, is kept until %s', (day, months, until) => {
  expect(monthsLater(day, months)).toBe(until);
});
