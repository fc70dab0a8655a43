/** A number between 0 and 1, neither included. */
type Chance = () => number;

/**
 * Chance for computing quantiles, never for a release: quick, and the same again from the same seed, so that anybody can compute
 * the quantiles of a plan once more. Chris Doty-Humphrey's sfc32.
 */
function chance(seed: number): Chance {
  let [a, b, c, counter] = [0, seed | 0, 0x9e3779b9 | 0, 1];
  const next = (): number => {
    const drawn = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + drawn) | 0;
    return ((drawn >>> 0) + 0.5) / 2 ** 32;
  };
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/** Noise for an epsilon in thousandths: the difference of two geometric variables has the discrete Laplace distribution. */
export function simulatedNoise(seed: number): (thousandths: number) => number {
  const next = chance(seed);
  return (thousandths) => {
    const scale = -1000 / thousandths;
    return Math.floor(scale * Math.log(next())) - Math.floor(scale * Math.log(next()));
  };
}

const NEXT = 0.7;

/** Places in lists: of each list, by its name, some place is asked for most, and each other 0.7 times as often as the one before it. */
export function simulatedShares(seed: number): (list: string, length: number) => number {
  const next = chance(seed);
  const orders = new Map<string, number[]>();
  const orderOf = (list: string, length: number): number[] => {
    const order = orders.get(list) ?? shuffled(length, next);
    orders.set(list, order);
    return order;
  };
  return (list, length) => {
    const order = orderOf(list, length);
    const rank = Math.floor(Math.log(1 - next() * (1 - NEXT ** length)) / Math.log(NEXT));
    return order[Math.min(rank, length - 1)]!;
  };
}

function shuffled(length: number, next: Chance): number[] {
  const order = Array.from({ length }, (_, place) => place);
  for (let at = length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
