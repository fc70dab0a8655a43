import { CsvError, parse } from 'csv-parse/sync';
import { checkLayout, layoutOf, type Layout } from './columns.js';
import { SheetUnreadable } from './sheet-unreadable.js';
import { isBlank } from './text.js';

const MOST_BYTES = 128 * 1024 * 1024;
const MOST_RECORDS = 200_000;
const MOST_COLUMNS = 200;
const LONGEST_RECORD = 2_000_000;
/** A few lines of title may stand above the headings. */
const HEADINGS_WITHIN = 10;
const DELIMITERS = [',', ';', '\t'];

const AGAIN = 'Save the sheet as "CSV UTF-8" and try again.';

/** The rows under the headings of a comma-, semicolon- or tab-separated text, and where the columns are. */
export function readTable(bytes: Uint8Array): { layout: Layout; records: string[][] } {
  const text = decode(bytes);
  const { delimiter, layout } = headingsOf(text);
  checkLayout(layout);
  const rows = split(text, delimiter, MOST_RECORDS + HEADINGS_WITHIN + 1);
  const records = rows.slice(layout.at + 1);
  if (records.length > MOST_RECORDS) {
    throw new SheetUnreadable(`The sheet has more than ${MOST_RECORDS} records. Divide it into several files.`);
  }
  checkWidth(records, layout.headings.length);
  if (records.every((row) => row.every(isBlank))) {
    throw new SheetUnreadable('The sheet has headings and no records under them. Choose the sheet with the cases.');
  }
  return { layout, records };
}

function decode(bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES)
    throw new SheetUnreadable('The file is larger than 128 MB. Divide it into several files.');
  const starts = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) throw new SheetUnreadable(`This is a workbook (xlsx or ods). ${AGAIN}`);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new SheetUnreadable(`This is an old Excel workbook (xls). ${AGAIN}`);
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new SheetUnreadable(`This is a PDF, not a sheet. ${AGAIN}`);
  const encoding = starts(0xff, 0xfe) ? 'utf-16le' : starts(0xfe, 0xff) ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // A guess at an old code page would turn names into other names.
    throw new SheetUnreadable(`The file is not text in UTF-8 or UTF-16. ${AGAIN}`);
  }
  if (text.includes('\0')) throw new SheetUnreadable(`The file is not plain text. ${AGAIN}`);
  if (isBlank(text)) throw new SheetUnreadable('The file is empty. Choose the sheet with the cases.');
  return text.replace(/^sep=.\r?\n/, '');
}

/** The separator is the one that makes known headings of the first rows: a text full of commas misleads nobody then. */
function headingsOf(text: string): { delimiter: string; layout: Layout } {
  let best: { delimiter: string; layout: Layout } | undefined;
  let failure: unknown;
  for (const delimiter of DELIMITERS) {
    try {
      split(text, delimiter, HEADINGS_WITHIN).forEach((row, at) => {
        const layout = layoutOf(row.length > MOST_COLUMNS ? row.slice(0, MOST_COLUMNS) : row, at);
        if (row.length > MOST_COLUMNS && layout.places.size >= 3) throw tooWide();
        if (layout.places.size > (best?.layout.places.size ?? 2)) best = { delimiter, layout };
      });
    } catch (error) {
      failure ??= error;
    }
  }
  if (best) return best;
  if (failure) throw failure;
  throw new SheetUnreadable(
    'No row of headings was found in the first rows. The first row has to name the columns, for instance ' +
      'Name, DOB, Phone/Signal, Country (now), status, deadline, notes, lang, consent y/n.',
  );
}

function split(text: string, delimiter: string, most: number): string[][] {
  let rows: string[][];
  try {
    rows = parse(text, {
      delimiter,
      to: most,
      // A bare quotation mark inside a cell is text: 5" gun.
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: LONGEST_RECORD,
    });
  } catch (error) {
    throw readable(error);
  }
  if (rows.some((row) => row.length > MOST_COLUMNS && row.slice(MOST_COLUMNS).some((cell) => !isBlank(cell)))) {
    throw tooWide();
  }
  return rows;
}

function readable(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new SheetUnreadable(
      'A record is longer than 2 MB. Most often a quotation mark is opened in a cell and never closed. Close it and try again.',
    );
  }
  return new SheetUnreadable(
    `A quotation mark is opened in a cell and not closed before the end of the file. ${AGAIN}`,
  );
}

const tooWide = () =>
  new SheetUnreadable(`The sheet has more than ${MOST_COLUMNS} columns. Keep the columns of the cases only.`);

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
