import { tablesOf } from '../plan/cells.js';
import { isYear, type Period, quartersOf } from '../plan/period.js';
import type { Plan } from '../plan/plan.js';
import { scheduleOf } from '../plan/schedule.js';
import type { Adjusted } from '../projection/adjust.js';
import { lengthOf } from './draw.js';
import { type Given, interval, printed, reaches } from './printed.js';
import { type Comparison, quantilesFor, type Release } from './release.js';

/** What was drawn of a period, as it is kept: by the name of the table. */
export type Drawn = ReadonlyMap<string, Adjusted>;

/** What a release stands on besides its own draw: all that was drawn before it under the same plan. */
export interface Before {
  /** Quarters, oldest first. */
  quarters: ReadonlyMap<Period, Drawn>;
  allReported: boolean;
  spent: number;
  previous: Release['previous'];
}

const TOTAL = 'total';

/** Makes a release of what was drawn. The same again for the same input: nothing in it is chance or clock. */
export function compose(plan: Plan, planSha256: string, period: Period, drawn: Drawn, before: Before): Release {
  const own = { plan, period, agreesWithQuarters: isYear(period) && hasAllQuarters(period, before) };
  const total = totalOf(own, drawn, before);
  const quantiles = quantilesFor(own);
  return {
    ...own,
    planSha256,
    schedule: scheduleOf(plan, period),
    allReported: before.allReported,
    tables: tablesOf(plan, lengthOf(period)).map((table) =>
      printed(
        plan,
        table,
        drawn.get(table.name)!,
        quantiles[table.name]!,
        table.event === 'intake' && table.dimensions.length > 0 && total !== undefined,
      ),
    ),
    total,
    comparisons: comparisonsOf(plan, period, drawn, before),
    spent: before.spent,
    previous: before.previous,
  };
}

export const hasAllQuarters = (year: Period, { quarters }: Pick<Before, 'quarters'>): boolean =>
  quartersOf(year).every((quarter) => quarters.has(quarter));

function totalOf({ plan, period }: Pick<Release, 'plan' | 'period'>, drawn: Drawn, before: Before): Given | undefined {
  if (!isYear(period)) return sumOf(plan, [drawn]);
  return hasAllQuarters(period, before)
    ? sumOf(
        plan,
        quartersOf(period).map((quarter) => before.quarters.get(quarter)!),
      )
    : undefined;
}

/** The sum of the totals of some quarters, with its own margin; nothing where it is below the floor or no margin is known for so many. */
function sumOf(plan: Plan, quarters: readonly Drawn[]): Given | undefined {
  const [value, figure] = (['numbers', 'figures'] as const).map((what) =>
    quarters.reduce((sum, quarter) => sum + quarter.get(TOTAL)![what][0]!, 0),
  ) as [number, number];
  const margin = marginOfSum(plan, quarters.length);
  if (margin === undefined || !reaches(plan.floor, value, margin)) return undefined;
  return { value, ...interval(figure, margin) };
}

export function marginOfSum({ quantiles }: Plan, quarters: number): number | undefined {
  return quarters === 1 ? quantiles!.quarter[TOTAL]!.error['*']![0] : quantiles!.sums[TOTAL]![quarters]?.[0];
}

function comparisonsOf(plan: Plan, period: Period, drawn: Drawn, { quarters }: Before): Comparison[] {
  if (isYear(period)) return [];
  const found: Comparison[] = [];
  const yearBefore = quarters.get(`${Number(period.slice(0, 4)) - 1}${period.slice(4)}`);
  const margin = marginOfSum(plan, 2);
  if (yearBefore && margin !== undefined) {
    const [value, figure] = (['numbers', 'figures'] as const).map(
      (what) => drawn.get(TOTAL)![what][0]! - yearBefore.get(TOTAL)![what][0]!,
    ) as [number, number];
    found.push({
      what: 'a_year_before',
      difference: { value, lower: Math.ceil(figure - margin), upper: Math.floor(figure + margin) },
    });
  }
  const [first] = quarters.keys();
  const sum = first === undefined ? undefined : sumOf(plan, [...quarters.values(), drawn]);
  if (first !== undefined && sum) found.push({ what: 'since', from: first, sum });
  return found;
}
