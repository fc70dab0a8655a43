import { parse } from 'csv-parse/sync';

interface Row {
  codes: string[];
  value: string;
  lower: string;
  upper: string;
  status: string;
}

/** Columns behind the dimensions. */
const FIXED = 6;

/** What is wrong with the file of a table by itself. */
export function checkTable(name: string, content: string, { least }: { least: number }): string[] {
  const [, , ...records] = parse(content) as string[][];
  const rows = records.map<Row>((record) => {
    const [, , value, lower, upper, status] = record.slice(-FIXED) as [string, string, string, string, string, string];
    return { codes: record.slice(0, -FIXED), value, lower, upper, status };
  });
  const found: string[] = [];
  const say = ({ codes }: Row, what: string) => found.push(`${name}.csv, ${codes.join(' ') || 'total'}: ${what}`);
  for (const row of rows) {
    const { value, lower, upper, status } = row;
    if (status === 'withheld' && (value || lower || upper)) say(row, 'it is withheld and has a number.');
    if (status !== 'published') continue;
    if (!isWhole(value) || !isWhole(lower) || !isWhole(upper))
      say(row, 'it is printed without a number and its bounds.');
    else if (Number(lower) > Number(upper)) say(row, 'its lower bound is above its upper one.');
    else if (Number(value) < least) say(row, `it is printed, and below ${least}.`);
  }
  const last = rows.findIndex(({ status }) => status === 'rest');
  if (last >= 0 && last !== rows.length - 1) found.push(`${name}.csv: the rest is not the last row.`);
  return found;
}

/** The sum of all rows; undefined where the rest is not given. */
export function totalOf(content: string): number | undefined {
  const [, , ...records] = parse(content) as string[][];
  const rest = records.at(-1);
  if (!rest || rest.at(-1) === 'withheld' || rest.at(-4) === '') return undefined;
  return records.reduce((sum, record) => sum + Number(record.at(-4)), 0);
}

const isWhole = (text: string): boolean => /^\d+$/.test(text);
