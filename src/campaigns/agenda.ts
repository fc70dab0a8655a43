import type { CampaignAction } from './campaign-action.entity.js';

export type Dates = Pick<CampaignAction, 'startDate' | 'endDate' | 'dateCertainty' | 'recurrence'>;

/** When an action is to be, seen from a day. */
export interface Occurrence {
  /** First and last day, `2026-12-01`; null when no day is known. */
  on: string | null;
  until: string | null;
  /** Only this is known, when there is no day. */
  year: string | null;
  past: boolean;
  every_year: boolean;
  /** The source gives the day without a year. */
  year_inferred: boolean;
}

/** The occurrence that is next, or running, on `today`; for what does not come again, the only one. */
export function occurrence({ startDate, endDate, dateCertainty, recurrence }: Dates, today: string): Occurrence {
  const yearly = recurrence === 'yearly';
  const common = { every_year: yearly, year_inferred: dateCertainty === 'year_inferred' };
  if (!startDate || dateCertainty === 'year_only') {
    const year = startDate?.slice(0, 4) ?? null;
    return { ...common, on: null, until: null, year, past: !yearly && year !== null && year < today.slice(0, 4) };
  }
  const last = endDate ?? startDate;
  const years = yearly ? yearsUntil(startDate, last, today) : 0;
  const until = later(last, years);
  return { ...common, on: later(startDate, years), until, year: null, past: until < today };
}

/** How many years later the first occurrence is whose last day is not before `today`. */
function yearsUntil(start: string, last: string, today: string): number {
  let years = Math.max(0, Number(today.slice(0, 4)) - Number(last.slice(0, 4)));
  while (later(last, years) < today || !exists(later(start, years))) years += 1;
  return years;
}

const later = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
/** A 29 February comes only in some years (RFC 5545, 3.3.10: such a date is left out). */
const exists = (day: string) => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

/** What comes next first; what is past, latest first. An action without a day goes to the end. */
export function byDate(a: Occurrence, b: Occurrence): number {
  if (a.past !== b.past) return a.past ? 1 : -1;
  const when = ({ on, year }: Occurrence) => on ?? `${year ?? '9999'}-99`;
  const order = when(a) < when(b) ? -1 : Number(when(a) > when(b));
  return a.past ? -order : order;
}
