import { readPlan } from '../plan/read-plan.js';
import { totalOf } from './tables.js';
import { type Files, type Privacy, sha256, text } from './files.js';

/** Whether the tables of one event add up to the same, and whether what was spent is what the plan says and within its budget. */
export function checkArithmetic(files: Files, privacy: Privacy): string[] {
  const found: string[] = [];
  const file = files.get('plan.json');
  if (!file || sha256(file) !== privacy.plan.sha256) return ['plan.json is not the plan that privacy.json names.'];
  const plan = readPlan(text(files, 'plan.json'));
  for (const [name, { epsilon }] of Object.entries(privacy.tables)) {
    const planned = plan.tables.find((table) => table.name === name);
    if (!planned || Math.round(valueOf(epsilon) * 1000) !== planned.epsilon)
      found.push(`privacy.json: ${name} cost another epsilon than the plan has for it.`);
  }
  const budget = valueOf(privacy.lifetime_budget);
  if (Math.round(budget * 1000) !== plan.lifetime_budget)
    found.push('privacy.json: another budget than that of the plan.');
  if (valueOf(privacy.spent) > budget) found.push('privacy.json: more was spent than the budget of one registration.');
  const cost = Object.values(privacy.tables).reduce((sum, { epsilon }) => sum + valueOf(epsilon), 0);
  if (valueOf(privacy.spent) + 1e-9 < cost) found.push('privacy.json: less was spent than these tables cost.');
  const totals = new Map<string, Map<number, string>>();
  for (const [name, { event }] of Object.entries(privacy.tables)) {
    const total = totalOf(text(files, `${name}.csv`));
    if (total === undefined) continue;
    const known = totals.get(event) ?? new Map<number, string>();
    totals.set(event, known.set(total, name));
  }
  for (const [event, known] of totals)
    if (known.size > 1)
      found.push(`The tables of ${event} do not add up to the same: ${[...known.values()].join(', ')}.`);
  return found;
}

/** `3/20` as a number. */
function valueOf(fraction: string): number {
  const [times, over] = fraction.split('/').map(Number) as [number, number];
  return times / over;
}
