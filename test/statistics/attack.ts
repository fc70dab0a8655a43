import highs, { type Highs } from 'highs';
import { cellsOf, tablesOf } from '../../src/statistics/plan/cells.js';
import { isYear, type Period, quartersOf } from '../../src/statistics/plan/period.js';
import type { Plan } from '../../src/statistics/plan/plan.js';
import { lengthOf } from '../../src/statistics/release/draw.js';
import { equalities, laidOut } from '../../src/statistics/projection/equalities.js';

/** What somebody outside reads of a cell: a number, what it is between, or nothing. */
export interface Read {
  value?: number;
  lower?: number;
  upper?: number;
}
export type Reading = ReadonlyMap<Period, ReadonlyMap<string, readonly Read[]>>;

// Its types are those of its CommonJS half, whose function stands one deeper than what is imported here.
const loadHighs = highs as unknown as typeof highs.default;

interface Cell {
  period: Period;
  table: string;
  at: number;
}

/**
 * Whoever reads all releases and knows how tables are made: every count is an unknown of a linear program, all tables of an event and
 * period add up to the same, years agree with their quarters, and no count is below nought (HiGHS, https://highs.dev).
 */
export class Attacker {
  readonly cells: Cell[];
  private readonly place = new Map<string, number>();
  private readonly sums: string[] = [];

  private constructor(
    private readonly highs: Highs,
    plan: Plan,
    private readonly reading: Reading,
  ) {
    this.cells = [...reading].flatMap(([period, tables]) =>
      [...tables].flatMap(([table, cells]) => cells.map((_, at) => ({ period, table, at }))),
    );
    for (const [nr, cell] of this.cells.entries()) this.place.set(nameOf(cell), nr);
    for (const period of reading.keys()) this.sums.push(...this.additions(plan, period));
  }

  static async of(plan: Plan, reading: Reading) {
    return new Attacker(await loadHighs(), plan, reading);
  }

  /** The counts that fit all published numbers best (least absolute deviations). */
  reconstruction(): number[] {
    const away: string[] = [];
    const rows = this.known(({ value }, nr) => {
      if (value === undefined) return [];
      away.push(`u${nr}`, `v${nr}`);
      return [`x${nr} + u${nr} - v${nr} = ${value}`];
    });
    const solved = this.solve('Minimize', away.join(' + '), rows);
    return this.cells.map((_, nr) => solved.column(`x${nr}`));
  }

  /** What the intervals together leave of a cell, where each may be wrong, and as little as possible is. */
  range(nr: number): [least: number, most: number] {
    this.#bounds ??= this.bounds();
    const { rows, slack } = this.#bounds;
    const within = [...rows, `${slack.join(' + ')} <= ${this.#least! + 1e-6}`];
    return [this.solve('Minimize', `x${nr}`, within).value, this.solve('Maximize', `x${nr}`, within).value];
  }

  #bounds?: { rows: string[]; slack: string[] };
  #least?: number;

  private bounds() {
    const slack: string[] = [];
    const rows = this.known(({ lower, upper }, nr) => {
      if (lower === undefined || upper === undefined) return [];
      slack.push(`u${nr}`, `v${nr}`);
      return [`x${nr} + u${nr} >= ${lower}`, `x${nr} - v${nr} <= ${upper}`];
    });
    this.#least = this.solve('Minimize', slack.join(' + '), rows).value;
    return { rows, slack };
  }

  private known(of: (read: Read, nr: number) => string[]): string[] {
    return this.cells.flatMap(({ period, table, at }, nr) => of(this.reading.get(period)!.get(table)![at]!, nr));
  }

  private solve(goal: 'Minimize' | 'Maximize', objective: string, rows: readonly string[]) {
    const lines = [...this.sums, ...rows].map((row, nr) => ` c${nr}: ${row}`);
    const { Status, ObjectiveValue, Columns } = this.highs.solve(
      `${goal}\n obj: ${objective}\nSubject To\n${lines.join('\n')}\nEnd`,
    );
    if (Status !== 'Optimal') throw new Error(`The program is ${Status}.`);
    return { value: ObjectiveValue, column: (name: string) => Columns[name]!.Primal as number };
  }

  /** The same equalities as in the product, which are public. */
  private additions(plan: Plan, period: Period): string[] {
    const laid = laidOut(plan, tablesOf(plan, lengthOf(period)));
    const names = laid.flatMap(({ table }) =>
      cellsOf(plan, table).map((_, at) => `x${this.place.get(nameOf({ period, table: table.name, at }))}`),
    );
    const agreeing = isYear(period) ? tablesOf(plan, 'quarter') : [];
    return equalities(plan, laid, agreeing).map(({ coefficients, frozen }) => {
      const terms = [...coefficients].map(([cell, times]) => `${times < 0 ? '-' : '+'} ${names[cell]}`);
      const others = quartersOf(period.slice(0, 4)).flatMap((quarter) =>
        (frozen?.cells ?? []).map(
          (at) => `- x${this.place.get(nameOf({ period: quarter, table: frozen!.table, at }))}`,
        ),
      );
      return `${[...terms, ...others].join(' ')} = 0`;
    });
  }
}

const nameOf = ({ period, table, at }: Cell) => `${period} ${table} ${at}`;
