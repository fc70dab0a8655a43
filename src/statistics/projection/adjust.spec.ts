import fc from 'fast-check';
import { thousandths, variance } from '../noise/discrete-laplace.js';
import { cellsOf, tablesOf } from '../plan/cells.js';
import type { PeriodLength, Plan } from '../plan/plan.js';
import { defaultPlan, readPlan } from '../plan/read-plan.js';
import { adjustment, together } from './adjust.js';
import { equalities, laidOut, totals } from './equalities.js';
import { projection } from './least-squares.js';

const plan = readPlan(defaultPlan('standard'));
const registrations = fc.array(
  fc.record({
    service_country: fc.nat(22),
    main_ground: fc.nat(5),
    country_of_stay: fc.nat(18),
    service_group: fc.nat(5),
    outcome_group: fc.option(fc.nat(7)),
    quarter: fc.nat(3),
  }),
  { maxLength: 40 },
);
type Registration = typeof registrations extends fc.Arbitrary<(infer One)[]> ? One : never;

/** The counts of some registrations, cell by cell, all tables of a period behind each other. */
function counts(of: Registration[], period: PeriodLength): number[] {
  return tablesOf(plan, period).flatMap((table) => {
    const cells = cellsOf(plan, table).map(String);
    const found = cells.map(() => 0);
    for (const one of of) {
      if (table.event === 'outcome' && one.outcome_group === null) continue;
      const codes = table.dimensions.map((dimension) => {
        const { codes: list, coarsens } = plan.code_lists[dimension]!;
        if (!coarsens) return list[one[dimension as 'main_ground']]!.code;
        const finer = plan.code_lists[coarsens]!.codes[one.service_country]!.code;
        return (list.find(({ of: taken }) => taken?.includes(finer)) ?? list.at(-1)!).code;
      });
      found[cells.indexOf(String(codes))]! += 1;
    }
    return found;
  });
}
const noise = (length: number) => fc.array(fc.integer({ min: -40, max: 40 }), { minLength: length, maxLength: length });
const size = (period: PeriodLength) =>
  tablesOf(plan, period).reduce((sum, table) => sum + cellsOf(plan, table).length, 0);
const added = (one: readonly number[], other: readonly number[]) => one.map((value, at) => value + other[at]!);
const figuresOf = (adjusted: ReturnType<ReturnType<typeof adjustment>>) =>
  [...adjusted.values()].flatMap(({ figures }) => figures);

