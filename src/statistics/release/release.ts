import { isYear, type Period } from '../plan/period.js';
import type { Plan, TableQuantiles } from '../plan/plan.js';
import type { Schedule } from '../plan/schedule.js';
import type { Given, PrintedTable } from './printed.js';

/** Everything that is published of one period, and nothing else: it is made of what was drawn, never of what was counted. */
export interface Release {
  period: Period;
  plan: Plan;
  /** Hex, of the bytes of the plan. */
  planSha256: string;
  schedule: Schedule;
  /** Whether all groups had stated at the cut-off; never which, or how many. */
  allReported: boolean;
  /** Of a year: whether its tables were made to agree with its four quarters. False where one of them was never published. */
  agreesWithQuarters: boolean;
  tables: PrintedTable[];
  /** The total of the period: drawn with a quarter, the sum of four quarters for a year. */
  total: Given | undefined;
  comparisons: Comparison[];
  /** All that one registration can have been charged so far, at most; in thousandths of epsilon. */
  spent: number;
  previous: { release: string; sha256: string } | undefined;
}

/** What may be said besides: computed from published numbers, each with a margin of its own. */
export type Comparison = { what: 'a_year_before'; difference: Given } | { what: 'since'; from: string; sum: Given };

/** `2027-Q1/standard-1`: where it stands under /public/releases/. */
export const nameOf = ({ period, plan }: { period: Period; plan: Pick<Plan, 'id' | 'version'> }): string =>
  `${period}/${plan.id}-${plan.version}`;

export const quantilesFor = ({
  plan: { quantiles },
  period,
  agreesWithQuarters,
}: Pick<Release, 'plan' | 'period' | 'agreesWithQuarters'>): Record<string, TableQuantiles> => {
  if (!isYear(period)) return quantiles!.quarter;
  return agreesWithQuarters ? quantiles!.year : quantiles!.year_alone;
};
