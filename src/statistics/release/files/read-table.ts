import { parse } from 'csv-parse/sync';

export interface ReadRow {
  /** One for each dimension. */
  codes: string[];
  status: 'published' | 'withheld' | 'rest';
  value: number | null;
  lower: number | null;
  upper: number | null;
}

/** The rows of a table's file, below its header and its hashtags. */
export function readTable(file: string, dimensions: number): ReadRow[] {
  const [, , ...records] = parse(file) as string[][];
  return records.map((record) => {
    const [value, lower, upper, status] = record.slice(-4) as [string, string, string, ReadRow['status']];
    return {
      codes: record.slice(0, dimensions),
      status,
      value: numberOf(value),
      lower: numberOf(lower),
      upper: numberOf(upper),
    };
  });
}

const numberOf = (text: string): number | null => (text === '' ? null : Number(text));
