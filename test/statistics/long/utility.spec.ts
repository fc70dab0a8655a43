import type { Plan, Quantiles } from '../../../src/statistics/plan/plan.js';
import { type DefaultPlan, defaultPlan, readPlan } from '../../../src/statistics/plan/read-plan.js';
import { utilityOf } from '../../../src/statistics/plan/utility.js';

const of = (name: DefaultPlan, size: number) => {
  const plan = readPlan(defaultPlan(name)) as Plan & { quantiles: Quantiles };
  return new Map(utilityOf(plan, size, 300, 1).map(({ table, ...found }) => [table, found]));
};

/** A protection that leaves nothing to print protects nobody: what the plans are good for, as the design promises it. */
it('the standard plan at 500 a quarter can be printed', () => {
  const found = of('standard', 500);
  expect(found.get('total')!.error95).toBeLessThanOrEqual(14);
  const country = found.get('service_country')!;
  expect(country.error95).toBeLessThanOrEqual(8);
  expect(country.printed).toBeGreaterThanOrEqual(0.8);
  expect(country.relative).toBeLessThanOrEqual(0.07);
  expect(found.get('main_ground')!.relative).toBeLessThanOrEqual(0.04);
});

it('the small plan at 150 a quarter can be printed, for the year', () => {
  const country = of('small', 150).get('service_country')!;
  expect(country.printed).toBeGreaterThanOrEqual(0.8);
  expect(country.relative).toBeLessThanOrEqual(0.07);
});
