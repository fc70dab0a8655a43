import { cellsOf, codeFor, tablesOf } from '../plan/cells.js';
import { daysOf, type Period } from '../plan/period.js';
import type { CountedEvent, PeriodLength, Plan, PlannedTable } from '../plan/plan.js';
import { type CountedMark, inStatement, type InStatement } from '../../people/counted/mark.js';

/** What a statement looks at of one case: coded facts and the days on which its life changed. */
export interface CountedCase {
  personId: string;
  /** The person may be counted today. */
  counted: boolean;
  facts: Record<string, unknown>;
  /** When it was first open; undefined for what never was more than an enquiry. */
  openedOn: string | undefined;
  /** Its first end for a reason that is an outcome. */
  ended: { on: string; reason: string } | undefined;
}

/**
 * Counts of one desk for one period. Each person adds at most one intake and one outcome in their life: whoever has a mark of another
 * statement is passed over, of another desk's for this period too, and whoever has one of this is counted again where it is stated anew.
 */
export class StatementTally {
  private readonly counts: Map<string, number[]>;
  private readonly cells: Map<string, Map<string, number>>;
  private readonly seen: Record<CountedEvent, Set<string>> = { intake: new Set(), outcome: new Set() };
  private readonly until: string;
  private readonly statement: InStatement;

  constructor(
    private readonly plan: Plan,
    period: Period,
    deskId: string,
  ) {
    this.statement = inStatement(period, deskId);
    this.until = daysOf(period).to;
    this.counts = new Map(plan.tables.map((table) => [table.name, cellsOf(plan, table).map(() => 0)]));
    this.cells = new Map(
      plan.tables.map((table) => [table.name, new Map(cellsOf(plan, table).map((cell, at) => [String(cell), at]))]),
    );
  }

  /** @returns the person's mark as it is from here on */
  add(one: CountedCase, mark: CountedMark): CountedMark {
    const next = { ...mark };
    if (one.counted && one.openedOn !== undefined && one.openedOn <= this.until && this.mayCount('intake', one, mark)) {
      this.count('intake', one, one.facts);
      next.intake = this.statement;
    }
    const { ended } = one;
    if (
      one.counted &&
      one.openedOn !== undefined &&
      ended &&
      ended.on <= this.until &&
      this.mayCount('outcome', one, mark)
    ) {
      this.count('outcome', one, { ...one.facts, closure_reason: ended.reason });
      next.outcome = this.statement;
    }
    return next;
  }

  /** All cells of the tables of this length behind each other, in the order of the plan: the same number of them for every desk. */
  cellsFor(length: PeriodLength): number[] {
    return tablesOf(this.plan, length).flatMap(({ name }) => this.counts.get(name)!);
  }

  private mayCount(event: CountedEvent, { personId }: CountedCase, mark: CountedMark): boolean {
    const before = mark[event];
    return (before === undefined || before === this.statement) && !this.seen[event].has(personId);
  }

  private count(event: CountedEvent, { personId }: CountedCase, facts: Record<string, unknown>) {
    this.seen[event].add(personId);
    for (const table of this.plan.tables) if (table.event === event) this.raise(table, facts);
  }

  private raise({ name, dimensions }: PlannedTable, facts: Record<string, unknown>) {
    const codes = dimensions.map((dimension) => {
      const value = facts[this.plan.code_lists[dimension]!.fact];
      return codeFor(this.plan, dimension, typeof value === 'string' ? value : undefined);
    });
    this.counts.get(name)![this.cells.get(name)!.get(String(codes))!]! += 1;
  }
}
