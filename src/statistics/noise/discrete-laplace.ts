import type { Uniform } from './random.js';

/** A fraction of whole numbers, neither above 2^26: `over` steps of noise for `times` of budget. Epsilon is times / over. */
export interface Epsilon {
  times: number;
  over: number;
}

/** Epsilon from thousandths, in lowest terms: 150 is 3/20. */
export function thousandths(amount: number): Epsilon {
  if (!Number.isInteger(amount) || amount < 1) throw new RangeError(`${amount} thousandths are no budget of a table.`);
  const common = divisor(amount, 1000);
  return { times: amount / common, over: 1000 / common };
}

/**
 * A whole number k with probability (1 - e^-epsilon) / (1 + e^-epsilon) x e^(-epsilon |k|): exactly, with whole numbers alone.
 * Source: Canonne, Kamath, Steinke, "The Discrete Gaussian for Differential Privacy" (2020), algorithm 2.
 *
 * How long it takes depends on what it draws (arXiv 2112.05307), so it runs only where nobody can time it.
 */
export function discreteLaplace({ times, over }: Epsilon, uniform: Uniform): number {
  for (;;) {
    const within = uniform(over);
    if (!happens(within, over, uniform)) continue;
    let steps = 0;
    while (happens(1, 1, uniform)) steps += 1;
    const size = Math.floor((within + over * steps) / times);
    const below = uniform(2) === 1;
    // Nought has one sign only, or it would be twice as likely as it should be.
    if (below && size === 0) continue;
    return below ? -size : size;
  }
}

/** The variance of one draw: 2 e^-epsilon / (1 - e^-epsilon)^2. */
export function variance({ times, over }: Epsilon): number {
  const fading = Math.exp(-times / over);
  return (2 * fading) / (1 - fading) ** 2;
}

/** True with probability e^(-part / of), for part <= of. The same paper, algorithm 1. */
function happens(part: number, of: number, uniform: Uniform): boolean {
  let round = 1;
  while (uniform(of * round) < part) round += 1;
  return round % 2 === 1;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
