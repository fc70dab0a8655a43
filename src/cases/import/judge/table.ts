import { MOST_RECORDS, tooLong } from '../sheet/bounds.js';
import type { Sheet } from '../sheet/sheet.js';
import { checkLayout, type Layout, layoutOfSheet, type Mapping } from './columns.js';
import { SheetUnreadable } from './sheet-unreadable.js';
import { isBlank } from './text.js';

/** The rows under the headings, and where the columns are. Throws SheetUnreadable where we cannot be sure of them. */
export function tableOf(sheet: Sheet, mapping: Mapping, leftOut: number[]): { layout: Layout; records: string[][] } {
  const layout = layoutOfSheet(sheet, mapping, leftOut);
  checkLayout(layout);
  const records = sheet.rows.slice(layout.at + 1);
  if (records.length > MOST_RECORDS) throw tooLong();
  checkWidth(records, layout.headings.length);
  if (records.every((row) => row.every(isBlank))) {
    throw new SheetUnreadable('The sheet has headings and no records under them. Choose the sheet with the cases.');
  }
  return { layout, records };
}

/** A cell beyond the headings means that its row is shifted, and a shifted row reads a refusal as something else. */
function checkWidth(records: string[][], width: number): void {
  const shifted: number[] = [];
  for (const [index, row] of records.entries()) {
    if (row.length > width && row.slice(width).some((cell) => !isBlank(cell))) shifted.push(index + 1);
  }
  if (shifted.length === 0) return;
  const named = shifted.slice(0, 5).join(', ') + (shifted.length > 5 ? ` and ${shifted.length - 5} more` : '');
  throw new SheetUnreadable(
    `More cells than headings in record ${named}: a separator inside a cell is not in quotation marks, or a heading is ` +
      'blank. Correct it and try again.',
  );
}
