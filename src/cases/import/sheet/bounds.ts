import { SheetUnreadable } from '../judge/sheet-unreadable.js';

export const MOST_RECORDS = 200_000;
export const MOST_COLUMNS = 200;
/** Characters. A workbook's cells hold a third of it. */
export const LONGEST_CELL = 100_000;

export const tooWide = () =>
  new SheetUnreadable(`The sheet has more than ${MOST_COLUMNS} columns. Keep the columns of the cases only.`);
export const tooLong = () =>
  new SheetUnreadable(`The sheet has more than ${MOST_RECORDS} records. Divide it into several files.`);
