import { stringify } from 'csv-stringify/sync';

/** Blanks, characters that are not seen, and quotes: a reader with another separator takes them away. */
const BLANK = String.raw`["\s\p{C}\p{Z}]*`;
/** What a spreadsheet takes for the beginning of a formula, full width too; and our own mark. */
const BEGINS = String.raw`[=+\-@\uFF1D\uFF0B\uFF0D\uFF20']`;
/**
 * Where a cell may begin. Not only at its beginning: a spreadsheet that is set to another separator ends a cell at a semicolon or a
 * tab, in quotes or not, and some end a row at a line break. A blank that parts cells is dangerous by itself at the beginning.
 */
const MARKED = new RegExp(String.raw`(?<=^|[;,\t\r\n])(?=${BLANK}${BEGINS})|^(?=${BLANK}[\t\r\n])`, 'gu');

/** A cell in which no spreadsheet sees a formula: an apostrophe stands wherever one would begin. https://owasp.org/www-community/attacks/CSV_Injection */
export const asText = (cell: string): string => cell.replace(MARKED, "'");

/** What was written, of a cell with our marks: an apostrophe of its own has one before it too, so that the first is always ours. */
export const asWritten = (cell: string): string => cell.replace(/(?<=^|[;,\t\r\n])'/g, '');

/** Lines of a table as RFC 4180 has them, every cell in quotes. The heading begins the file, with the mark of UTF-8. */
export const csvHeading = (heading: string[]): string => lines([heading], true);
export const csvLines = (rows: string[][]): string => lines(rows, false);

const lines = (rows: string[][], bom: boolean) =>
  stringify(
    rows.map((row) => row.map(asText)),
    { bom, record_delimiter: 'windows', quoted: true },
  );
