import type { CodeList, Plan } from '../../src/statistics/plan/plan.js';
import { defaultPlan, readPlan } from '../../src/statistics/plan/read-plan.js';

/** The standard plan with its tables and costs, but four codes a list: what is counted does not depend on how long the lists are. */
export function standardWithShortLists(): Plan {
  const plan = readPlan(defaultPlan('standard'));
  const short = (list: CodeList): CodeList => ({ ...list, codes: [...list.codes.slice(0, 3), list.codes.at(-1)!] });
  const finest = Object.entries(plan.code_lists).map(([name, list]) => [name, short(list)] as const);
  const kept = new Set(finest.flatMap(([, { codes }]) => codes.map(({ code }) => code)));
  const lists = finest.map(([name, list]) => {
    if (!list.coarsens) return [name, list] as const;
    const codes = list.codes.map((code) => (code.of ? { ...code, of: code.of.filter((one) => kept.has(one)) } : code));
    return [name, { ...list, codes: codes.filter(({ of }) => of?.length !== 0) }] as const;
  });
  return { ...plan, code_lists: Object.fromEntries(lists) };
}
