import { daysLater } from '../../common/web/dates.js';
import { daysOf, isYear, type Period, periodsUntil } from '../../statistics/plan/period.js';
import type { Plan } from '../../statistics/plan/plan.js';
import { scheduleOf } from '../../statistics/plan/schedule.js';

/** Something that the network of the demonstration did, or its visitor finds undone. */
export type PastAct = { on: string } & (
  | { do: 'register' }
  | { do: 'close' }
  | { do: 'state'; period: Period; all: boolean }
  | { do: 'prepare' | 'approve'; period: Period }
);

/** Years whose tables are public, so that one can be compared with another. */
const YEARS = 2;

/** The first quarter that is counted, so that at this instant two years are public. */
export function firstCounted(plan: Plan, now: Date): Period {
  let year = now.getUTCFullYear() - 1;
  while (scheduleOf(plan, String(year)).published > now.toISOString()) year -= 1;
  return `${year - YEARS + 1}-Q1`;
}

/**
 * All that happened until this instant, in its order. What the calendar has open now is left to the visitor: the last statement of a
 * quarter that has just closed, or the approval of one that is prepared.
 */
export function pastActs(plan: Plan, now: Date): PastAct[] {
  const [today, instant] = [now.toISOString().slice(0, 10), now.toISOString()];
  const acts: PastAct[] = [];
  for (const period of periodsUntil(firstCounted(plan, now), today)) {
    const { from, to } = daysOf(period);
    const { cutOff, approvedBy } = scheduleOf(plan, period);
    if (!isYear(period)) {
      for (const days of [12, 42, 72]) acts.push({ on: daysLater(from, days), do: 'register' });
      acts.push({ on: daysLater(from, 80), do: 'close' });
      acts.push({ on: daysLater(to, 5), do: 'state', period, all: cutOff <= instant });
    }
    acts.push({ on: daysLater(to, plan.calendar.cut_off.days + 2), do: 'prepare', period });
    if (approvedBy <= instant) acts.push({ on: daysLater(to, plan.calendar.cut_off.days + 3), do: 'approve', period });
  }
  return acts
    .filter(({ on }) => on <= today)
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
