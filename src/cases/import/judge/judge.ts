import { canonical, type CanonicalRow, type Layout } from './columns.js';
import { contactsIn } from '../../../people/contacts.js';
import { markDuplicates } from './duplicates.js';
import { asOccurrence, tellRepeatedApart } from './occurrence.js';
import { reject, type JudgedRecord } from './record.js';
import { judgeRecord } from './row.js';
import { readTable } from './table.js';
import { fold, isBlank } from './text.js';

/** The first cell of the line that counts the others. */
const TOTALS = new Set(
  (
    'total|totals|grand total|sum|итого|итог|всего|всього|разом|summe|gesamt|insgesamt|somme|totale|suma|razem|ukupno|toplam|' +
    'σύνολο|合計|総計|합계|총계|المجموع|الإجمالي|סה"כ|სულ|jumlah|kabuuan|σ'
  )
    .split('|')
    .map(fold),
);

/**
 * Judges every record of a sheet on the reference day (`YYYY-MM-DD`).
 * Throws SheetUnreadable, with a sentence to show, when the file is no such sheet.
 */
export function judgeSheet(bytes: Uint8Array, today: string): { records: JudgedRecord[] } {
  const { layout, records } = readTable(bytes);
  const last = records.findLastIndex((row) => !row.every(isBlank));
  const judged = records.map((row, index) => {
    const cells = canonical(row, layout);
    const form = notARecord(row, cells, layout, index === last);
    return form ? reject(index + 1, [form]) : judgeRecord(cells, today, index + 1);
  });
  markDuplicates(judged);
  tellRepeatedApart(judged);
  return { records: judged };
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
export type { CanonicalRow };
export { SheetUnreadable } from './sheet-unreadable.js';
