import { thousandths, variance } from '../noise/discrete-laplace.js';
import { cellsOf, listOf, tablesOf } from '../plan/cells.js';
import type { PeriodLength, Plan } from '../plan/plan.js';
import { rounded, roundedWithin } from './controlled-rounding.js';
import { equalities, type Frozen, type Laid, laidOut, totals } from './equalities.js';
import { projection } from './least-squares.js';

/** What stands in one cell after the draw: the figure for its interval, and the whole number with which the tables add up. */
export interface Adjusted {
  figures: number[];
  numbers: number[];
}

type Adjustment = (drawn: readonly number[], frozen?: Frozen) => Map<string, Adjusted>;

/** By plan: an adjustment takes an inverse. */
const made = new WeakMap<Plan, Map<string, Adjustment>>();

/**
 * Turns what was drawn for a release into figures that agree with each other (and a year with its quarters), and those into whole
 * numbers that add up. Linear in what was drawn; made once for a plan, which nobody changes.
 *
 * @param agreeing with its four quarters, whose numbers are then given as `frozen`
 */
export function adjustment(plan: Plan, period: PeriodLength, agreeing = false): Adjustment {
  const ofPlan = made.get(plan) ?? new Map<string, Adjustment>();
  const kind = `${period} ${agreeing}`;
  const adjust = ofPlan.get(kind) ?? adjustmentOf(plan, period, agreeing);
  made.set(plan, ofPlan.set(kind, adjust));
  return adjust;
}

function adjustmentOf(plan: Plan, period: PeriodLength, agreeing: boolean): Adjustment {
  const tables = laidOut(plan, tablesOf(plan, period));
  const variances = tables.flatMap(({ table, size }) =>
    Array.from({ length: size }, () => variance(thousandths(table.epsilon))),
  );
  const known = equalities(plan, tables, agreeing ? tablesOf(plan, 'quarter') : []);
  const project = projection(
    variances,
    known.map(({ coefficients }) => coefficients),
  );
  return (drawn, frozen = new Map()) => {
    const figures = project(drawn, totals(known, frozen));
    const totalOf = new Map<string, number>();
    return new Map(
      tables.map((laid) => {
        const own = figures.slice(laid.from, laid.from + laid.size);
        const { event } = laid.table;
        // The first table of an event says what its total is rounded to; all others add up to the same.
        const total = totalOf.get(event) ?? Math.round(sum(own));
        totalOf.set(event, total);
        return [laid.table.name, { figures: own, numbers: wholeNumbers(plan, laid, own, total) }] as const;
      }),
    );
  };
}

function wholeNumbers(plan: Plan, { table }: Laid, figures: number[], total: number): number[] {
  const [, second] = table.dimensions;
  if (second === undefined) return rounded(figures, total);
  const width = listOf(plan, second).codes.length;
  const rows = Array.from({ length: figures.length / width }, (_, row) =>
    figures.slice(row * width, (row + 1) * width),
  );
  const columns = Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column]!)));
  return [...rows.map(sum), ...columns].every(isWhole) ? roundedWithin(rows).flat() : rounded(figures, total);
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The numbers of several quarters of a table together, cell by cell. */
export function together(plan: Plan, quarters: readonly ReadonlyMap<string, Adjusted>[]): Frozen {
  return new Map(
    tablesOf(plan, 'quarter').map((table) => [
      table.name,
      cellsOf(plan, table).map((_, cell) => sum(quarters.map((quarter) => quarter.get(table.name)!.numbers[cell]!))),
    ]),
  );
}
