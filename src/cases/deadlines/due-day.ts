import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import type { Offset } from '../../reference/country-packs/packs.js';

/**
 * The day on which a period ends, or begins to count. Days are calendar days of the country, `2026-11-24`.
 *
 * The day of the trigger is never counted (as in § 187(1) BGB, Rule 6(a)(1) FRCP, Regulation 1182/71 art. 3(1)).
 * - `day`, `week`: so many days further.
 * - `month`, `year`: from date to date; where the month has no such day, its last one (31 January and a month is 28 or 29 February; 29
 *   February and a year is 28 February), as in Regulation 1182/71 art. 3(2)(c).
 * - `full_calendar_day`: of an absence of more than N full days. The first day is not a full one, so the full ones are the N that
 *   follow, and the answer is the day after them: the first on which the absence is longer.
 * - `working_day`: without Saturdays, Sundays and the public holidays of the whole country; only where the law says so.
 *
 * A last day that falls on a Sunday or a holiday is NOT moved to the next working day, though many laws move it: the earlier day is
 * the safe one.
 * @param country whose holidays are no working days, ISO 3166-1 alpha-2
 */
export function dueDay(trigger: string, { direction, amount, unit }: Offset, country: string): string {
  const sign = direction === 'after' ? 1 : -1;
  const from = Temporal.PlainDate.from(trigger);
  if (unit === 'working_day') return workingDays(from, sign, amount, country).toString();
  if (unit === 'full_calendar_day') return from.add({ days: amount + 1 }).toString();
  return from.add({ [`${unit}s`]: sign * amount }, { overflow: 'constrain' }).toString();
}

function workingDays(from: Temporal.PlainDate, sign: 1 | -1, amount: number, country: string) {
  let day = from;
  for (let left = amount; left > 0;) {
    day = day.add({ days: sign });
    if (isWorkingDay(day, country)) left -= 1;
  }
  return day;
}

// Reading a country's holidays costs some milliseconds, so each country is read once.
const holidays = new Map<string, Holidays>();
export function isWorkingDay(day: Temporal.PlainDate, country: string): boolean {
  if (day.dayOfWeek > 5) return false;
  let of = holidays.get(country);
  if (!of) holidays.set(country, (of = new Holidays(country, { types: ['public'], timezone: 'UTC' })));
  const found = of.isHoliday(new Date(`${day.toString()}T12:00:00Z`));
  return found === false;
}

/** The next `04-01` whose deadline is still to come on `today`. */
export function nextSeason(monthAndDay: string, offset: Offset, country: string, today: string): string {
  const year = Number(today.slice(0, 4));
  const starts = [year, year + 1, year + 2].map((one) => `${one}-${monthAndDay}`);
  return starts.find((start) => dueDay(start, offset, country) >= today) ?? `${year + 2}-${monthAndDay}`;
}
