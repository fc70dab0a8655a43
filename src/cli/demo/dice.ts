export interface Dice {
  below(limit: number): number;
  one<Value>(from: readonly Value[]): Value;
  chance(share: number): boolean;
}

/** The same for the same seed. mulberry32: 32 bits of state are plenty for a demonstration. */
export function dice(seed: number): Dice {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, one: (from) => from[below(from.length)]!, chance: (share) => next() < share };
}
