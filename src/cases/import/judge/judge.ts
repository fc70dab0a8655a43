import { setImmediate as breathe } from 'node:timers/promises';
import { contactsIn } from '../../../people/contacts.js';
import { readSheet } from '../sheet/read-sheet.js';
import type { ReadingOptions, Sheet } from '../sheet/sheet.js';
import { canonical, type CanonicalRow, type Layout, type Mapping } from './columns.js';
import { markDuplicates } from './duplicates.js';
import { asOccurrence, tellRepeatedApart } from './occurrence.js';
import { reject, type JudgedRecord } from './record.js';
import { judgeRecord } from './row.js';
import { tableOf } from './table.js';
import { fold, isBlank } from './text.js';

const BREATH = 500;

/** The first cell of the line that counts the others. */
const TOTALS = new Set(
  (
    'total|totals|grand total|sum|итого|итог|всего|всього|разом|summe|gesamt|insgesamt|somme|totale|suma|razem|ukupno|toplam|' +
    'σύνολο|合計|総計|합계|총계|المجموع|الإجمالي|סה"כ|სულ|jumlah|kabuuan|σ'
  )
    .split('|')
    .map(fold),
);

export interface JudgingOptions {
  /** What a person said the columns are; the others are guessed. */
  mapping?: Mapping;
  /** Hidden columns that are to be read all the same, by place. */
  hiddenColumns?: readonly number[] | 'all';
  /** Called now and then with how many records were looked at since. */
  tell?: (count: number) => void;
  /** Read hidden rows too; otherwise each is rejected as HIDDEN_ROW. */
  hiddenRows?: boolean;
}

/**
 * Judges every record of a sheet on the reference day (`YYYY-MM-DD`).
 * Throws SheetUnreadable, with a sentence to show, when the file is no such sheet.
 */
export async function judgeSheet(
  bytes: Uint8Array,
  today: string,
  options: ReadingOptions & JudgingOptions = {},
): Promise<Judged> {
  return judgeRows(await readSheet(bytes, options), today, options);
}

export interface Judged {
  records: JudgedRecord[];
  sheet: Sheet;
}

/** The same for a sheet that was read before. Gives way to others between the records: a sheet may be long. */
export async function judgeRows(sheet: Sheet, today: string, options: JudgingOptions = {}): Promise<Judged> {
  const { mapping = {}, hiddenColumns = [], hiddenRows = false, tell } = options;
  const leftOut = sheet.hidden.columns.filter((place) => hiddenColumns !== 'all' && !hiddenColumns.includes(place));
  const { layout, records } = tableOf(sheet, mapping, leftOut);
  const hidden = new Set(hiddenRows ? [] : sheet.hidden.rows.map((row) => row - layout.at - 1));
  const last = records.findLastIndex((row) => !row.every(isBlank));
  const judged: JudgedRecord[] = [];
  for (const [index, row] of records.entries()) {
    if (index % BREATH === BREATH - 1) {
      tell?.(BREATH);
      await breathe();
    }
    const cells = canonical(row, layout);
    const form = hidden.has(index) ? 'HIDDEN_ROW' : notARecord(row, cells, layout, index === last);
    judged.push(form ? reject(index + 1, [form]) : judgeRecord(cells, today, index + 1));
  }
  tell?.(records.length % BREATH);
  markDuplicates(judged);
  tellRepeatedApart(judged);
  return { records: judged, sheet };
}

/** Lines that a spreadsheet has and that are nobody. */
function notARecord(row: string[], cells: CanonicalRow, layout: Layout, isLast: boolean): string | undefined {
  const filled = row.flatMap((cell, place) => (isBlank(cell) ? [] : [place]));
  if (filled.length === 0) return 'EMPTY_ROW';
  if (repeatsHeadings(row, filled, layout)) return 'REPEATED_HEADER';
  if (isLast && isTotals(row[0] ?? '') && contactsIn(cells.contact ?? '').length === 0) return 'TOTALS_ROW';
  if (filled.length === 1 && filled[0] === 0) return 'SECTION_ROW';
  return undefined;
}

const isTotals = (cell: string) => TOTALS.has(fold(cell).replace(/[\s:.=\d]+$/, ''));

function repeatsHeadings(row: string[], filled: number[], { headings }: Layout): boolean {
  const repeated = filled.filter((place) => headings[place] !== '' && fold(row[place]!) === headings[place]);
  return repeated.length >= 3 && repeated.length * 2 > filled.length;
}

export { asOccurrence, judgeRecord, type JudgedRecord };
export type { CanonicalRow, Mapping };
export { columnsOf, headingRow, type Meaning, type SheetColumn } from './columns.js';
export { readSheet } from '../sheet/read-sheet.js';
export type { Sheet } from '../sheet/sheet.js';
export { SheetUnreadable } from './sheet-unreadable.js';
