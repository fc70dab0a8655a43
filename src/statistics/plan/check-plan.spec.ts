import { cellsOf, codeFor } from './cells.js';
import { checkPlan } from './check-plan.js';
import type { Plan } from './plan.js';
import { daysOf, quarterOf, quartersOf } from './period.js';
import { betweenValues, promised, spentOn } from './promise.js';
import { marginOf } from './plan-in-words.js';
import { DEFAULT_PLANS, type DefaultPlan, defaultPlan, readPlan } from './read-plan.js';

const standard = () => readPlan(defaultPlan('standard'));
const changed = (change: (plan: Plan) => void): string[] => {
  const plan = standard();
  change(plan);
  return checkPlan(plan);
};
const table = (plan: Plan, name: string) => plan.tables.find((one) => one.name === name)!;
const code = (plan: Plan, list: string, name: string) => plan.code_lists[list]!.codes.find((one) => one.code === name)!;

describe('the plans that come with the product', () => {
  it.each(DEFAULT_PLANS)('%s may be adopted as it is', (id) => {
    const plan = readPlan(defaultPlan(id));
    expect(checkPlan(plan)).toEqual([]);
    expect(plan.quantiles!.draws).toBe(1_000_000);
    expect(spentOn(plan)).toBe(plan.lifetime_budget);
  });

  it('have the margins that the design measured', () => {
    const margins = (id: DefaultPlan) => {
      const plan = readPlan(defaultPlan(id));
      return Object.fromEntries(plan.tables.map((one) => [one.name, marginOf(plan, one)]));
    };
    expect(margins('standard')).toEqual({
      total: 13,
      service_country: 6,
      main_ground: 9,
      country_of_stay: 12,
      service_group: 18,
      service_region_by_main_ground: 11,
      outcome_group: 7,
    });
    expect(margins('small')).toEqual({
      total: 12,
      service_country: 6,
      main_ground: 10,
      country_of_stay: 8,
      service_group: 14,
      outcome_group: 7,
    });
  });

  it('count each value of a fact in exactly one code, and what they do not know in the last', () => {
    const plan = standard();
    expect(codeFor(plan, 'service_country', 'RU')).toBe('RU');
    expect(codeFor(plan, 'service_country', 'TD')).toBe('other_or_unknown');
    expect(codeFor(plan, 'service_country', undefined)).toBe('other_or_unknown');
    expect(codeFor(plan, 'service_region', 'UA')).toBe('eastern_europe_caucasus_central_asia');
    expect(codeFor(plan, 'service_region', 'TD')).toBe('other_or_unknown');
    expect(codeFor(plan, 'service_group', 'mobilised')).toBe('mobilised_or_reserve');
    expect(codeFor(plan, 'outcome_group', 'deceased')).toBe('other_or_unknown');
    expect(cellsOf(plan, table(plan, 'total'))).toEqual([[]]);
    expect(cellsOf(plan, table(plan, 'service_region_by_main_ground'))).toHaveLength(36);
  });

  it('promise what the design says, computed', () => {
    const plan = standard();
    expect(promised(plan.lifetime_budget)).toEqual({ odds: 7.4, sure: 88 });
    expect(betweenValues(plan, 'service_country').odds).toBe(4.5);
    expect(betweenValues(plan, 'country_of_stay').odds).toBe(1.7);
    // e^1.1 is 3.004: rounded up, for a promise is not rounded down.
    expect(betweenValues(plan, 'main_ground').odds).toBe(3.1);
  });
});

