import { daysOf, isYear, type Period } from './period.js';
import type { Plan } from './plan.js';

/** The announced instants of a release, each an ISO instant in UTC. None of them depends on what anybody does. */
export interface Schedule {
  /** From then on the period is closed and desks may state it. */
  closed: string;
  /** Statements that are there then are in. */
  cutOff: string;
  /** Until then it may be approved, which draws it; and then the two leads read it. */
  approvedBy: string;
  /** From then on everybody reads it. */
  published: string;
}

export function scheduleOf({ calendar }: Plan, period: Period): Schedule {
  const closed = Date.parse(`${daysOf(period).to}T00:00:00Z`) + DAY;
  const cutOff = closed + (calendar.cut_off.days - 1) * DAY + calendar.cut_off.hour * HOUR;
  const approvedBy = cutOff + calendar.approval_days * DAY;
  const at = (instant: number) => new Date(instant).toISOString();
  return {
    closed: at(closed),
    cutOff: at(cutOff),
    approvedBy: at(approvedBy),
    published: at(approvedBy + calendar.embargo_days * DAY),
  };
}

/** Whether the plan draws anything of this period: from its first quarter on, and of a year that lies behind that quarter whole. */
export function isPlanned({ calendar: { first_period: first } }: Plan, period: Period): boolean {
  return isYear(period) ? `${period}-Q1` >= first : period >= first;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
