import { CsvError, parse } from 'csv-parse/sync';
import { HEADINGS_WITHIN, layoutOf } from '../judge/columns.js';
import { SheetUnreadable } from '../judge/sheet-unreadable.js';
import { isBlank } from '../judge/text.js';
import { MOST_COLUMNS, MOST_RECORDS, tooWide } from './bounds.js';
import type { Sheet } from './sheet.js';
import { refuseSwallowed } from './swallowed.js';
import { type Encoding, ENCODINGS } from './text/encodings.js';

const LONGEST_RECORD = 2_000_000;
const DELIMITERS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const;
type Delimiter = keyof typeof DELIMITERS;

/** The rows of a comma-, semicolon- or tab-separated text. */
export function readSeparated(text: string, encoding: Encoding): Sheet {
  const delimiter = delimiterOf(text);
  const rows = split(text, delimiter, MOST_RECORDS + HEADINGS_WITHIN + 1);
  refuseSwallowed(rows, delimiter);
  return {
    format: 'csv',
    readAs: `text separated by ${DELIMITERS[delimiter]}, in ${ENCODINGS[encoding]}`,
    otherSheets: [],
    hidden: { sheets: [], columns: [], rows: [] },
    rows,
  };
}

/**
 * The separator that makes known headings of the first rows: a text full of commas misleads nobody then. Where none does,
 * the one that divides the first rows most evenly.
 */
function delimiterOf(text: string): Delimiter {
  let best: { delimiter: Delimiter; known: number; cells: number } | undefined;
  let failure: unknown;
  for (const delimiter of Object.keys(DELIMITERS) as Delimiter[]) {
    try {
      const rows = split(text, delimiter, HEADINGS_WITHIN);
      const known = Math.max(0, ...rows.map((row) => layoutOf(row.slice(0, MOST_COLUMNS)).places.size));
      const cells = Math.min(...rows.filter((row) => !row.every(isBlank)).map((row) => row.length));
      if (!best || known > best.known || (known === best.known && cells > best.cells))
        best = { delimiter, known, cells };
    } catch (error) {
      failure ??= error;
    }
  }
  if (best && (best.known > 2 || !failure)) return best.delimiter;
  throw failure;
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
    'A quotation mark is opened in a cell and not closed before the end of the file. Save the sheet as "CSV UTF-8" and try again.',
  );
}