describe('a wrong plan is refused, in a sentence that says where', () => {
  it.each<[string, (plan: Plan) => void, string]>([
    ['a fact with several values', (plan) => (plan.code_lists.main_ground!.fact = 'grounds'), 'has several values'],
    ['a fact that is not counted', (plan) => (plan.code_lists.main_ground!.fact = 'refusal_status'), 'is not counted'],
    ['no fact at all', (plan) => (plan.code_lists.main_ground!.fact = 'unit'), 'is no fact of a case'],
    ['a row of two countries', (plan) => (code(plan, 'country_of_stay', 'DE').of = ['DE', 'AT']), 'at least three'],
    [
      'a value in two rows',
      (plan) => (code(plan, 'main_ground', 'child').of = ['child', 'conscience']),
      'is counted in',
    ],
    ['a value that does not exist', (plan) => (code(plan, 'main_ground', 'child').of = ['chld']), 'there is no chld'],
    ['no last row for all else', (plan) => plan.code_lists.main_ground!.codes.pop(), 'the last code takes all other'],
    ['a row that takes nothing', (plan) => delete code(plan, 'main_ground', 'child').of, 'it takes nothing'],
    ['a budget that is overdrawn', (plan) => (table(plan, 'total').epsilon = 151), 'the tables cost 2001 thousandths'],
    ['a part of a thousandth', (plan) => (table(plan, 'total').epsilon = 0.5), 'a whole number of thousandths'],
    ['one name twice', (plan) => (table(plan, 'main_ground').name = 'total'), 'stands there twice'],
    [
      'an outcome at the intake',
      (plan) => (table(plan, 'outcome_group').event = 'intake'),
      'is not known at the event',
    ],
    [
      'three dimensions',
      (plan) => table(plan, 'service_region_by_main_ground').dimensions.push('service_group'),
      'at most two',
    ],
    ['a list that is not there', (plan) => (table(plan, 'main_ground').dimensions = ['ground']), 'no code list ground'],
    ['a table that cannot add up', (plan) => (table(plan, 'main_ground').period = 'year'), 'they would not add up'],
    ['a protected country with a row', (plan) => plan.protected_countries.push('GE'), 'has no row of its own'],
    ['a country without a strength', (plan) => delete plan.population_floor.strengths.GE, 'name the strength'],
    ['a strength without a source', (plan) => (plan.population_floor.strengths.GE!.source = ' '), 'name the strength'],
    ['too small armed forces', (plan) => (plan.population_floor.strengths.GE!.strength = 9999), 'have 9999 people'],
    ['a population floor of nothing', (plan) => (plan.population_floor.least = 0), 'at least 10000'],
    ['a floor below ten', (plan) => (plan.floor.least = 5), 'nothing below 10'],
    ['a floor of one margin', (plan) => (plan.floor.margins = 1), 'twice its margin'],
    ['no first period', (plan) => (plan.calendar.first_period = 'soon'), 'write a quarter'],
    ['a cut-off on the last day', (plan) => (plan.calendar.cut_off.days = 0), 'from 1 to 60'],
    ['an hour that does not exist', (plan) => (plan.calendar.cut_off.hour = 24), 'an hour of the day'],
    ['a month to approve', (plan) => (plan.calendar.approval_days = 30), 'from 1 to 14'],
    ['no embargo', (plan) => (plan.calendar.embargo_days = 0), 'from 1 to 14'],
    ['no quantiles', (plan) => delete plan.quantiles, 'have not been computed'],
    ['quantiles of few draws', (plan) => (plan.quantiles!.draws = 1000), 'at least 100000'],
    [
      'quantiles of another table',
      (plan) => plan.quantiles!.quarter.main_ground!.error['*']!.pop(),
      'do not fit the table',
    ],
    [
      'quantiles of nought',
      (plan) => plan.quantiles!.quarter.main_ground!.error['*']!.splice(-1, 1, 0),
      'do not fit the table',
    ],
  ])('%s', (_, change, expected) => {
    expect(changed(change).join('\n')).toContain(expected);
  });

  it('and one that has another shape before that, naming the place', () => {
    const text = defaultPlan('small');
    expect(() => readPlan('{')).toThrow('The plan is not JSON.');
    expect(() => readPlan(text.replace('"epsilon": 250', '"epsilon": "250"'))).toThrow('plan.tables[0].epsilon');
    expect(() => readPlan(text.replace('"lifetime_budget"', '"lifetime_budgets"'))).toThrow('plan.lifetime_budgets');
  });
});

describe('periods', () => {
  it('are quarters and years, from their first day to their last', () => {
    expect(daysOf('2026-Q1')).toEqual({ from: '2026-01-01', to: '2026-03-31' });
    expect(daysOf('2024-Q1').to).toBe('2024-03-31');
    expect(daysOf('2026-Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(daysOf('2026')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(() => daysOf('2026-Q5')).toThrow(RangeError);
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ]);
    expect(quartersOf('2026')).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
  });
});
