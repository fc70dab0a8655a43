import { readFileSync } from 'node:fs';
import { amount, type Check, list, map, must, number, object, one, text, words } from '../../common/shape.js';
import type { Plan } from './plan.js';

const code = must((value) => /^[A-Za-z][A-Za-z_]*$/.test(String(value)), 'no code');
const numbers = list(number);
const ofTable = object({ error: map(numbers), rest: numbers });

const plan = object(
  {
    id: code,
    version: amount,
    name: words,
    about: list(words),
    expected: object({
      from: amount,
      to: must((value) => value === null || Number.isInteger(value), 'no whole number'),
    }),
    lifetime_budget: amount,
    tables: list(
      object({
        name: code,
        event: one(['intake', 'outcome']),
        period: one(['quarter', 'year']),
        dimensions: list(code),
        epsilon: number,
      }),
    ),
    code_lists: map(
      object(
        { label: words, fact: code, codes: list(object({ code, label: words }, { of: list(code) })) },
        { coarsens: code },
      ),
    ),
    protected_countries: list(code),
    population_floor: object({
      least: amount,
      strengths: map(object({ strength: amount, year: amount, source: text })),
    }),
    floor: object({ least: number, margins: number }),
    calendar: object({
      first_period: words,
      cut_off: object({ days: number, hour: number }),
      approval_days: number,
      embargo_days: number,
    }),
  },
  {
    quantiles: object({
      draws: amount,
      seed: amount,
      quarter: map(ofTable),
      year: map(ofTable),
      year_alone: map(ofTable),
      sums: map(map(numbers)),
    }),
  },
);

/** Throws, naming the place, where the text is not JSON of the shape of a plan. Whether it is a good one, `checkPlan` says. */
export function readPlan(content: string): Plan {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw new Error('The plan is not JSON.');
  }
  (plan satisfies Check)(value, 'plan');
  return value as Plan;
}

export const DEFAULT_PLANS = ['standard', 'small', 'strict'] as const;
export type DefaultPlan = (typeof DEFAULT_PLANS)[number];

/** The bytes of a plan that comes with the product: they are what is hashed and signed. */
export const defaultPlan = (id: DefaultPlan): string =>
  readFileSync(new URL(`./plans/${id}.json`, import.meta.url), 'utf8');
