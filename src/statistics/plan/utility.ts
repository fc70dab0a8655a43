import { adjustment, type Adjusted, together } from '../projection/adjust.js';
import { printed, type Row } from '../release/printed.js';
import { cellsOf, tablesOf } from './cells.js';
import type { PeriodLength, Plan, PlannedTable, Quantiles, TableQuantiles } from './plan.js';
import { simulatedNoise, simulatedShares } from './simulated-noise.js';

/** How good a table comes out, over made-up years. */
export interface Utility {
  table: string;
  /** In 19 of 20 cells the number is within so many of the count. */
  error95: number;
  /** Of all cells with a count of at least 10, the part that is printed. */
  printed: number;
  /** Of the printed numbers, the median of |number - count| / count. */
  relative: number;
  /** Of the printed "at least", the part that is above the count. */
  tooHigh: number;
}

/** One year's counts, cell by cell: four quarters, and the year's own tables. */
export interface Counted {
  quarters: Map<string, number[]>[];
  year: Map<string, number[]>;
}

/**
 * Draws made-up years of `perQuarter` requests with this plan and compares what comes out with what went in. Some code of a
 * list is asked for most and each other 0.7 times as often as the one before it, in an order drawn anew for each year.
 */
export function utilityOf(
  plan: Plan & { quantiles: Quantiles },
  perQuarter: number,
  years: number,
  seed: number,
): Utility[] {
  const found = new Map(plan.tables.map(({ name }) => [name, new Compared()]));
  const noise = simulatedNoise(seed);
  const noisy = (tables: readonly PlannedTable[], counts: Map<string, number[]>) =>
    tables.flatMap(({ name, epsilon }) => counts.get(name)!.map((count) => count + noise(epsilon)));
  const compare = (
    period: PeriodLength,
    adjusted: ReadonlyMap<string, Adjusted>,
    counts: Map<string, number[]>,
    quantiles: Record<string, TableQuantiles>,
  ) => {
    for (const table of tablesOf(plan, period)) {
      const { rows } = printed(plan, table, adjusted.get(table.name)!, quantiles[table.name]!, true);
      found.get(table.name)!.add(rows, adjusted.get(table.name)!.numbers, counts.get(table.name)!);
    }
  };
  const ofQuarter = adjustment(plan, 'quarter');
  const ofYear = adjustment(plan, 'year', true);
  for (let round = 0; round < years; round += 1) {
    const { quarters, year } = madeUp(plan, perQuarter, seed * 1_000_003 + round);
    const adjusted = quarters.map((counts) => ofQuarter(noisy(tablesOf(plan, 'quarter'), counts)));
    compare('quarter', adjusted[0]!, quarters[0]!, plan.quantiles.quarter);
    compare('year', ofYear(noisy(tablesOf(plan, 'year'), year), together(plan, adjusted)), year, plan.quantiles.year);
  }
  return [...found].map(([table, compared]) => ({ table, ...compared.found() }));
}

/** Made-up counts of one year: the same again from the same seed. */
export function madeUp(plan: Plan, perQuarter: number, seed: number): Counted {
  const pick = simulatedShares(seed);
  const places = plan.tables.map((table) => ({
    table,
    at: new Map(cellsOf(plan, table).map((cell, at) => [String(cell), at])),
  }));
  const empty = (period: PeriodLength) =>
    new Map(tablesOf(plan, period).map((table) => [table.name, cellsOf(plan, table).map(() => 0)]));
  const quarters = Array.from({ length: 4 }, () => empty('quarter'));
  const year = empty('year');
  const finest = Object.entries(plan.code_lists).filter(([, { coarsens }]) => !coarsens);
  for (const quarter of quarters) {
    for (let request = 0; request < perQuarter; request += 1) {
      const codes = new Map(finest.map(([name, { codes: list }]) => [name, list[pick(name, list.length)]!.code]));
      for (const { table, at } of places) {
        const cell = table.dimensions.map((dimension) => {
          const { coarsens } = plan.code_lists[dimension]!;
          return coarsens ? coarser(plan, dimension, codes.get(coarsens)!) : codes.get(dimension)!;
        });
        const counts = (table.period === 'quarter' ? quarter : year).get(table.name)!;
        counts[at.get(String(cell))!]! += 1;
      }
    }
  }
  return { quarters, year };
}

function coarser(plan: Plan, dimension: string, finer: string): string {
  const { codes } = plan.code_lists[dimension]!;
  return (codes.find(({ of }) => of?.includes(finer)) ?? codes.at(-1)!).code;
}

class Compared {
  readonly #errors: number[] = [];
  readonly #relative: number[] = [];
  #large = 0;
  #largePrinted = 0;
  #tooHigh = 0;

  add(rows: readonly Row[], numbers: readonly number[], counts: readonly number[]): void {
    rows.forEach(({ given }, at) => {
      const count = counts[at]!;
      this.#errors.push(Math.abs(numbers[at]! - count));
      if (count >= 10) this.#large += 1;
      if (!given) return;
      if (count >= 10) this.#largePrinted += 1;
      this.#relative.push(Math.abs(given.value - count) / Math.max(1, count));
      if (given.lower! > count) this.#tooHigh += 1;
    });
  }

  found(): Omit<Utility, 'table'> {
    return {
      error95: at(this.#errors, 0.95),
      printed: this.#large === 0 ? 0 : this.#largePrinted / this.#large,
      relative: at(this.#relative, 0.5),
      tooHigh: this.#relative.length === 0 ? 0 : this.#tooHigh / this.#relative.length,
    };
  }
}

const at = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
