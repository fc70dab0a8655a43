import { thousandths } from '../../noise/discrete-laplace.js';
import type { Plan } from '../../plan/plan.js';
import { promised } from '../../plan/promise.js';
import { type Release, quantilesFor } from '../release.js';

/** The promise in one sentence, as the public page has it. */
export const promiseInWords = ({ lifetime_budget }: Plan): string => {
  const { odds, sure } = promised(lifetime_budget);
  return `One counted registration changes the odds of any conclusion from all releases together, for ever, at most e^${lifetime_budget / 1000} = ${odds} times. From an even chance: at most ${sure} %.`;
};

/** What is proved of the release, and what it cost: for whoever checks it with a program. */
export function privacyFile(release: Release): object {
  const { plan, planSha256, tables, spent, schedule, previous } = release;
  return {
    promise: promiseInWords(plan),
    not_promised:
      'Somebody registered by several groups (their budgets add up), people who came together or were taken for one, other publications, whoever reads the server or its database.',
    neighbours: 'add or remove all events of one counted registration',
    delta: 0,
    plan: { id: plan.id, version: plan.version, sha256: planSha256 },
    tables: Object.fromEntries(
      tables.map(({ table }) => [
        table.name,
        {
          event: table.event,
          dimensions: table.dimensions,
          epsilon: fraction(table.epsilon),
          noise_scale: fraction(table.epsilon, true),
          quantiles: quantilesFor(release)[table.name],
          floor: plan.floor,
        },
      ]),
    ),
    lifetime_budget: fraction(plan.lifetime_budget),
    spent: fraction(spent),
    frozen_at: schedule.approvedBy,
    previous: previous ?? null,
  };
}

/** Thousandths in lowest terms, as `3/20`. */
export function fraction(amount: number, turned = false): string {
  const { times, over } = thousandths(amount);
  return turned ? `${over}/${times}` : `${times}/${over}`;
}
