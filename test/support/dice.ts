/** Chance that comes out the same for the same seed: mulberry32. */
export interface Dice {
  below(limit: number): number;
  one<Value>(from: readonly Value[]): Value;
  chance(share: number): boolean;
  shuffled<Value>(from: readonly Value[]): Value[];
}

export function dice(seed: number): Dice {
  let state = Math.imul(seed, 0x9e3779b1) | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    one: (from) => from[below(from.length)]!,
    chance: (share) => next() < share,
    shuffled(from) {
      const cards = [...from];
      for (let last = cards.length - 1; last > 0; last -= 1) {
        const chosen = below(last + 1);
        [cards[last], cards[chosen]] = [cards[chosen]!, cards[last]!];
      }
      return cards;
    },
  };
}
