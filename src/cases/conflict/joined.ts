import type { CaseContent } from '../case.content.js';
import { FORM_FIELDS, same, valuesOf, withValue } from '../history/changes.js';

/** A field that both sides changed, to different values. */
export interface Difference {
  field: string;
  before: unknown;
  mine: unknown;
  theirs: unknown;
}

export type Whose = 'mine' | 'theirs';
/** The key of a field in a form, where a dot would nest. */
export const keyed = (field: string) => field.replace('.', '-');

/**
 * What two people made of the same case, put together: a field that one of them changed is theirs to change, one that both changed to
 * different values is asked about. Until it is answered, what I wrote stands in the joined content.
 * @param base what I saw when I began
 * @param asked fields that were asked about and may not be settled by themselves
 */
export function joined(
  base: CaseContent,
  mine: CaseContent,
  theirs: CaseContent,
  asked: string[] = [],
): { content: CaseContent; differs: Difference[] } {
  const [was, wanted, stands] = [valuesOf(base), valuesOf(mine), valuesOf(theirs)];
  const touched = FORM_FIELDS.filter((field) => asked.includes(field) || !same(field, was[field], wanted[field]));
  return {
    content: touched.reduce((content, field) => withValue(content, field, wanted[field]), theirs),
    differs: touched
      .filter((field) => asked.includes(field) || !same(field, was[field], stands[field]))
      .filter((field) => !same(field, wanted[field], stands[field]))
      .map((field) => ({ field, before: was[field], mine: wanted[field], theirs: stands[field] })),
  };
}
