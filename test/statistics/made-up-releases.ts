import type { Uniform } from '../../src/statistics/noise/random.js';
import { type Period, quartersOf } from '../../src/statistics/plan/period.js';
import type { Plan } from '../../src/statistics/plan/plan.js';
import { madeUp } from '../../src/statistics/plan/utility.js';
import { together } from '../../src/statistics/projection/adjust.js';
import { compose, type Drawn } from '../../src/statistics/release/compose.js';
import { type Counts, draw } from '../../src/statistics/release/draw.js';
import type { Release } from '../../src/statistics/release/release.js';
import { diceOf } from './dice.js';

/** What happened, what was drawn of it, and what was published: by period, a year behind its quarters. */
export interface MadeUpReleases {
  counts: Map<Period, Counts>;
  drawn: Map<Period, Drawn>;
  releases: Map<Period, Release>;
}

/** So many years from 2027 on, counted, drawn and composed by the product; the same again from the same seed. */
export function madeUpReleases(plan: Plan, perQuarter: number, years: number, seed: number): MadeUpReleases {
  const dice = diceOf(seed);
  const uniform: Uniform = (below) => dice.below(below);
  const found: MadeUpReleases = { counts: new Map(), drawn: new Map(), releases: new Map() };
  const quarters = new Map<Period, Drawn>();
  const publish = (period: Period, counts: Counts, frozen?: ReturnType<typeof together>) => {
    const drawn = draw(plan, period, counts, uniform, frozen);
    found.counts.set(period, counts);
    found.drawn.set(period, drawn);
    const before = { quarters: new Map(quarters), allReported: true, spent: plan.lifetime_budget, previous: undefined };
    found.releases.set(period, compose(plan, '', period, drawn, before));
    return drawn;
  };
  for (let year = 0; year < years; year += 1) {
    const name = String(2027 + year);
    const counted = madeUp(plan, perQuarter, seed * 1009 + year);
    for (const [at, period] of quartersOf(name).entries()) quarters.set(period, publish(period, counted.quarters[at]!));
    publish(
      name,
      counted.year,
      together(
        plan,
        quartersOf(name).map((period) => quarters.get(period)!),
      ),
    );
  }
  return found;
}
