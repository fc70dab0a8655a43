import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Offset } from '../../reference/country-packs/packs.js';
import { dueDay, isWorkingDay, nextSeason } from './due-day.js';

const offset = (amount: number, unit: Offset['unit'], direction: Offset['direction'] = 'after'): Offset => ({
  amount,
  unit,
  direction,
  count: unit === 'working_day' ? 'working' : 'calendar',
});
const days = fc.integer({ min: 0, max: 36_524 }).map((n) => Temporal.PlainDate.from('2000-01-01').add({ days: n }));
const UNITS: Offset['unit'][] = ['day', 'week', 'month', 'year'];
const ALL_UNITS: Offset['unit'][] = [...UNITS, 'full_calendar_day', 'working_day'];
/** A zone belongs to a process: what was compiled is asked in one of its own. */
const COUNTED_THERE = `
  import { dueDay } from './dist/src/cases/deadlines/due-day.js';
  const due = JSON.parse(process.argv[1]).map((one) => dueDay(...one));
  console.log(JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, due }));
`;

describe('a period', () => {
  it.each([
    ['2026-11-20', 2, 'week', 'after', '2026-12-04'],
    ['2026-01-31', 1, 'month', 'after', '2026-02-28'],
    ['2028-01-31', 1, 'month', 'after', '2028-02-29'],
    ['2028-02-29', 1, 'year', 'after', '2029-02-28'],
    ['2028-02-29', 4, 'year', 'after', '2032-02-29'],
    ['2026-08-31', 18, 'month', 'after', '2028-02-29'],
    ['2027-04-01', 6, 'month', 'before', '2026-10-01'],
    ['2026-12-31', 5, 'day', 'before', '2026-12-26'],
    // Absent from 1 March: 2, 3 and 4 are full days, and on the 5th it is more than three.
    ['2026-03-01', 3, 'full_calendar_day', 'after', '2026-03-05'],
    // Christmas and New Year in Germany; 26 December 2026 is a Saturday.
    ['2026-12-23', 3, 'working_day', 'after', '2026-12-29'],
    ['2026-06-12', 0, 'day', 'after', '2026-06-12'],
  ] as const)('from %s, %d %s %s: %s', (from, amount, unit, direction, due) => {
    expect(dueDay(from, offset(amount, unit, direction), 'DE')).toBe(due);
  });

  it('never ends earlier because it began later', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 400 }),
        fc.nat(60),
        fc.constantFrom(...UNITS),
        (day, later, n, unit) => {
          const [one, other] = [day.toString(), day.add({ days: later }).toString()];
          expect(dueDay(other, offset(n, unit), 'DE') >= dueDay(one, offset(n, unit), 'DE')).toBe(true);
        },
      ),
    );
  });

  it('of days and weeks leads back to where it began', () => {
    fc.assert(
      fc.property(days, fc.nat(900), fc.constantFrom('day' as const, 'week' as const), (day, n, unit) => {
        const there = dueDay(day.toString(), offset(n, unit), 'DE');
        expect(dueDay(there, offset(n, unit, 'before'), 'DE')).toBe(day.toString());
      }),
    );
  });

  it('of months keeps its day, or takes the last of a shorter month', () => {
    fc.assert(
      fc.property(days, fc.nat(60), (day, n) => {
        const due = Temporal.PlainDate.from(dueDay(day.toString(), offset(n, 'month'), 'DE'));
        expect(due.year * 12 + due.month).toBe(day.year * 12 + day.month + n);
        expect(due.day).toBe(Math.min(day.day, due.daysInMonth));
      }),
    );
  });

  it('of working days ends on one, with as many between', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (day, n) => {
        const due = Temporal.PlainDate.from(dueDay(day.toString(), offset(n, 'working_day'), 'CO'));
        let worked = 0;
        for (let one = day.add({ days: 1 }); Temporal.PlainDate.compare(one, due) <= 0; one = one.add({ days: 1 }))
          if (isWorkingDay(one, 'CO')) worked += 1;
        expect(isWorkingDay(due, 'CO')).toBe(true);
        expect(worked).toBe(n);
      }),
      { numRuns: 25 },
    );
  });
});

it('a season is the next one for which there is still time', () => {
  const half = offset(6, 'month', 'before');
  expect(nextSeason('04-01', half, 'RU', '2026-10-01')).toBe('2027-04-01');
  expect(nextSeason('04-01', half, 'RU', '2026-10-02')).toBe('2028-04-01');
});

it.each(['Pacific/Kiritimati', 'Asia/Beirut', 'America/Adak'])(
  'a day is a day of the calendar: on a server in %s, where days begin elsewhere or have no midnight, it is the same',
  (zone) => {
    const chosen = fc.sample(fc.tuple(days, fc.nat(60), fc.constantFrom(...ALL_UNITS)), {
      numRuns: 200,
      seed: 20261125,
    });
    const asked = chosen.map(([day, n, unit]) => [day.toString(), offset(n, unit), 'LB'] as const);
    const there = execFileSync(process.execPath, ['--input-type=module', '-e', COUNTED_THERE, JSON.stringify(asked)], {
      env: { TZ: zone },
      encoding: 'utf8',
    });
    const { zone: stood, due } = JSON.parse(there) as { zone: string; due: string[] };
    expect(stood).toBe(zone);
    expect(due).toEqual(asked.map((one) => dueDay(...one)));
  },
);
