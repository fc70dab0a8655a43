import { thousandths, variance } from '../../../src/statistics/noise/discrete-laplace.js';
import { cellsOf, tablesOf } from '../../../src/statistics/plan/cells.js';
import { isYear, quartersOf } from '../../../src/statistics/plan/period.js';
import type { PeriodLength, Plan } from '../../../src/statistics/plan/plan.js';
import { type DefaultPlan, defaultPlan, readPlan } from '../../../src/statistics/plan/read-plan.js';
import { adjustment } from '../../../src/statistics/projection/adjust.js';
import { draw } from '../../../src/statistics/release/draw.js';
import type { Given } from '../../../src/statistics/release/printed.js';
import { diceOf } from '../dice.js';
import { madeUpReleases, type MadeUpReleases } from '../made-up-releases.js';

const SEEDS = 1000;

/** Every "at least" that is printed of a year and its quarters, beside what was counted. */
function* atLeast({ counts, releases }: MadeUpReleases): Generator<{ lower: number; counted: number }> {
  const totalOf = (period: string) => counts.get(period)!.get('total')![0]!;
  const said = (given: Given | undefined, counted: number) =>
    given?.lower === undefined ? [] : [{ lower: given.lower, counted }];
  for (const [period, { tables, total, comparisons }] of releases) {
    const quarters = isYear(period) ? quartersOf(period) : [period];
    for (const { table, rows } of tables)
      for (const [at, { given }] of rows.entries()) yield* said(given, counts.get(period)!.get(table.name)![at]!);
    yield* said(
      total,
      quarters.reduce((sum, quarter) => sum + totalOf(quarter), 0),
    );
    for (const one of comparisons) {
      const until = [...releases.keys()].filter((other) => !isYear(other) && other <= period);
      if (one.what === 'since')
        yield* said(
          one.sum,
          until.reduce((sum, quarter) => sum + totalOf(quarter), 0),
        );
    }
  }
}

it.each<[DefaultPlan, number]>([
  ['small', 150],
  ['standard', 500],
  ['standard', 2000],
])(
  'of the printed "at least" of the %s plan at %i a quarter no more than 3.5 in a hundred are too high',
  (name, size) => {
    const plan = readPlan(defaultPlan(name));
    let [printed, tooHigh] = [0, 0];
    for (let seed = 1; seed <= SEEDS; seed += 1)
      for (const { lower, counted } of atLeast(madeUpReleases(plan, size, 1, seed))) {
        printed += 1;
        if (lower > counted) tooHigh += 1;
      }
    expect(printed).toBeGreaterThan(10 * SEEDS);
    expect(tooHigh / printed).toBeLessThanOrEqual(0.035);
    // They are no wider than they have to be either.
    expect(tooHigh / printed).toBeGreaterThan(0.005);
  },
);

/** The variance of the error of each figure, from the plan alone: the projection is linear, so it is known without a count. */
function claimed(plan: Plan, length: PeriodLength): Map<string, number[]> {
  const tables = tablesOf(plan, length);
  const variances = tables.flatMap((table) => cellsOf(plan, table).map(() => variance(thousandths(table.epsilon))));
  const adjust = adjustment(plan, length);
  const found = new Map(tables.map((table) => [table.name, cellsOf(plan, table).map(() => 0)]));
  for (const [at, own] of variances.entries()) {
    const figures = adjust(variances.map((_, cell) => (cell === at ? 1 : 0)));
    for (const [name, sums] of found) {
      for (const [cell, figure] of figures.get(name)!.figures.entries()) sums[cell]! += figure ** 2 * own;
    }
  }
  return found;
}

it.each<[DefaultPlan, PeriodLength]>([
  ['standard', 'quarter'],
  ['standard', 'year'],
  ['small', 'year'],
])(
  'what least squares leave over all releases of the %s plan has the variance that a plan claims (%s)',
  (name, length) => {
    const plan = readPlan(defaultPlan(name));
    const dice = diceOf(7);
    // Nobody came, so that what comes out is the error.
    const none = new Map(
      tablesOf(plan, length).map((table) => [table.name, cellsOf(plan, table).map(() => 0)] as const),
    );
    const squares = new Map([...none.keys()].map((table) => [table, 0]));
    const ROUNDS = 2000;
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [table, { figures }] of draw(plan, length === 'year' ? '2027' : '2027-Q1', none, (below) =>
        dice.below(below),
      ))
        squares.set(table, squares.get(table)! + figures.reduce((sum, error) => sum + error ** 2, 0));
    for (const [table, variances] of claimed(plan, length)) {
      const expected = variances.reduce((sum, one) => sum + one, 0) * ROUNDS;
      expect([table, Math.abs(squares.get(table)! / expected - 1) < 0.08]).toEqual([table, true]);
    }
  },
);
