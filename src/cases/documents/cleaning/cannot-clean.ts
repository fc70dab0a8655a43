export const WHY_NOT = [
  'damaged',
  'encrypted',
  'not_what_it_says',
  'too_large',
  'too_slow',
  'empty',
  'unknown_type',
] as const;

export type WhyNot = (typeof WHY_NOT)[number];

/** A file that is not kept, and why. Holds nothing of it: neither its name nor a word. */
export class CannotClean extends Error {
  constructor(readonly reason: WhyNot) {
    super(reason);
  }
}
