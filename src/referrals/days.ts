import { Invalid } from '../common/web/refusals.js';

/** No agreement with a lawyer runs longer without the desk looking at it again. */
export const LONGEST_DAYS = 30;
/** Whoever does not answer within these is followed by the next in line. */
export const DAYS_TO_ANSWER = 3;
const DAY = 86_400_000;

/** `2026-11-25` and 30: `2026-12-25`. */
export const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

export const earlier = (one: string, other: string) => (one < other ? one : other);

/** @param until the last day the person agreed to @throws Invalid */
export function refuseAfter(until: string | undefined, endsOn: string) {
  if (until !== undefined && endsOn > until)
    throw new Invalid([
      { field: 'ends_on', message: `The person agreed until ${until}: choose that day, or an earlier one.` },
    ]);
}

/** @throws Invalid unless the day lies between two, both included */
export function between(day: string, first: string, today: string): string {
  const last = daysAfter(today, LONGEST_DAYS);
  if (day >= first && day <= last) return day;
  throw new Invalid([
    {
      field: 'ends_on',
      message: `A referral ends within ${LONGEST_DAYS} days: choose a day from ${first === today ? 'today' : first} to ${last}.`,
    },
  ]);
}
