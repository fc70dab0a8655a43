import { columnsOf, headingRow, type Sheet, type SheetColumn } from '../judge/judge.js';
import { isBlank, line } from '../judge/text.js';

const VALUES = 3;
const LONGEST_VALUE = 40;

export interface ColumnInHand extends SheetColumn {
  /** The first ones that say something. */
  values: string[];
}

/** What the page of columns shows of a sheet. */
export interface Outline {
  readAs: string;
  name?: string;
  otherSheets: string[];
  hiddenSheets: string[];
  hiddenRows: number;
  columns: ColumnInHand[];
}

export function outlineOf(sheet: Sheet): Outline {
  const { readAs, name, otherSheets, hidden, rows } = sheet;
  const under = rows.slice(headingRow(rows) + 1);
  const columns = columnsOf(sheet).map((column) => ({ ...column, values: firstValues(under, column.place) }));
  return { readAs, name, otherSheets, hiddenSheets: hidden.sheets, hiddenRows: hidden.rows.length, columns };
}

function firstValues(rows: string[][], place: number): string[] {
  const values = new Set<string>();
  for (const row of rows) {
    if (values.size === VALUES) break;
    if (!isBlank(row[place])) values.add(shortened(line(row[place]!)));
  }
  return [...values];
}

const shortened = (text: string) => (text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);
