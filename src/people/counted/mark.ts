/**
 * In which statement a person was counted: once when they came, and once at the first end. Each holds a period such as `2027-Q1`,
 * and is never taken back: not when a case is opened again, corrected or handed on.
 */
export interface CountedMark {
  intake?: string;
  outcome?: string;
}

/** Of one human being who was entered twice: counted in both is counted once more than it should be, and never again. */
export const united = (one: CountedMark, other: CountedMark): CountedMark => ({
  ...earlier('intake', one, other),
  ...earlier('outcome', one, other),
});

function earlier(event: keyof CountedMark, one: CountedMark, other: CountedMark): CountedMark {
  const [first] = [one[event], other[event]].filter((period) => period !== undefined).sort();
  return first === undefined ? {} : { [event]: first };
}
