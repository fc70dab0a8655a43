import { type CountedMark, merged } from '../../src/people/counted/mark.js';
import { grouped } from '../../src/reference/vocabulary.js';
import { tablesOf } from '../../src/statistics/plan/cells.js';
import type { Period } from '../../src/statistics/plan/period.js';
import type { CountedEvent, PeriodLength, Plan } from '../../src/statistics/plan/plan.js';
import { type CountedCase, StatementTally } from '../../src/statistics/statement/tally.js';
import type { Act, Facts } from './history.js';

interface Kept {
  facts: Facts;
  openedOn: string | undefined;
  open: boolean;
  ended: { on: string; reason: string } | undefined;
  taken: boolean;
}
interface Record_ {
  human: number;
  desk: string;
  counted: boolean;
  mark: CountedMark;
  cases: Kept[];
  into: number | undefined;
  /** Itself and what a desk ever took for the same human being, whether or not it was parted since. */
  kin: ReadonlySet<Record_>;
}

interface Shown {
  record: Record_;
  event: CountedEvent;
  kin: ReadonlySet<Record_>;
}

type Tallies = Pick<StatementTally, 'add' | 'cellsFor'>;
/** The parts of the product that this is about; a test puts a broken one in their place. */
export interface Rules {
  tally: (plan: Plan, period: Period, desk: string) => Tallies;
  merged: typeof merged;
  parted: (stays: CountedMark, goes: CountedMark) => [stays: CountedMark, goes: CountedMark];
  handedOn: (mark: CountedMark) => CountedMark;
  /** Whether marks that were set live on where a statement dies before it commits, or the statement does. */
  commit: (written: { statement: () => void; marks: () => void }, dies: boolean) => void;
}
export const RULES: Rules = {
  tally: (plan, period, desk) => new StatementTally(plan, period, desk),
  merged,
  parted: (stays, goes) => [stays, goes],
  handedOn: (mark) => mark,
  commit: ({ statement, marks }, dies) => {
    if (dies) return;
    statement();
    marks();
  },
};

const OUTCOMES = new Set(grouped('outcome_group'));

/** Desks, records and statements, as far as counting sees them. */
export class CountingWorld {
  private readonly records = new Map<number, Record_>();
  private readonly stated = new Map<string, number[]>();
  /**
   * By statement, of those that stand, in the order in which they were sent: the records that it could count, each with whom it was
   * taken for until then. Told from the history, not from the marks.
   */
  private readonly shown = new Map<string, Shown[]>();
  /** Human beings who were ever taken for one. */
  readonly mistaken: [number, number][] = [];

  constructor(
    private readonly plan: Plan,
    private readonly rules: Rules = RULES,
  ) {}

  act(act: Act): void {
    if (act.do === 'state') return this.state(act.desk, act.period, act.dies);
    if (act.do === 'enter') return this.enter(act);
    const record = this.records.get(act.record);
    if (!record || (record.into !== undefined && act.do !== 'part')) return;
    const one = record.cases[0]!;
    if (act.do === 'second-case') record.cases.push(caseOf(act.facts, act.on));
    if (act.do === 'open' && one.openedOn === undefined) Object.assign(one, { openedOn: act.on, open: true });
    if (act.do === 'reopen' && one.openedOn !== undefined) one.open = true;
    if (act.do === 'close' && one.open) this.close(one, act.on, act.reason);
    if (act.do === 'correct') this.correct(record, act.facts);
    if (act.do === 'consent') record.counted = act.counted;
    if (act.do === 'hand-on') Object.assign(record, { desk: act.desk, mark: this.rules.handedOn(record.mark) });
    if (act.do === 'erase' && ![...this.records.values()].some(({ into }) => into === act.record))
      this.records.delete(act.record);
    if (act.do === 'merge') this.merge(act.record, record, act.goes, act.on);
    if (act.do === 'part') this.part(record);
  }

  /** As how many registrations somebody was stated: whom a desk recognised before it stated them is none of their own. */
  registrations(human: number): Record<CountedEvent, number> {
    const known = { intake: new Set<Record_>(), outcome: new Set<Record_>() };
    const times = { intake: 0, outcome: 0 };
    for (const { record, event, kin } of [...this.shown.values()].flat()) {
      if (record.human !== human) continue;
      if (![...kin].some((one) => known[event].has(one))) times[event] += 1;
      known[event].add(record);
    }
    return times;
  }

