import { cellsOf } from './cells.js';
import type { Plan, PlannedTable, Quantiles } from './plan.js';
import { promised, spentOn } from './promise.js';
import { utilityOf } from './utility.js';

const YEARS = 300;
const SEED = 1;

/** What a plan costs and is good for, before anybody decides: computed from the plan alone. */
export function planInWords(plan: Plan, size: number): string {
  const { odds, sure } = promised(plan.lifetime_budget);
  const utility = new Map(
    utilityOf(plan as Plan & { quantiles: Quantiles }, size, YEARS, SEED).map((one) => [one.table, one]),
  );
  const rows = plan.tables.map((table) => {
    const { printed, relative } = utility.get(table.name)!;
    const margin = marginOf(plan, table);
    return [
      table.name,
      table.period,
      thousandths(table.epsilon),
      String(cellsOf(plan, table).length),
      String(margin),
      String(printedFrom(plan, table)),
      percent(printed),
      percent(relative, 1),
    ];
  });
  return [
    `${plan.name}, version ${plan.version}: nothing is wrong with it.`,
    `Budget: ${thousandths(spentOn(plan))} of ${thousandths(plan.lifetime_budget)} for one registration, for ever (intake ${thousandths(spentOn(plan, 'intake'))}, outcome ${thousandths(spentOn(plan, 'outcome'))}).`,
    `All releases together change the odds of any conclusion about one registration at most ${odds} times: from an even chance to at most ${sure} %.`,
    '',
    ...aligned([
      ['table', 'each', 'epsilon', 'cells', 'margin', 'printed from', 'of those from 10', 'median error'],
      ...rows,
    ]),
    '',
    `The last two columns: with ${size} requests in a quarter, made up; the part of the cells with 10 or more that is printed, and how far those are off.`,
  ].join('\n');
}

const widest = ({ quantiles }: Plan, { name, period }: PlannedTable): number =>
  Math.max(...Object.values(quantiles![period][name]!.error).map((error) => error.at(-1)!));

/** Give or take, in whole numbers: where every cell of the table is printed. */
export const marginOf = (plan: Plan, table: PlannedTable): number => Math.round(widest(plan, table));

/** The least number that is printed there. */
export const printedFrom = (plan: Plan, table: PlannedTable): number =>
  Math.max(plan.floor.least, Math.ceil(plan.floor.margins * widest(plan, table)));

const thousandths = (amount: number): string => (amount / 1000).toFixed(3);
const percent = (part: number, digits = 0): string => `${(part * 100).toFixed(digits)} %`;

function aligned(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((text, column) => (column < 2 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
}
