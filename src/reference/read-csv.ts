import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The rows of a file shipped in `src/reference/`, by column name. Every cell is text; an empty one is `''`. */
export const readCsv = <Column extends string>(name: string): Record<Column, string>[] =>
  parse(readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'), { columns: true });

/** `'a|b'` as `['a', 'b']`; nothing as an empty list. */
export const listed = (cell: string): string[] => (cell ? cell.split('|') : []);

/** An empty cell says nothing, and nothing is stored. */
export const orNull = (cell: string): string | null => cell || null;
