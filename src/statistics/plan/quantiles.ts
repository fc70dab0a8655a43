import { adjustment, type Adjusted, together } from '../projection/adjust.js';
import { cellsOf, tablesOf } from './cells.js';
import { Histogram } from './histogram.js';
import type { PeriodLength, Plan, PlannedTable, Quantiles, TableQuantiles } from './plan.js';
import { simulatedNoise } from './simulated-noise.js';

/** Of all cells that are printed, so many may lie outside their interval (Benjamini, Yekutieli 2005). */
export const LEVEL = 0.05;
/** Sums of so many quarters are said: a year, and all since the first. */
export const SUMS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 20, 24, 28, 32, 36, 40];

/**
 * The quantiles of a plan, from draws of its noise alone: the error of a figure is the same function of the noise whatever was
 * counted, so no record is needed, and none could change them.
 */
export function quantilesOf(plan: Plan, draws: number, seed: number): Quantiles {
  const noise = simulatedNoise(seed);
  const drawn = (period: PeriodLength) =>
    tablesOf(plan, period).flatMap((table) => cellsOf(plan, table).map(() => noise(table.epsilon)));
  const quarterly = tablesOf(plan, 'quarter');
  const yearly = tablesOf(plan, 'year');
  const [quarter, year, alone] = [quarterly, yearly, yearly].map((tables) => errorsOf(plan, tables)) as [
    Errors,
    Errors,
    Errors,
  ];
  const sums = new SumErrors(plan, quarterly);
  const ofQuarter = adjustment(plan, 'quarter');
  const ofYear = adjustment(plan, 'year', true);
  const ofYearAlone = adjustment(plan, 'year');
  for (let round = 0; round < draws; round += 1) {
    const quarters = Array.from({ length: 4 }, () => ofQuarter(drawn('quarter')));
    quarter.add(quarters[0]!);
    sums.add(quarters);
    const values = drawn('year');
    year.add(ofYear(values, together(plan, quarters)));
    alone.add(ofYearAlone(values));
  }
  return { draws, seed, quarter: quarter.found(), year: year.found(), year_alone: alone.found(), sums: sums.found() };
}

interface Errors {
  add(adjusted: ReadonlyMap<string, Adjusted>): void;
  found(): Record<string, TableQuantiles>;
}

function errorsOf(plan: Plan, tables: readonly PlannedTable[]): Errors {
  const kept = tables.map((table) => {
    const cells = cellsOf(plan, table);
    const classes = cells.map((cell) => (table.dimensions.length > 1 ? cell[0]! : '*'));
    return {
      table,
      classes,
      error: new Map(classes.map((name) => [name, new Histogram()])),
      rest: cells.map(() => new Histogram()),
    };
  });
  return {
    add(adjusted) {
      for (const { table, classes, error, rest } of kept) {
        let sum = 0;
        adjusted.get(table.name)!.figures.forEach((figure, cell) => {
          error.get(classes[cell]!)!.add(figure);
          sum += figure;
          rest[cell]!.add(sum);
        });
      }
    },
    found: () =>
      Object.fromEntries(
        kept.map(({ table, classes, error, rest }) => [
          table.name,
          {
            error: Object.fromEntries([...error].map(([name, sizes]) => [name, byPrinted(sizes, classes.length)])),
            // In a table of two dimensions it depends on which cells they are, so nothing is said of it there.
            rest: table.dimensions.length > 1 ? [] : rest.map((sizes) => sizes.exceededBy(LEVEL)),
          },
        ]),
      ),
  };
}

const byPrinted = (sizes: Histogram, cells: number): number[] =>
  Array.from({ length: cells }, (_, k) => sizes.exceededBy((LEVEL * (k + 1)) / cells));

/** Errors of sums over quarters, all cells of a table in one: each adds quarters up, as they come, until the longest sum is full. */
class SumErrors {
  readonly #kept: { table: PlannedTable; running: number[]; sizes: Map<number, Histogram> }[];
  #quarters = 0;

  constructor(plan: Plan, tables: readonly PlannedTable[]) {
    this.#kept = tables.map((table) => ({
      table,
      running: cellsOf(plan, table).map(() => 0),
      sizes: new Map(SUMS.map((length) => [length, new Histogram()])),
    }));
  }

  add(quarters: readonly ReadonlyMap<string, Adjusted>[]): void {
    for (const quarter of quarters) {
      this.#quarters += 1;
      for (const { table, running, sizes } of this.#kept) {
        quarter.get(table.name)!.figures.forEach((figure, cell) => {
          running[cell]! += figure;
        });
        for (const sum of running) sizes.get(this.#quarters)?.add(sum);
        if (this.#quarters === SUMS.at(-1)) running.fill(0);
      }
      if (this.#quarters === SUMS.at(-1)) this.#quarters = 0;
    }
  }

  found(): Quantiles['sums'] {
    return Object.fromEntries(
      this.#kept.map(({ table, running, sizes }) => [
        table.name,
        Object.fromEntries([...sizes].map(([length, errors]) => [length, byPrinted(errors, running.length)])),
      ]),
    );
  }
}
