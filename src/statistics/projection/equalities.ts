import { cellsOf, finerCodes, listOf } from '../plan/cells.js';
import type { Plan, PlannedTable } from '../plan/plan.js';

/** The cells, each times its coefficient, add up to nought, or to cells of a quarter's table that stand fast. */
export interface Equality {
  coefficients: ReadonlyMap<number, number>;
  frozen?: { table: string; cells: number[] };
}

/** The whole numbers of the four quarters of a year together, by table, in the order of its cells. */
export type Frozen = ReadonlyMap<string, readonly number[]>;

/** Tables beside each other in one list of cells. */
export interface Laid {
  table: PlannedTable;
  /** Where its first cell stands in the list. */
  from: number;
  size: number;
}

export function laidOut(plan: Plan, tables: readonly PlannedTable[]): Laid[] {
  let from = 0;
  return tables.map((table) => {
    const size = cellsOf(plan, table).length;
    from += size;
    return { table, from: from - size, size };
  });
}

/**
 * What must hold between the tables of one release, and with the tables that stand fast: tables of one event have one total,
 * and where a table holds the dimension of another, its margin is that other table.
 */
export function equalities(plan: Plan, tables: readonly Laid[], fast: readonly PlannedTable[]): Equality[] {
  const found: Equality[] = [];
  tables.forEach((laid, at) => {
    for (const other of tables.slice(0, at)) if (sameEvent(laid, other)) found.push(sameTotal(laid, other));
    for (const other of tables)
      if (other !== laid && sameEvent(laid, other))
        for (const { cells, margin } of margins(plan, laid.table, other.table))
          found.push({
            coefficients: new Map([
              ...cells.map((cell) => [laid.from + cell, 1] as const),
              ...margin.map((cell) => [other.from + cell, -1] as const),
            ]),
          });
    for (const quarter of fast.filter(({ event }) => event === laid.table.event)) {
      const frozen = { table: quarter.name, cells: [...cellsOf(plan, quarter).keys()] };
      found.push({ coefficients: whole(laid, 1), frozen });
      for (const { cells, margin } of margins(plan, laid.table, quarter))
        found.push({
          coefficients: new Map(cells.map((cell) => [laid.from + cell, 1])),
          frozen: { table: quarter.name, cells: margin },
        });
    }
  });
  return found;
}

/** The cells of `table` that together are some cells of `margin`: none, unless `margin` has one dimension that `table` holds among others. */
function margins(plan: Plan, table: PlannedTable, margin: PlannedTable): { cells: number[]; margin: number[] }[] {
  const [dimension, ...more] = margin.dimensions;
  if (dimension === undefined || more.length) return [];
  const place = table.dimensions.findIndex((name) => name === dimension || listOf(plan, name).coarsens === dimension);
  if (place < 0) return [];
  const list = listOf(plan, table.dimensions[place]!);
  const cells = cellsOf(plan, table);
  const codes = listOf(plan, dimension).codes.map(({ code }) => code);
  return list.codes.map((code) => ({
    cells: cells.flatMap((cell, at) => (cell[place] === code.code ? [at] : [])),
    margin: (table.dimensions[place] === dimension ? [code.code] : finerCodes(plan, list, code)).map((finer) =>
      codes.indexOf(finer),
    ),
  }));
}

const sameEvent = (one: Laid, other: Laid) => one.table.event === other.table.event;
const whole = ({ from, size }: Laid, coefficient: number): Map<number, number> =>
  new Map(Array.from({ length: size }, (_, cell) => [from + cell, coefficient]));
const sameTotal = (one: Laid, other: Laid): Equality => ({
  coefficients: new Map([...whole(one, 1), ...whole(other, -1)]),
});

/** What the equalities add up to, in their order. */
export const totals = (found: readonly Equality[], frozen: Frozen): number[] =>
  found.map((equality) =>
    equality.frozen
      ? equality.frozen.cells.reduce((sum, cell) => sum + frozen.get(equality.frozen!.table)![cell]!, 0)
      : 0,
  );
