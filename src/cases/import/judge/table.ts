import { LONGEST_CELL, MOST_RECORDS, tooLong } from '../sheet/bounds.js';
import type { Sheet } from '../sheet/sheet.js';
import { checkLayout } from './check-layout.js';
import { type Layout, layoutOfSheet, type Mapping } from './columns.js';
import { SheetUnreadable } from './sheet-unreadable.js';
import { isBlank } from './text.js';

/** The rows under the headings, and where the columns are. Throws SheetUnreadable where we cannot be sure of them. */
export function tableOf(sheet: Sheet, mapping: Mapping, leftOut: number[]): { layout: Layout; records: string[][] } {
  const layout = layoutOfSheet(sheet, mapping, leftOut);
  checkLayout(layout);
  const records = sheet.rows.slice(layout.at + 1);
  if (records.length > MOST_RECORDS) throw tooLong();
  if (records.every((row) => row.every(isBlank))) {
    throw new SheetUnreadable('The sheet has headings and no records under them. Choose the sheet with the cases.');
  }
  checkWidth(records, layout.headings.length);
  checkLength(records);
  return { layout, records };
}

/**
 * A cell beyond the headings means that its row is shifted, and a shifted row reads a refusal as something else. So does one
 * blank cell more than nearly all other rows have.
 */
function checkWidth(records: string[][], width: number): void {
  const usual = Math.max(width, usualWidth(records));
  const shifted: number[] = [];
  for (const [index, row] of records.entries()) {
    const beyond = row.length > width && row.slice(width).some((cell) => !isBlank(cell));
    if (beyond || (row.length > usual && !row.every(isBlank))) shifted.push(index + 1);
  }
  if (shifted.length === 0) return;
  const named = shifted.slice(0, 5).join(', ') + (shifted.length > 5 ? ` and ${shifted.length - 5} more` : '');
  throw new SheetUnreadable(
    `More cells than headings in record ${named}: a separator inside a cell is not in quotation marks, or a heading is ` +
      'blank. Correct it and try again.',
  );
}

function checkLength(records: string[][]): void {
  const record = records.findIndex((row) => row.some((cell) => cell.length > LONGEST_CELL)) + 1;
  if (record === 0) return;
  throw new SheetUnreadable(
    `A cell of record ${record} has more than ${LONGEST_CELL} characters. Shorten it, and keep the rest as a document.`,
  );
}

/** The width that nearly all rows keep to; where they keep to none, any is usual. */
function usualWidth(records: string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, count] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one));
  return records.length >= 20 && count >= records.length * 0.9 ? width : Infinity;
}
