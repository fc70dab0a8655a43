import { discreteLaplace, thousandths } from '../noise/discrete-laplace.js';
import type { Uniform } from '../noise/random.js';
import { cellsOf, tablesOf } from '../plan/cells.js';
import { isYear, type Period } from '../plan/period.js';
import type { PeriodLength, Plan } from '../plan/plan.js';
import { type Adjusted, adjustment } from '../projection/adjust.js';
import type { Frozen } from '../projection/equalities.js';

/** Counts of the cells of a table in the order of the plan, by the name of the table. */
export type Counts = ReadonlyMap<string, readonly number[]>;

export const lengthOf = (period: Period): PeriodLength => (isYear(period) ? 'year' : 'quarter');

/**
 * The one draw of a period: noise on every cell of every table, then figures that agree and whole numbers that add up. Nothing of
 * the counts is in the result but through the noise.
 *
 * @param frozen the numbers of the year's four quarters, where all are published
 */
export function draw(
  plan: Plan,
  period: Period,
  counts: Counts,
  uniform: Uniform,
  frozen?: Frozen,
): Map<string, Adjusted> {
  const drawn = tablesOf(plan, lengthOf(period)).flatMap((table) => {
    const own = counts.get(table.name);
    const size = cellsOf(plan, table).length;
    if (own?.length !== size) throw new RangeError(`${table.name} has ${size} cells.`);
    const epsilon = thousandths(table.epsilon);
    return own.map((count) => count + discreteLaplace(epsilon, uniform));
  });
  return adjustment(plan, lengthOf(period), frozen !== undefined)(drawn, frozen);
}
