import { type Cell, cellsOf } from '../plan/cells.js';
import type { Floor, Plan, PlannedTable, TableQuantiles } from '../plan/plan.js';
import type { Adjusted } from '../projection/adjust.js';

/** A number with its interval, or neither: of what is withheld nobody can tell whether it is little or nothing. */
export interface Given {
  value: number;
  /** The true count is between the two, at the level of its table; absent for the rest of a table of two dimensions. */
  lower?: number;
  upper?: number;
}
export interface Row {
  cell: Cell;
  given: Given | undefined;
}
export interface PrintedTable {
  table: PlannedTable;
  rows: Row[];
  /** All that is withheld, together. */
  rest: Given | undefined;
}

/**
 * What of a table is printed. The level at which a cell's interval is computed depends on how many are printed, and whether one is
 * printed depends on its margin: so the largest number of cells is taken that all stay above the floor together (as in Benjamini
 * and Hochberg's step-up; intervals after Benjamini and Yekutieli 2005).
 *
 * @param totalShown whether the total of the same event is printed
 */
export function printed(
  plan: Plan,
  table: PlannedTable,
  { figures, numbers }: Adjusted,
  quantiles: TableQuantiles,
  totalShown: boolean,
): PrintedTable {
  const cells = cellsOf(plan, table);
  const margins = (count: number) => cells.map((cell) => marginOf(quantiles, cell, count));
  const above = (count: number) =>
    margins(count).flatMap((margin, at) => (reaches(plan.floor, numbers[at]!, margin) ? [at] : []));
  let count = cells.length;
  while (count > 0 && above(count).length < count) count -= 1;
  const shown = new Set(count > 0 ? above(count) : []);

  const values = new Map([...shown].map((at) => [at, numbers[at]!]));
  const left = sum(numbers) - sum(values.values());
  // Noise can take more from what is withheld than there was: then the printed numbers give way, and the intervals stay.
  giveWay(values, figures, Math.max(0, -left), plan.floor.least);
  const margin = margins(count || 1);
  return {
    table,
    rows: cells.map((cell, at) => ({
      cell,
      given: values.has(at) ? { value: values.get(at)!, ...interval(figures[at]!, margin[at]!) } : undefined,
    })),
    rest: shown.size > 0 || totalShown ? rest(figures, shown, Math.max(0, left), quantiles) : undefined,
  };
}

/** Whether a number is printed that has this margin. */
export const reaches = ({ least, margins }: Floor, value: number, margin: number): boolean =>
  value >= Math.max(least, margins * margin);

/** From the figure before it was rounded, since that is what the quantiles are of. */
export const interval = (figure: number, margin: number): { lower: number; upper: number } => ({
  lower: Math.max(0, Math.ceil(figure - margin - NEAR)),
  upper: Math.max(0, Math.floor(figure + margin + NEAR)),
});
/** Figures are calculated in floating point: one that is a whole number but for its last digit is that number. */
const NEAR = 1e-6;

const marginOf = ({ error }: TableQuantiles, cell: Cell, count: number): number =>
  (error['*'] ?? error[cell[0]!])![count - 1]!;

function rest(figures: number[], shown: ReadonlySet<number>, value: number, { rest: margins }: TableQuantiles): Given {
  const withheld = figures.filter((_, at) => !shown.has(at));
  if (withheld.length === 0) return { value, lower: 0, upper: 0 };
  const margin = margins[withheld.length - 1];
  return margin === undefined ? { value } : { value, ...interval(sum(withheld), margin) };
}

/** One by one, whichever stands furthest above its figure, and none below what is printed at all. */
function giveWay(values: Map<number, number>, figures: readonly number[], missing: number, least: number): void {
  for (let step = 0; step < missing; step += 1) {
    const able = [...values].filter(([, value]) => value > least);
    if (able.length === 0) return;
    const [at] = able.reduce((most, one) => (one[1] - figures[one[0]]! > most[1] - figures[most[0]]! ? one : most));
    values.set(at, values.get(at)! - 1);
  }
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
