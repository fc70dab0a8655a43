import type { Plan } from '../../src/statistics/plan/plan.js';
import { CountingWorld, RULES, type Rules } from './counting-world.js';
import { RARE } from './rare.js';
import { type Act, historyOf, humansIn } from './history.js';

/** What taking one human being out of a history changes in everything that is drawn from it, before any noise. */
export interface Difference {
  /** Thousandths of epsilon times |difference|, over all tables and periods. */
  cost: number;
  /** What the promise allows; see `allowedTo`. */
  allowed: number;
  /** One registration, as the promise calls it: the bound is the budget, whatever happened to them. */
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
  return { cost, ...allowedTo(plan, acts, human, whole, without) };
}

/**
 * Exactly what is promised (docs/decisions/0037): to whoever was entered once the budget of the plan, with nothing that could raise it;
 * to whoever was entered several times that for each registration that was stated before a desk recognised it; and where desks took
 * several people for one by mistake, twice as much again for each entry of the others, who can be counted in another place or not at all.
 */
function allowedTo(plan: Plan, acts: readonly Act[], human: number, whole: CountingWorld, without: CountingWorld) {
  const entries = (of: number) => acts.filter((act) => act.do === 'enter' && act.human === of).length;
  // Without this one, others may be taken for one who were not before.
  const others = [...groupOf(human, [...whole.mistaken, ...without.mistaken])].filter((one) => one !== human);
  const more = 2 * others.reduce((sum, other) => sum + entries(other), 0) * plan.lifetime_budget;
  if (entries(human) === 1 && more === 0) return { allowed: plan.lifetime_budget, once: true };
  const times = whole.registrations(human);
  const own = plan.tables.reduce((sum, { event, epsilon }) => sum + epsilon * times[event], 0);
  return { allowed: own + more, once: more === 0 && own <= plan.lifetime_budget };
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

const isAbove = ({ cost, allowed }: Difference) => cost > allowed;

/** Each history with one of its human beings, who are taken in turn; below nought are those that chance does not write. */
const ofSeed = (plan: Plan, seed: number, rules: Rules) =>
  seed < 0
    ? differenceOf(plan, RARE.at(seed)!, 0, rules)
    : differenceOf(plan, historyOf(seed), Math.floor(seed / 2) % humansIn(seed), rules);

/** @returns the seed of a history that costs more than is promised; the most that one registration cost, and how many were one */
export function tried(plan: Plan, histories: number) {
  const found = { above: undefined as number | undefined, most: 0, once: 0 };
  for (let seed = -RARE.length; seed < histories; seed += 1) {
    const difference = ofSeed(plan, seed, RULES);
    if (isAbove(difference)) found.above ??= seed;
    if (!difference.once) continue;
    found.once += 1;
    found.most = Math.max(found.most, difference.cost);
  }
  return found;
}

/** @returns the seed of the first history that costs more than is promised under these rules */
export function foundIn(plan: Plan, histories: number, rules: Rules): number | undefined {
  for (let seed = -RARE.length; seed < histories; seed += 1) if (isAbove(ofSeed(plan, seed, rules))) return seed;
  return undefined;
}
