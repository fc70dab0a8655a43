import { randomFillSync } from 'node:crypto';

/** A whole number from 0 to `below` - 1, each as likely as the other. `below` is at most 2^32. */
export type Uniform = (below: number) => number;

const POOL_BYTES = 4096;
const WORDS = 2 ** 32;

/**
 * The operating system's randomness, read in pools: one call for each number would cost more than the numbers do. A number is
 * thrown away where `below` does not divide 2^32, so that no remainder is likelier than another. What was used is overwritten.
 */
export function systemRandom(): Uniform {
  const pool = Buffer.alloc(POOL_BYTES);
  let at = POOL_BYTES;
  const word = (): number => {
    if (at === POOL_BYTES) {
      randomFillSync(pool);
      at = 0;
    }
    const drawn = pool.readUInt32LE(at);
    pool.writeUInt32LE(0, at);
    at += 4;
    return drawn;
  };
  return (below) => {
    if (!Number.isInteger(below) || below < 1 || below > WORDS) throw new RangeError(`No number is below ${below}.`);
    const whole = WORDS - (WORDS % below);
    let drawn = word();
    while (drawn >= whole) drawn = word();
    return drawn % below;
  };
}
