/** Nearer than this to a whole number is that number: the projection calculates in floating point. */
const NEAR = 1e-6;

const floor = (value: number): number => Math.floor(value + NEAR);
const above = (value: number): number => Math.max(0, value - floor(value));

/**
 * Whole numbers that add up to `total`, each the next below or above its figure. Those furthest above their floor are raised.
 * `total` is the rounded sum of the figures.
 */
export function rounded(figures: readonly number[], total: number): number[] {
  const down = figures.map(floor);
  let missing = total - down.reduce((sum, value) => sum + value, 0);
  const order = figures.map((_, at) => at).sort((a, b) => above(figures[b]!) - above(figures[a]!) || a - b);
  for (const at of order) {
    if (missing <= 0) break;
    down[at]! += 1;
    missing -= 1;
  }
  return down;
}

/**
 * The same for a table of two dimensions whose rows and columns add up to whole numbers already: each cell goes to the next
 * number below or above, and each row and column keeps its sum. That there is always such a table is the integrality of flows
 * (Cox, "A Constructive Procedure for Unbiased Controlled Rounding", 1987); found by augmenting paths from the largest fractions on.
 */
export function roundedWithin(rows: readonly (readonly number[])[]): number[][] {
  const result = rows.map((row) => row.map(floor));
  const raised = rows.map((row) => row.map(() => false));
  const owedByRow = rows.map((row, at) => Math.round(sum(row)) - sum(result[at]!));
  const columns = rows[0]?.map((_, column) => column) ?? [];
  const owedByColumn = columns.map(
    (column) => Math.round(sum(rows.map((row) => row[column]!))) - sum(result.map((row) => row[column]!)),
  );
  const may = (row: number, column: number) => above(rows[row]![column]!) > NEAR;

  const largestFirst = rows
    .flatMap((row, r) => row.map((value, c) => ({ r, c, part: above(value) })))
    .filter(({ part }) => part > NEAR)
    .sort((a, b) => b.part - a.part || a.r - b.r || a.c - b.c);
  for (const { r, c } of largestFirst) {
    if (owedByRow[r]! <= 0 || owedByColumn[c]! <= 0) continue;
    raised[r]![c] = true;
    owedByRow[r]! -= 1;
    owedByColumn[c]! -= 1;
  }
  for (const row of rows.keys()) {
    while (owedByRow[row]! > 0 && augment(row, new Set())) owedByRow[row]! -= 1;
  }
  return result.map((row, r) => row.map((value, c) => value + (raised[r]![c] ? 1 : 0)));

  /** Raises one more cell of the row, and where its column is full lets another row give way to a column that is not. */
  function augment(row: number, tried: Set<number>): boolean {
    for (const column of columns) {
      if (raised[row]![column] || !may(row, column) || tried.has(column)) continue;
      tried.add(column);
      if (owedByColumn[column]! > 0) {
        owedByColumn[column]! -= 1;
        raised[row]![column] = true;
        return true;
      }
      for (const other of rows.keys()) {
        if (!raised[other]![column] || !augment(other, tried)) continue;
        raised[other]![column] = false;
        raised[row]![column] = true;
        return true;
      }
    }
    return false;
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
