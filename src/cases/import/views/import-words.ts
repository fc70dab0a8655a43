import type { TagKind } from '../../../common/web/parts.js';

export type Outcome = 'imported' | 'needs_review' | 'rejected';
export const outcomes: Record<Outcome, [TagKind | undefined, string]> = {
  imported: ['on', 'Ready'],
  needs_review: ['wait', 'Needs review'],
  rejected: [undefined, 'Left out'],
};

const columns: Record<string, string> = {
  dob: 'birth date',
  came: 'date when they came to us',
  came_to_us: 'date when they came to us',
  deadline: 'deadline',
  now: 'country where they are now',
  citizenship: 'citizenship',
  name: 'name',
  notes: 'notes',
};

const words: Record<string, (column: string) => string> = {
  HIDDEN_ROW: () => 'The row is hidden in the sheet, and was not asked for.',
  EMPTY_ROW: () => 'The row is empty.',
  REPEATED_HEADER: () => 'The row repeats the headings.',
  TOTALS_ROW: () => 'The row is a total, not a person.',
  SECTION_ROW: () => 'The row is a heading between others.',
  NO_IDENTIFIER: () => 'There is neither a name nor a way to reach the person.',
  CONSENT_REFUSED: () => 'The person refused. Nothing of the row is kept.',
  INVALID_DATE: (column) => `There is no such day: ${column}.`,
  AMBIGUOUS_DATE: (column) => `Day and month could be either way round: ${column}.`,
  VAGUE_DATE: (column) => `It is not one day: ${column}.`,
  UNDER_18: () => 'The person is under 18. Follow the safeguarding path.',
  UNKNOWN_COUNTRY: (column) => `We do not know this country: ${column}.`,
  STATUS_UNMAPPED: () => 'We do not know this status.',
  CONSENT_MISSING: () => 'Nobody wrote down whether the person agreed.',
  POSSIBLE_DUPLICATE: () => 'It may be the same person as in another row.',
  SHARED_CONTACT: () => 'Another row has the same way to reach a person.',
  BIDI_IN_NAME: () => 'The name holds a sign that turns the writing round. It may read differently from what it is.',
  NAME_NOT_A_NAME: () => 'The name is a formula.',
  FORMULA_AS_TEXT: () => 'It looks like a formula. It is kept as text.',
  INVISIBLE_CHARS_REMOVED: () => 'Signs that cannot be seen were taken out.',
  MARKUP_AS_TEXT: () => 'It holds signs of a web page. They are kept as text.',
  LONG_NOTE: () => 'The note is very long. It is kept whole.',
  DEADLINE_PASSED: () => 'The deadline is past.',
  UNIT_NUMBER_DROPPED: () => 'The unit was left out. Only the branch is kept.',
  NO_NAME: () => 'There is no name. The case gets a pseudonym.',
};

/** `AMBIGUOUS_DATE:dob` in plain words. A code without words is shown as it is: better than nothing. */
export function inWords(code: string): string {
  const [reason = code, column = ''] = code.split(':');
  return words[reason]?.(columns[column] ?? column) ?? code;
}

/** Reasons that no correction takes away: somebody has looked and says so. */
const confirmations: Record<string, string> = {
  UNDER_18: 'The person is under 18, and the coordinator knows of it',
  POSSIBLE_DUPLICATE: 'I looked: this is another person',
  SHARED_CONTACT: 'I looked: this is another person, who shares a way to be reached',
  BIDI_IN_NAME: 'I looked: the name is right',
};
export const confirmation = (code: string) => confirmations[code.split(':')[0] ?? code];
