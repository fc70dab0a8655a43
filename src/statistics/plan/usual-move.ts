import { adjustment } from '../projection/adjust.js';
import { cellsOf, tablesOf } from './cells.js';
import { Histogram } from './histogram.js';
import type { Plan } from './plan.js';
import { simulatedNoise } from './simulated-noise.js';

/** How far chance moves the total of a quarter: half of the time by at most `usually`, 19 times in 20 by less than `nearlyAlways`. */
export interface Move {
  usually: number;
  nearlyAlways: number;
}

const DRAWS = 20_000;
const TOTAL = 'total';

/** From the plan alone, the same for the same plan. Undefined where it has no total of quarters. */
export function usualMove(plan: Plan): Move | undefined {
  const nearlyAlways = plan.quantiles?.quarter[TOTAL]?.error['*']?.[0];
  if (nearlyAlways === undefined) return undefined;
  const noise = simulatedNoise(plan.quantiles!.seed);
  const adjust = adjustment(plan, 'quarter');
  const sizes = new Histogram();
  for (let round = 0; round < DRAWS; round += 1) {
    const drawn = tablesOf(plan, 'quarter').flatMap((table) => cellsOf(plan, table).map(() => noise(table.epsilon)));
    sizes.add(adjust(drawn).get(TOTAL)!.figures[0]!);
  }
  return { usually: Math.ceil(sizes.exceededBy(0.5)), nearlyAlways: Math.floor(nearlyAlways) + 1 };
}