describe('what is drawn for a quarter', () => {
  const adjust = adjustment(plan, 'quarter');

  it('is left as it is where it adds up already', () => {
    fc.assert(
      fc.property(registrations, (of) => {
        const exact = counts(of, 'quarter');
        figuresOf(adjust(exact)).forEach((figure, at) => expect(figure).toBeCloseTo(exact[at]!, 8));
      }),
      { numRuns: 30 },
    );
  });

  it('errs by what was drawn alone, whatever was counted: so no cell is kept above nought', () => {
    fc.assert(
      fc.property(registrations, noise(size('quarter')), (of, drawn) => {
        const exact = counts(of, 'quarter');
        const empty = figuresOf(adjust(drawn));
        figuresOf(adjust(added(exact, drawn))).forEach((figure, at) =>
          expect(figure - exact[at]!).toBeCloseTo(empty[at]!, 7),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('comes to whole numbers next to their figures, and each table to the same total', () => {
    fc.assert(
      fc.property(noise(size('quarter')), (drawn) => {
        const tables = [...adjust(drawn).values()];
        const [total] = tables[0]!.numbers;
        for (const { figures, numbers } of tables) {
          expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(total);
          numbers.forEach((number, at) => expect(Math.abs(number - figures[at]!)).toBeLessThan(1 + 1e-6));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is drawn for a year', () => {
  const ofQuarter = adjustment(plan, 'quarter');
  const ofYear = adjustment(plan, 'year', true);
  const year = fc.tuple(registrations, noise(4 * size('quarter')), noise(size('year')));
  const drawnYear = ([of, quarterly, yearly]: [Registration[], number[], number[]]) => {
    const quarters = [0, 1, 2, 3].map((quarter) =>
      ofQuarter(
        added(
          counts(
            of.filter((one) => one.quarter === quarter),
            'quarter',
          ),
          quarterly.slice(quarter * size('quarter')),
        ),
      ),
    );
    const frozen = together(plan, quarters);
    return { frozen, adjusted: ofYear(added(counts(of, 'year'), yearly), frozen) };
  };

  it('agrees with its four quarters, in both margins and in whole numbers', () => {
    fc.assert(
      fc.property(year, (drawn) => {
        const { frozen, adjusted } = drawnYear(drawn);
        const total = frozen.get('total')![0]!;
        for (const name of ['country_of_stay', 'service_group', 'service_region_by_main_ground'])
          expect(adjusted.get(name)!.numbers.reduce((sum, number) => sum + number, 0)).toBe(total);
        const { numbers, figures } = adjusted.get('service_region_by_main_ground')!;
        plan.code_lists.main_ground!.codes.forEach((_, ground) => {
          const column = numbers.filter((__, at) => at % 6 === ground);
          expect(column.reduce((sum, number) => sum + number, 0)).toBe(frozen.get('main_ground')![ground]);
        });
        const countries = plan.code_lists.service_country!.codes.map(({ code }) => code);
        plan.code_lists.service_region!.codes.forEach(({ of }, region) => {
          const row = numbers.slice(region * 6, region * 6 + 6).reduce((sum, number) => sum + number, 0);
          const own = of ?? ['other_or_unknown'];
          expect(row).toBe(
            own.reduce((sum, code) => sum + frozen.get('service_country')![countries.indexOf(code)]!, 0),
          );
        });
        numbers.forEach((number, at) => expect(Math.abs(number - figures[at]!)).toBeLessThan(1 + 1e-6));
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with itself where a quarter was not published', () => {
    const alone = adjustment(plan, 'year');
    fc.assert(
      fc.property(noise(size('year')), (drawn) => {
        const adjusted = alone(drawn);
        const sums = ['country_of_stay', 'service_group', 'service_region_by_main_ground'].map((name) =>
          adjusted.get(name)!.numbers.reduce((sum, number) => sum + number, 0),
        );
        expect(new Set(sums).size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it('is the nearest that agrees: every other that agrees is further from what was drawn', () => {
    const tables = laidOut(plan, tablesOf(plan, 'year'));
    const variances = tables.flatMap(({ table, size: cells }) =>
      Array.from({ length: cells }, () => variance(thousandths(table.epsilon))),
    );
    const known = equalities(plan, tables, []);
    const rows = known.map(({ coefficients }) => coefficients);
    const project = projection(variances, rows);
    const nought = totals(known, new Map());
    const distance = (from: readonly number[], to: readonly number[]) =>
      from.reduce((sum, value, at) => sum + (value - to[at]!) ** 2 / variances[at]!, 0);
    fc.assert(
      fc.property(noise(variances.length), noise(variances.length), (drawn, other) => {
        const nearest = project(drawn, nought);
        const agreeing = project(other, nought);
        for (const part of [0.01, 0.5, -0.5]) {
          const moved = nearest.map((value, at) => value + part * (agreeing[at]! - value));
          expect(distance(moved, drawn)).toBeGreaterThanOrEqual(distance(nearest, drawn) - 1e-6);
        }
      }),
      { numRuns: 50 },
    );
  });
});

it('a plan whose tables contradict each other is met before anything is drawn', () => {
  const wrong: Plan = { ...plan, tables: plan.tables.map((table) => ({ ...table, epsilon: 0 })) };
  expect(() => adjustment(wrong, 'quarter')).toThrow('no budget of a table');
});
