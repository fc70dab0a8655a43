import fc from 'fast-check';
import { rounded, roundedWithin } from './controlled-rounding.js';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const nextTo = (number: number, figure: number) => Math.abs(number - figure) < 1 + 1e-6;
const figure = fc.integer({ min: -30_000, max: 90_000 }).map((thousandths) => thousandths / 1000);

describe('controlled rounding', () => {
  it('of a list comes to the rounded total, and no number moves by one or more', () => {
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 40 }), (figures) => {
        const total = Math.round(sum(figures)) + 0;
        const numbers = rounded(figures, total);
        expect(sum(numbers)).toBe(total);
        numbers.forEach((number, at) => expect(nextTo(number, figures[at]!)).toBe(true));
      }),
    );
  });

  it('leaves whole numbers alone, also below nought', () => {
    expect(rounded([3, -2, 0, 7], 8)).toEqual([3, -2, 0, 7]);
    expect(rounded([-0.4, -0.4, 0.8], 0)).toEqual([0, -1, 1]);
  });

  it('of a table of two dimensions keeps every row and every column', () => {
    const table = fc
      .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 7 }))
      .chain(([height, width]) =>
        fc.array(fc.array(figure, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      );
    fc.assert(
      fc.property(table, (inner) => {
        // The last row and column take what is missing to whole sums.
        const rows = inner.map((row) => [...row.slice(0, -1), Math.round(sum(row)) - sum(row.slice(0, -1))]);
        const columns = rows[0]!.map((_, at) => sum(rows.slice(0, -1).map((row) => row[at]!)));
        rows[rows.length - 1] = columns.map((column) => Math.round(column) + 5 - column);
        const numbers = roundedWithin(rows);
        rows.forEach((row, at) => expect(sum(numbers[at]!)).toBe(Math.round(sum(row))));
        columns.forEach((_, at) =>
          expect(sum(numbers.map((row) => row[at]!))).toBe(Math.round(sum(rows.map((row) => row[at]!)))),
        );
        numbers.forEach((row, r) => row.forEach((number, c) => expect(nextTo(number, rows[r]![c]!)).toBe(true)));
      }),
      { numRuns: 300 },
    );
  });
});
