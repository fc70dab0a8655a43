import { label, options } from '../../reference/vocabulary.js';
import { type CanonicalRow, judgeRecord, type JudgedRecord } from './judge/judge.js';
import type { Values } from './judge/record.js';
import { COLUMN_NAMES } from './column-names.js';
import { confirmation } from './views/import-words.js';
import type { WaitingRow } from './waiting-rows.service.js';

/** Reasons that one row alone cannot tell: they stay until somebody says that they have looked. */
export const ACROSS_ROWS = ['POSSIBLE_DUPLICATE', 'SHARED_CONTACT'];
/** The cells are kept without the signs that turn the writing round, so they do not tell it any more either. */
const STAY = [...ACROSS_ROWS, 'BIDI_IN_NAME'];

/** Which cell a reason is about. */
const CELL: Record<string, string> = {
  'AMBIGUOUS_DATE:dob': 'dob',
  'INVALID_DATE:dob': 'dob',
  UNDER_18: 'dob',
  'AMBIGUOUS_DATE:came': 'came',
  'INVALID_DATE:came': 'came',
  'AMBIGUOUS_DATE:deadline': 'deadline',
  'INVALID_DATE:deadline': 'deadline',
  'VAGUE_DATE:deadline': 'deadline',
  'UNKNOWN_COUNTRY:now': 'country_now',
  'UNKNOWN_COUNTRY:citizenship': 'citizenship',
  STATUS_UNMAPPED: 'status',
  CONSENT_MISSING: 'consent',
  BIDI_IN_NAME: 'name',
  NAME_NOT_A_NAME: 'name',
  SHARED_CONTACT: 'contact',
  NO_IDENTIFIER: 'name',
};
export const cellOf = (reason: string): string | undefined => CELL[reason];

/** Cells that hold one of a list, and where the value goes. */
const OF_A_LIST = {
  status: { list: 'refusal_status', value: 'refusal_status' },
  country_now: { list: 'country', value: 'country_now' },
  citizenship: { list: 'country', value: 'citizenship' },
} as const satisfies Record<string, { list: string; value: keyof Values }>;
export type Listed = keyof typeof OF_A_LIST;
export const isListed = (cell: string): cell is Listed => Object.hasOwn(OF_A_LIST, cell);

/** A cell for which somebody chose from the list says so: `code:deserter`. No sheet writes that. */
const CHOSEN = /^code:(\w+)$/;
export const choicesFor = (cell: Listed) =>
  options(OF_A_LIST[cell].list).map(({ code, label: words }) => ({ code: `code:${code}`, label: words }));

export function chosenIn(cell: Listed, text = ''): string | undefined {
  const code = CHOSEN.exec(text)?.[1];
  return options(OF_A_LIST[cell].list).some((one) => one.code === code) ? code : undefined;
}
/** What a cell says to people. */
export const readable = (cell: string, text: string): string => {
  const code = isListed(cell) ? chosenIn(cell, text) : undefined;
  return code && isListed(cell) ? label(OF_A_LIST[cell].list, code) : text;
};

export interface Settled {
  judged: JudgedRecord;
  /** What is still to be looked at. */
  doubts: string[];
}

/** A waiting row with these cells, judged again by the same rules. `confirmed`: what somebody has looked at. */
export function settle(row: WaitingRow, cells: CanonicalRow, today: string, confirmed: string[] = []): Settled {
  const chosen = new Map<Listed, string>();
  for (const cell of Object.keys(OF_A_LIST) as Listed[]) {
    const code = chosenIn(cell, cells[cell]);
    if (code) chosen.set(cell, code);
  }
  const left = Object.fromEntries(Object.entries(cells).filter(([cell]) => !chosen.has(cell as Listed)));
  const judged = withChoices(judgeRecord(left, today, row.record), chosen, row);
  const stay = row.reasons.filter((reason) => STAY.includes(reason));
  const doubts = [...new Set([...judged.reasons, ...stay])].filter(
    (reason) => !(confirmation(reason) && confirmed.includes(reason)),
  );
  return { judged, doubts };
}

/** The words that stood in the sheet go to the first note: a choice from a list says less than they did. */
function withChoices(judged: JudgedRecord, chosen: Map<Listed, string>, row: WaitingRow): JudgedRecord {
  if (chosen.size === 0 || !judged.kept) return judged;
  const values: Values = { ...judged.values };
  const said: string[] = [];
  for (const [cell, code] of chosen) {
    values[OF_A_LIST[cell].value] = code;
    const words = row.said?.[cell] ?? row.cells[cell];
    if (words && !CHOSEN.test(words)) said.push(`${COLUMN_NAMES[cell]}: ${words}`);
  }
  const firstNote = [said.join('\n'), judged.kept.firstNote].filter(Boolean).join('\n');
  return { ...judged, values, kept: { ...judged.kept, firstNote } };
}
