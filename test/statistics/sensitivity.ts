import type { Plan } from '../../src/statistics/plan/plan.js';
import { CountingWorld, RULES, type Rules } from './counting-world.js';
import { type Act, historyOf } from './history.js';

/** What taking one human being out of a history changes in everything that is drawn from it, before any noise. */
export interface Difference {
  /** Thousandths of epsilon times |difference|, over all tables and periods. */
  cost: number;
  /** What the promise allows, for how often they registered and with whom they were taken for one. */
  allowed: number;
  /** They were entered once, or the entries were merged before any was counted, and were never parted or mistaken. */
  once: boolean;
}

export function differenceOf(plan: Plan, acts: readonly Act[], human: number, rules: Rules = RULES): Difference {
  const [whole, without] = [new CountingWorld(plan, rules), new CountingWorld(plan, rules)];
  const theirs = new Set(acts.flatMap((act) => (act.do === 'enter' && act.human === human ? [act.record] : [])));
  for (const act of acts) {
    whole.act(act);
    const about = act.do === 'state' ? [] : act.do === 'merge' ? [act.record, act.goes] : [act.record];
    if (!about.some((record) => theirs.has(record))) without.act(act);
  }
  const [sums, less] = [whole.sums(), without.sums()];
  const epsilons = new Map(plan.tables.map(({ name, epsilon }) => [name, epsilon]));
  let cost = 0;
  for (const [where, cells] of sums) {
    const others = less.get(where)!;
    const moved = cells.reduce((sum, cell, at) => sum + Math.abs(cell - others[at]!), 0);
    cost += moved * epsilons.get(where.split(' ')[1]!)!;
  }
  // Without this one, others may be taken for one who were not before.
  const group = groupOf(human, [...whole.mistaken, ...without.mistaken]);
  const allowed = [...group].reduce(
    (sum, one) => sum + costOf(plan, whole, one) + (one === human ? 0 : costOf(plan, without, one)),
    0,
  );
  const alone = group.size === 1;
  const times = whole.registrations(human);
  return { cost, allowed, once: alone && times.intake <= 1 && times.outcome <= 1 };
}

function costOf(plan: Plan, world: CountingWorld, human: number): number {
  const times = world.registrations(human);
  return plan.tables.reduce((sum, { event, epsilon }) => sum + epsilon * times[event], 0);
}

function groupOf(human: number, mistaken: readonly [number, number][]): Set<number> {
  const group = new Set([human]);
  for (let size = 0; size < group.size;) {
    size = group.size;
    for (const [one, other] of mistaken) {
      if (group.has(one)) group.add(other);
      if (group.has(other)) group.add(one);
    }
  }
  return group;
}

const isAbove = (plan: Plan, { cost, allowed, once }: Difference) =>
  cost > allowed || (once && cost > plan.lifetime_budget);

/** Each history with one of its five human beings, who are taken in turn. */
const ofSeed = (plan: Plan, seed: number, rules: Rules) => differenceOf(plan, historyOf(seed), seed % 5, rules);

/** @returns the seed of a history that costs more than is promised; the most that somebody cost who registered once, and how many did */
export function tried(plan: Plan, histories: number) {
  const found = { above: undefined as number | undefined, most: 0, once: 0 };
  for (let seed = 1; seed <= histories; seed += 1) {
    const difference = ofSeed(plan, seed, RULES);
    if (isAbove(plan, difference)) found.above ??= seed;
    if (!difference.once) continue;
    found.once += 1;
    found.most = Math.max(found.most, difference.cost);
  }
  return found;
}

/** @returns the seed of the first history that costs more than is promised under these rules */
export function foundIn(plan: Plan, histories: number, rules: Rules): number | undefined {
  for (let seed = 1; seed <= histories; seed += 1) if (isAbove(plan, ofSeed(plan, seed, rules))) return seed;
  return undefined;
}