  /** Cell by cell, what all desks together stated: a table and its period to its cells. */
  sums(): Map<string, number[]> {
    const sums = new Map<string, number[]>();
    for (const [key, cells] of this.stated) {
      const [, period, part] = key.split(' ') as [string, Period, PeriodLength];
      let from = 0;
      for (const { name, event } of tablesOf(this.plan, part)) {
        const size = this.sizes.get(name)!;
        const where = `${event} ${name} ${part === 'year' ? period.slice(0, 4) : period}`;
        const sum = sums.get(where) ?? Array.from({ length: size }, () => 0);
        for (let at = 0; at < size; at += 1) sum[at]! += cells[from + at]!;
        sums.set(where, sum);
        from += size;
      }
    }
    return sums;
  }

  private get sizes(): Map<string, number> {
    const sizes = new Map<string, number>();
    for (const { name, dimensions } of this.plan.tables)
      sizes.set(
        name,
        dimensions.reduce((size, dimension) => size * this.plan.code_lists[dimension]!.codes.length, 1),
      );
    return sizes;
  }

  private enter({ record, human, desk, on, open, counted, facts }: Extract<Act, { do: 'enter' }>) {
    const entered: Record_ = {
      human,
      desk,
      counted,
      mark: {},
      cases: [open ? caseOf(facts, on) : { ...caseOf(facts, on), openedOn: undefined, open: false }],
      into: undefined,
      kin: new Set(),
    };
    entered.kin = new Set([entered]);
    this.records.set(record, entered);
  }

  private close(one: Kept, on: string, reason: string) {
    one.open = false;
    if (!one.ended && OUTCOMES.has(reason)) one.ended = { on, reason };
  }

  private correct(record: Record_, { closure_reason, ...facts }: Facts) {
    for (const one of record.cases) {
      one.facts = facts;
      if (one.ended && OUTCOMES.has(closure_reason!)) one.ended = { ...one.ended, reason: closure_reason! };
    }
  }

  private merge(at: number, stays: Record_, goesAt: number, on: string) {
    const goes = this.records.get(goesAt);
    const [one, other] = [stays.cases[0]!, goes?.cases[0]];
    if (!goes || !other || at === goesAt || goes.into !== undefined || goes.desk !== stays.desk) return;
    if ([...this.records.values()].some(({ into }) => into === goesAt)) return;
    goes.into = at;
    for (const kept of goes.cases) kept.taken = true;
    if (one.openedOn === undefined && other.openedOn !== undefined) Object.assign(one, { openedOn: on, open: true });
    const kin = new Set([...stays.kin, ...goes.kin]);
    for (const taken of kin) taken.kin = kin;
    [stays.mark, goes.mark] = this.rules.merged(stays.mark, goes.mark);
    if (stays.human !== goes.human) this.mistaken.push([stays.human, goes.human]);
  }

  private part(goes: Record_) {
    const stays = goes.into === undefined ? undefined : this.records.get(goes.into);
    if (!stays) return;
    goes.into = undefined;
    goes.desk = stays.desk;
    for (const kept of goes.cases) kept.taken = false;
    [stays.mark, goes.mark] = this.rules.parted(stays.mark, goes.mark);
  }

  private state(desk: string, period: Period, dies: boolean) {
    const tally = this.rules.tally(this.plan, period, desk);
    const until = `${period.slice(0, 4)}-${String(Number(period.slice(6)) * 3).padStart(2, '0')}-31`;
    const marks = new Map<Record_, CountedMark>();
    const shown: Shown[] = [];
    for (const [at, record] of this.records) {
      if (record.desk !== desk) continue;
      for (const one of record.cases) {
        if (one.openedOn === undefined) continue;
        const counted = record.counted && !one.taken;
        const { kin } = record;
        const seen: CountedCase = { ...one, personId: `person ${at}`, counted };
        marks.set(record, tally.add(seen, marks.get(record) ?? record.mark));
        if (counted && one.openedOn <= until) shown.push({ record, event: 'intake', kin });
        if (counted && one.openedOn <= until && one.ended && one.ended.on <= until)
          shown.push({ record, event: 'outcome', kin });
      }
    }
    const statement = () => {
      for (const part of ['quarter', 'year'] as const)
        this.stated.set(`${desk} ${period} ${part}`, tally.cellsFor(part));
    };
    const write = () => marks.forEach((mark, record) => (record.mark = mark));
    this.rules.commit({ statement, marks: write }, dies);
    // One that is sent anew takes the place of the first, which is never drawn.
    if (dies) return;
    this.shown.delete(`${desk} ${period}`);
    this.shown.set(`${desk} ${period}`, shown);
  }
}

const caseOf = (facts: Facts, on: string): Kept => ({
  facts,
  openedOn: on,
  open: true,
  ended: undefined,
  taken: false,
});
