import { readFileSync } from 'node:fs';
import { discreteLaplace, thousandths, variance } from './discrete-laplace.js';
import { systemRandom } from './random.js';

interface Probability {
  k: number;
  pmf: number;
  cdf: number;
}

/** Exact probabilities, by scale. */
const exact = new Map<string, Probability[]>();
for (const line of readFileSync('test/fixtures/noise/discrete-laplace.csv', 'utf8').trim().split('\n').slice(1)) {
  const [epsilon, k, pmf, cdf] = line.split(',') as [string, string, string, string];
  exact.set(epsilon, [...(exact.get(epsilon) ?? []), { k: Number(k), pmf: Number(pmf), cdf: Number(cdf) }]);
}

const DRAWS = 1_000_000;
const scales = [...exact.keys()];

describe('the noise', () => {
  it('is compared with the exact probabilities at six scales', () => {
    expect(scales.length).toBeGreaterThanOrEqual(6);
  });

  it.each(scales)(
    'at epsilon %s has the distribution that it says (chi-square, Kolmogorov-Smirnov, variance)',
    (scale) => {
      const epsilon = thousandths(Math.round(Number(scale) * 1000));
      const uniform = systemRandom();
      const seen = new Map<number, number>();
      let squares = 0;
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const k = discreteLaplace(epsilon, uniform);
        seen.set(k, (seen.get(k) ?? 0) + 1);
        squares += k * k;
      }
      const known = exact.get(scale)!;

      // Cells that are expected fewer than ten times are taken together, as the test of Pearson asks for.
      let chi = 0;
      let degrees = -1;
      let restExpected = DRAWS;
      let restSeen = DRAWS;
      for (const { k, pmf } of known) {
        const expected = pmf * DRAWS;
        if (expected < 10) continue;
        const found = seen.get(k) ?? 0;
        chi += (found - expected) ** 2 / expected;
        degrees += 1;
        restExpected -= expected;
        restSeen -= found;
      }
      if (restExpected >= 10) {
        chi += (restSeen - restExpected) ** 2 / restExpected;
        degrees += 1;
      }
      // One run in a hundred million goes beyond it (Wilson and Hilferty): a wrong sampler is far beyond, and no good one turns CI red.
      const beyond = degrees * (1 - 2 / (9 * degrees) + 5.6 * Math.sqrt(2 / (9 * degrees))) ** 3;
      expect(chi).toBeLessThan(beyond);

      let below = [...seen].reduce((sum, [k, found]) => (k < known[0]!.k ? sum + found : sum), 0);
      let furthest = 0;
      for (const { k, cdf } of known) {
        below += seen.get(k) ?? 0;
        furthest = Math.max(furthest, Math.abs(below / DRAWS - cdf));
      }
      // sqrt(ln(2 / 1e-8) / 2n)
      expect(furthest).toBeLessThan(Math.sqrt(Math.log(2e8) / (2 * DRAWS)));
      expect(squares / DRAWS / variance(epsilon)).toBeCloseTo(1, 1);
    },
  );

  it('costs less than 20 microseconds a draw', () => {
    const uniform = systemRandom();
    const epsilon = thousandths(150);
    const fastest = Math.min(
      ...Array.from({ length: 5 }, () => {
        const from = process.hrtime.bigint();
        for (let draw = 0; draw < 20_000; draw += 1) discreteLaplace(epsilon, uniform);
        return Number(process.hrtime.bigint() - from) / 20_000 / 1000;
      }),
    );
    expect(fastest).toBeLessThan(20);
  });

  it('takes a budget in thousandths, in lowest terms, and no other', () => {
    expect(thousandths(150)).toEqual({ times: 3, over: 20 });
    expect(thousandths(500)).toEqual({ times: 1, over: 2 });
    for (const wrong of [0, -1, 0.5, Number.NaN]) expect(() => thousandths(wrong)).toThrow(RangeError);
  });

  it('draws whole numbers evenly, also where they do not divide the words of the machine', () => {
    // 2^32 is 1 more than a multiple of 3: with a plain remainder the bias would not be seen; near 2^31 x 1.5 it is a third.
    const uniform = systemRandom();
    const below = 3 * 2 ** 30;
    let low = 0;
    for (let draw = 0; draw < 60_000; draw += 1) if (uniform(below) < 2 ** 30) low += 1;
    expect(Math.abs(low / 60_000 - 1 / 3)).toBeLessThan(0.012);
    expect(() => uniform(0)).toThrow(RangeError);
    expect(() => uniform(2 ** 32 + 1)).toThrow(RangeError);
  });
});
