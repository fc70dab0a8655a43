/**
 * In which statement a person was counted: once when they came, and once at the first end. Never taken back: not when a case is
 * opened again, corrected or handed on.
 */
export interface CountedMark {
  intake?: InStatement;
  outcome?: InStatement;
}

/**
 * Of one desk for one period. The desk belongs to it: whoever is handed on between two desks' statements of the same period has been
 * counted by the first, and the second must see that.
 */
export type InStatement = `${string}/${string}`;
export const inStatement = (period: string, deskId: string): InStatement => `${period}/${deskId}`;

/** `2031-Q1`, without the desk. */
export const periodOf = (statement: InStatement): string => statement.slice(0, statement.indexOf('/'));

/** Of one human being who was entered twice: counted in both is counted once more than it should be, and never again. */
export const united = (one: CountedMark, other: CountedMark): CountedMark => ({
  ...earlier('intake', one, other),
  ...earlier('outcome', one, other),
});

function earlier(event: keyof CountedMark, one: CountedMark, other: CountedMark): CountedMark {
  const [first] = [one[event], other[event]].filter((period) => period !== undefined).sort();
  return first === undefined ? {} : { [event]: first };
}
