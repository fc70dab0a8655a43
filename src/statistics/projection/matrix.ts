/** Rows of numbers, all of one length. */
export type Matrix = number[][];

const NOUGHT = 1e-9;

/**
 * The rows that say something which those before them do not, in their order: where a table has two margins, the last of them
 * follows from the others, and with it the system of least squares would have no solution.
 */
export function independentRows(rows: Matrix): number[] {
  const kept: number[] = [];
  const reduced: { row: number[]; pivot: number }[] = [];
  rows.forEach((original, index) => {
    const row = [...original];
    for (const { row: other, pivot } of reduced) subtract(row, other, row[pivot]! / other[pivot]!);
    const pivot = row.reduce((best, value, at) => (Math.abs(value) > Math.abs(row[best]!) ? at : best), 0);
    if (Math.abs(row[pivot] ?? 0) < NOUGHT) return;
    reduced.push({ row, pivot });
    kept.push(index);
  });
  return kept;
}

/** The inverse of a symmetric positive definite matrix, by Gauss and Jordan with the largest pivot. */
export function inverse(matrix: Matrix): Matrix {
  const size = matrix.length;
  const work = matrix.map((row, at) => [...row, ...Array.from({ length: size }, (_, to) => (to === at ? 1 : 0))]);
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(work[row]![column]!) > Math.abs(work[best]![column]!)) best = row;
    [work[column], work[best]] = [work[best]!, work[column]!];
    const pivot = work[column]![column]!;
    if (Math.abs(pivot) < NOUGHT) throw new Error('The equalities of the plan contradict each other.');
    work[column] = work[column]!.map((value) => value / pivot);
    work.forEach((row, at) => at !== column && subtract(row, work[column]!, row[column]!));
  }
  return work.map((row) => row.slice(size));
}

export const times = (matrix: Matrix, vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, value, at) => sum + value * vector[at]!, 0));

function subtract(row: number[], other: readonly number[], factor: number): void {
  if (factor !== 0) for (let at = 0; at < row.length; at += 1) row[at]! -= factor * other[at]!;
}
