import fc from 'fast-check';
import { cellsOf } from '../plan/cells.js';
import type { Plan, TableQuantiles } from '../plan/plan.js';
import { defaultPlan, readPlan } from '../plan/read-plan.js';
import { interval, printed } from './printed.js';

const plan = readPlan(defaultPlan('standard'));
const table = plan.tables.find(({ name }) => name === 'main_ground')!;
/** As wide as those of the plan, but round: 14 where one of six is printed, 9 where all are. */
const quantiles: TableQuantiles = { error: { '*': [14, 12, 11, 10.5, 10, 9] }, rest: [8, 9, 10, 11, 12, 12.5] };
const of = (figures: number[], totalShown = true) =>
  printed(plan, table, { figures, numbers: figures.map(Math.round) }, quantiles, totalShown);

describe('a table', () => {
  it('prints what is at least ten, and at least twice its margin, with its interval', () => {
    const { rows, rest } = of([80, 60, 50, 40, 30, 20]);
    expect(rows.map(({ given }) => given)).toEqual([
      { value: 80, lower: 71, upper: 89 },
      { value: 60, lower: 51, upper: 69 },
      { value: 50, lower: 41, upper: 59 },
      { value: 40, lower: 31, upper: 49 },
      { value: 30, lower: 21, upper: 39 },
      { value: 20, lower: 11, upper: 29 },
    ]);
    expect(rest).toEqual({ value: 0, lower: 0, upper: 0 });
  });

  it('widens its intervals as fewer are printed, and prints the most that stay above the floor together', () => {
    // Five would need 20 each and the fifth has it; six would need 18, and the sixth has not.
    const { rows, rest } = of([80, 60, 50, 40, 20, 17]);
    expect(rows.map(({ given }) => given?.value)).toEqual([80, 60, 50, 40, 20, undefined]);
    expect(rows[0]!.given).toEqual({ value: 80, lower: 70, upper: 90 });
    expect(rest).toEqual({ value: 17, lower: 9, upper: 25 });
    // 23 is above the floor where three are printed (22), and not where one is (28).
    expect(of([80, 60, 23, 1, 0, 0]).rows.map(({ given }) => given?.value)).toEqual([80, 60, 23, ...Array(3)]);
    expect(of([27, 1, 0, 0, 0, 0]).rows.every(({ given }) => given === undefined)).toBe(true);
  });

  it('says of what it withholds the same, whether it is little, none or less than none', () => {
    const withheld = (figure: number) => of([80, 60, 50, 40, 30, figure]).rows.at(-1);
    for (const figure of [-9, -0.5, 0, 1, 9, 17]) expect(withheld(figure)).toEqual(withheld(3));
  });

  it('never gives a rest below nought: the printed numbers give way, and their intervals do not', () => {
    const { rows, rest } = of([80.4, 60, 50, 40, 22, -7]);
    expect(rest!.value).toBe(0);
    expect(rows.reduce((sum, { given }) => sum + (given?.value ?? 0), 0)).toBe(80 + 60 + 50 + 40 + 22 - 7);
    expect(rows[0]!.given).toMatchObject(interval(80.4, 10));
  });

  it('takes its bounds from the figure before it was rounded', () => {
    // 80.4 - 9 is 71.4: at least 72. From the rounded 80 it would be 71, from a figure of 79.6 rounded up 71 too, which is less.
    expect(of([80.4, 60, 50, 40, 30, 20]).rows[0]!.given).toEqual({ value: 80, lower: 72, upper: 89 });
    expect(of([79.6, 60, 50, 40, 30, 20]).rows[0]!.given).toEqual({ value: 80, lower: 71, upper: 88 });
  });

  it('gives no rest where neither its total nor a cell is printed', () => {
    expect(of([5, 4, 3, 0, 0, 0], false).rest).toBeUndefined();
    expect(of([5, 4, 3, 0, 0, 0], true).rest).toEqual({ value: 12, lower: 0, upper: 24 });
  });

  it('adds up, whatever was drawn', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 200 }), { minLength: 6, maxLength: 6 }), (numbers) => {
        const { rows, rest } = of(numbers);
        const total = numbers.reduce((sum, number) => sum + number, 0);
        const shown = rows.reduce((sum, { given }) => sum + (given?.value ?? 0), 0);
        if (rows.some(({ given }) => given)) expect(shown + rest!.value).toBe(Math.max(total, 0));
        expect(rows.map(({ cell }) => cell)).toEqual(cellsOf(plan as Plan, table));
      }),
    );
  });
});
