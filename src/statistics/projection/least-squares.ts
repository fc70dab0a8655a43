import { type Matrix, independentRows, inverse, times } from './matrix.js';

/**
 * Weighted least squares under equalities: of all figures that satisfy them, those nearest to what was drawn, each distance in
 * units of its own variance (x = y - V A'(A V A')^-1 (A y - b)).
 *
 * It is affine and leaves what already satisfies the equalities as it is. So its error is a fixed linear function of the noise,
 * whatever was counted; and there is no "not below nought" here, which would break just that.
 *
 * @param variances of each drawn cell, in its order; throws where one is not above nought
 * @param equalities by cell, its coefficient; what each adds up to is given with what was drawn
 */
export function projection(
  variances: readonly number[],
  equalities: readonly ReadonlyMap<number, number>[],
): (drawn: readonly number[], totals: readonly number[]) => number[] {
  if (variances.some((variance) => !(variance > 0))) throw new RangeError('A drawn cell has a variance above nought.');
  const dense = equalities.map((coefficients) => variances.map((_, cell) => coefficients.get(cell) ?? 0));
  const kept = independentRows(dense);
  const rows: Matrix = kept.map((row) => dense[row]!);
  const inner = inverse(rows.map((one) => rows.map((other) => dot(one, other, variances))));
  return (drawn, totals) => {
    const missed = times(rows, drawn).map((sum, row) => sum - totals[kept[row]!]!);
    const steps = times(inner, missed);
    return drawn.map(
      (value, cell) => value - variances[cell]! * rows.reduce((sum, row, at) => sum + row[cell]! * steps[at]!, 0),
    );
  };
}

const dot = (one: readonly number[], other: readonly number[], weights: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * weights[at]! * other[at]!, 0);
