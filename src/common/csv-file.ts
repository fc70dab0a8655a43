import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet takes for the beginning of a formula, full width too, wherever blanks and characters that are not seen stand before it. */
const FORMULA = /^[\s\p{C}\p{Z}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/u;

/**
 * A table as a file for spreadsheets: RFC 4180, UTF-8 with its mark. A cell that would be a formula stands behind an apostrophe,
 * which makes it text; taking the apostrophe away gives back what was written. https://owasp.org/www-community/attacks/CSV_Injection
 */
export const csvFile = (heading: string[], rows: string[][]): Buffer =>
  Buffer.from(
    stringify(
      [heading, ...rows].map((row) => row.map(asText)),
      { bom: true, record_delimiter: 'windows' },
    ),
  );

/** An apostrophe of its own is marked too, so that the first one is always ours. */
export const asText = (cell: string): string => (FORMULA.test(cell) || cell.startsWith("'") ? `'${cell}` : cell);
