import type { CodeList, Plan, PlannedTable, PublicCode } from './plan.js';

/** The codes of one cell, one for each dimension of its table. */
export type Cell = readonly string[];

/** All cells of a table, those that will hold nothing too, in the order of the code lists. A total has one, without a code. */
export function cellsOf(plan: Plan, table: PlannedTable): Cell[] {
  return table.dimensions.reduce<Cell[]>(
    (cells, dimension) => cells.flatMap((cell) => listOf(plan, dimension).codes.map(({ code }) => [...cell, code])),
    [[]],
  );
}

export function listOf(plan: Plan, dimension: string): CodeList {
  const list = plan.code_lists[dimension];
  if (!list) throw new Error(`The plan has no code list "${dimension}".`);
  return list;
}

/** The code under which a value of the fact is counted; what is unknown or in no code is counted in the last. */
export function codeFor(plan: Plan, dimension: string, value: string | undefined): string {
  const list = listOf(plan, dimension);
  const within = value !== undefined && list.coarsens ? codeFor(plan, list.coarsens, value) : value;
  return (list.codes.find(({ of }) => of?.includes(within ?? '')) ?? last(list)).code;
}

/** What a code of a coarser list takes of the finer one: for the last code all that the others leave. */
export function finerCodes(plan: Plan, coarse: CodeList, { of }: PublicCode): string[] {
  const taken = new Set(coarse.codes.flatMap((code) => code.of ?? []));
  const all = listOf(plan, coarse.coarsens!).codes.map(({ code }) => code);
  return of ?? all.filter((code) => !taken.has(code));
}

const last = (list: CodeList): PublicCode => list.codes.at(-1)!;

export const tablesOf = (plan: Plan, period: PlannedTable['period']): PlannedTable[] =>
  plan.tables.filter((table) => table.period === period);
