import type { Sheet } from '../sheet/sheet.js';
import { COLUMNS, HEADINGS, type Column, type Heading } from './headings.js';
import { fold, isBlank, line } from './text.js';

/**
 * One record under our own column names, as typed. Plain JSON: it is what the importer sends. `extra` holds the cells of
 * columns we do not know, as lines `Heading: text`. An absent cell is a blank one.
 */
export type CanonicalRow = Partial<Record<Column | 'extra', string>>;

/** What a column is taken for: `extra` goes to the first note with its heading, `leave_out` goes nowhere. */
export type Meaning = Heading | 'extra' | 'leave_out';

/** What a person said the columns are, by place from 0. The places that are absent are guessed from their headings. */
export type Mapping = Readonly<Record<number, Meaning>>;

/** Where the columns of one sheet are. */
export interface Layout {
  /** The index of the heading row among the rows of the file. */
  at: number;
  headings: string[];
  places: Map<Heading, number[]>;
  /** Columns that go to the first note. `asked`: a person said so, and so it hides no column that we miss. */
  strangers: { place: number; label: string; asked?: boolean }[];
}

/** A column as the page of columns shows it. */
export interface SheetColumn {
  place: number;
  heading: string;
  meaning: Meaning;
  hidden: boolean;
}

/** Lines of title, or how to fill in the sheet, may stand above the headings. */
export const HEADINGS_WITHIN = 25;
/** So many known headings are no chance. */
export const SURELY = 3;
/** A longer cell is a story. */
const LONGEST_HEADING = 200;

const BY_HEADING = new Map<string, Heading>();
for (const [heading, spellings] of Object.entries(HEADINGS)) {
  for (const spelling of spellings.split('|')) {
    const known = words(spelling);
    // "who" is a name to one group and a worker to another: a heading of two columns is a heading of none.
    if (BY_HEADING.has(known) && BY_HEADING.get(known) !== heading) BY_HEADING.set(known, 'nobody' as Heading);
    else BY_HEADING.set(known, heading as Heading);
  }
}

/** Reads one row as a heading row. How many columns it names tells whether it is one. */
export function layoutOf(row: string[], at = 0, mapping: Mapping = {}): Layout {
  const places = new Map<Heading, number[]>();
  const strangers: Layout['strangers'] = [];
  for (const { place, heading, meaning } of meanings(row, mapping)) {
    if (meaning === 'leave_out') continue;
    if (meaning === 'extra') strangers.push({ place, label: heading, asked: mapping[place] !== undefined });
    else places.set(meaning, [...(places.get(meaning) ?? []), place]);
  }
  return { at, headings: row.map(fold), places, strangers };
}

/** A second column of the same name is kept as words; only contacts are several. What a person said goes before a guess. */
function meanings(row: string[], mapping: Mapping): Omit<SheetColumn, 'hidden'>[] {
  const taken = new Set<Meaning>(Object.values(mapping));
  const said = new Set<Meaning>();
  return row.map((cell, place) => {
    const heading = line(cell.slice(0, LONGEST_HEADING)) || `Column ${place + 1}`;
    const asked = mapping[place];
    const wanted = asked ?? headingOf(cell) ?? 'extra';
    const free = asked ? !said.has(asked) : !taken.has(wanted);
    if (asked) said.add(asked);
    else taken.add(wanted);
    const meaning = free || wanted === 'contact' || wanted === 'leave_out' ? wanted : 'extra';
    return { place, heading, meaning };
  });
}

/** The heading row of a sheet, and what its columns are. Places that are left out are as if they were not there. */
export function layoutOfSheet(sheet: Sheet, mapping: Mapping = {}, leftOut: readonly number[] = []): Layout {
  const without = { ...mapping, ...Object.fromEntries(leftOut.map((place) => [place, 'leave_out' as const])) };
  const at = headingRow(sheet.rows);
  return layoutOf(headingsOf(sheet, at), at, without);
}

/** What each column is taken for, to be shown and corrected. */
export function columnsOf(sheet: Sheet, mapping: Mapping = {}): SheetColumn[] {
  const hidden = new Set(sheet.hidden.columns);
  return meanings(headingsOf(sheet, headingRow(sheet.rows)), mapping).map((column) => ({
    ...column,
    hidden: hidden.has(column.place),
  }));
}

/** In a workbook a cell beside the table is a remark; in a text it is a shifted row, and is refused. */
function headingsOf({ format, rows }: Sheet, at: number): string[] {
  const headings = [...(rows[at] ?? [])];
  const width = format === 'xlsx' ? rows.slice(at).reduce((most, row) => Math.max(most, row.length), 0) : 0;
  while (headings.length < width) headings.push('');
  return headings;
}

/** The place of the heading row: of the first rows the one with the most headings that we know; where none has any, the one with the most cells. */
export function headingRow(rows: string[][]): number {
  const first = rows.slice(0, HEADINGS_WITHIN);
  const known = first.map((row) => layoutOf(row).places.size);
  const best = known.indexOf(Math.max(...known));
  if (known[best]! >= SURELY) return best;
  const filled = first.map((row) => row.filter((cell) => !isBlank(cell)).length);
  return Math.max(0, filled.indexOf(Math.max(...filled)));
}

export function canonical(row: string[], { places, strangers }: Layout): CanonicalRow {
  const cells: CanonicalRow = {};
  const at = (heading: Heading): string =>
    (places.get(heading) ?? []).map((place) => row[place] ?? '').find(Boolean) ?? '';
  for (const column of COLUMNS) {
    if (places.has(column)) cells[column] = at(column);
  }
  const contacts = (places.get('contact') ?? []).map((place) => row[place] ?? '').filter((cell) => !isBlank(cell));
  if (contacts.length > 1) cells.contact = contacts.join('; ');
  if (places.has('given_name') || places.has('family_name')) {
    const halves = [at('given_name'), at('family_name'), cells.name ?? ''];
    cells.name = halves.filter((half) => !isBlank(half)).join(' ');
  }
  const extra = strangers.filter(({ place }) => !isBlank(row[place]));
  if (extra.length > 0) cells.extra = extra.map(({ place, label }) => `${label}: ${row[place]}`).join('\n');
  return cells;
}

function headingOf(cell: string): Heading | undefined {
  if (cell.length > LONGEST_HEADING) return undefined;
  const whole = known(words(cell));
  if (whole) return whole;
  // "Name / имя", "Land (jetzt)": the parts that are known have to agree.
  const parts = new Set(cell.split(/[/|()[\],;\n]+/).flatMap((part) => known(words(part)) ?? []));
  if (parts.size > 1 && [...parts].every((part) => NAMES.has(part))) return 'name';
  return parts.size === 1 ? [...parts][0] : undefined;
}

/** "Nachname, Vorname" is a name. */
const NAMES = new Set<Heading>(['name', 'given_name', 'family_name']);

function known(text: string): Heading | undefined {
  const heading = BY_HEADING.get(text);
  return heading === ('nobody' as Heading) ? undefined : heading;
}

function words(text: string): string {
  const bare = fold(text)
    .replace(/[^\p{L}\p{M}\p{N}#№°º']+/gu, ' ')
    // "3. Telefon" is the third column of a form.
    .replace(/^ ?\d{1,2} (?=\p{L})/u, '')
    .trim();
  return bare || fold(text);
}
