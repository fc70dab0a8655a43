/** Chance from a seed, the same again each time: what a test compares never depends on the machine's. Doty-Humphrey's sfc32. */
export function diceOf(seed: number) {
  let [a, b, c, counter] = [seed | 0, 0x85ebca6b | 0, 0x9e3779b9 | 0, 1];
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
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    of: <T>(list: readonly T[]): T => list[below(list.length)]!,
    chance: (part: number) => next() < part,
  };
}
export type Dice = ReturnType<typeof diceOf>;
