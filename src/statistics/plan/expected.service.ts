import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Plan, Quantiles } from './plan.js';
import { type Utility, utilityOf } from './utility.js';

/** Requests in a quarter that can be asked for: a list, so that each is computed once. */
export const SIZES = [150, 300, 500, 1000, 2000] as const;
export const USUAL_SIZE = 500;
const SEED = 1;
/** Made-up requests for each plan and size: about a quarter of a second. */
const REQUESTS = 120_000;

/** What the plans that come with the product are good for at a size, from made-up figures: no record is asked. */
@Injectable()
export class Expected {
  private readonly known = new Map<string, Utility[]>();

  async of(plan: Plan & { quantiles: Quantiles }, size: number): Promise<Utility[]> {
    const name = `${plan.id}-${plan.version} ${size}`;
    let found = this.known.get(name);
    if (!found) {
      // Others are answered between one plan and the next.
      await setImmediate();
      found = utilityOf(plan, size, Math.round(REQUESTS / 4 / size), SEED);
      this.known.set(name, found);
    }
    return found;
  }
}
