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

/** `2031-Q1`, without the desk; undefined for whoever is counted in no statement that could be named. */
export const periodOf = (statement: InStatement): string | undefined =>
  statement === IN_NONE ? undefined : statement.slice(0, statement.indexOf('/'));

/** No statement is called so: whoever bears it is counted in none that is still to be made, nor in one that is sent anew. */
const IN_NONE: InStatement = 'none/none';

/**
 * One human being who was entered twice: from here on they are counted in what stays, if they were not in either. What goes into it is
 * counted in no statement any more, also where the two are parted: otherwise one that is sent anew would count somebody twice.
 */
export function merged(stays: CountedMark, goes: CountedMark): [stays: CountedMark, goes: CountedMark] {
  return [
    { ...eventOf('intake', stays, goes), ...eventOf('outcome', stays, goes) },
    { intake: IN_NONE, outcome: IN_NONE },
  ];
}

/** Counted in two statements already: then neither counts them again where it is sent anew. */
function eventOf(event: keyof CountedMark, one: CountedMark, other: CountedMark): CountedMark {
  const [first, second] = [one[event] ?? other[event], other[event] ?? one[event]];
  if (first === undefined) return {};
  return { [event]: first === second ? first : IN_NONE };
}
