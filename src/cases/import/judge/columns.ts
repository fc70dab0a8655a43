import { COLUMNS, HEADINGS, type Column, type Heading } from './headings.js';
import { SheetUnreadable } from './sheet-unreadable.js';
import { fold, isBlank, line } from './text.js';

/**
 * One record under our own column names, as typed. Plain JSON: it is what the importer sends. `extra` holds the cells of
 * columns we do not know, as lines `Heading: text`. An absent cell is a blank one.
 */
export type CanonicalRow = Partial<Record<Column | 'extra', string>>;

/** Where the columns of one sheet are. */
export interface Layout {
  /** The index of the heading row among the rows of the file. */
  at: number;
  headings: string[];
  places: Map<Heading, number[]>;
  strangers: { place: number; label: string }[];
}

/** Columns whose loss would do harm, as the error message names them. */
const NAMED: Partial<Record<Column, string>> = {
  dob: 'the birth date (for instance "DOB")',
  contact: 'the phone or other contact (for instance "Phone/Signal")',
  country_now: 'the country the person is in (for instance "Country (now)")',
  status: 'the status of the refusal (for instance "status")',
  deadline: 'the deadline (for instance "deadline")',
};

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
export function layoutOf(row: string[], at = 0): Layout {
  const places = new Map<Heading, number[]>();
  const strangers: Layout['strangers'] = [];
  row.forEach((cell, place) => {
    const heading = headingOf(cell);
    const taken = heading && places.get(heading);
    if (!heading || (taken && heading !== 'contact'))
      strangers.push({ place, label: line(cell) || `Column ${place + 1}` });
    else places.set(heading, [...(taken ?? []), place]);
  });
  return { at, headings: row.map(fold), places, strangers };
}

/**
 * Refuses a sheet whose columns we cannot trust. Without a consent column a refused person would be kept; and where some
 * column is unknown to us, a coded column that seems to be missing may be that one.
 */
export function checkLayout({ places, strangers }: Layout): void {
  if (!places.has('consent')) {
    throw missing('the consent (for instance "consent y/n")', strangers);
  }
  if (!hasName(places) && !places.has('contact')) throw missing('the name (for instance "Name")', strangers);
  const named = strangers.filter(({ label }) => !/^Column \d+$/.test(label));
  if (named.length === 0) return;
  if (!hasName(places)) throw missing('the name (for instance "Name")', named);
  for (const [column, spoken] of Object.entries(NAMED)) {
    if (!places.has(column as Column)) throw missing(spoken, named);
  }
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
  const whole = known(words(cell));
  if (whole) return whole;
  // "Name / имя", "Land (jetzt)": the parts that are known have to agree.
  const parts = new Set(cell.split(/[/|()[\],;\n]+/).flatMap((part) => known(words(part)) ?? []));
  return parts.size === 1 ? [...parts][0] : undefined;
}

function known(text: string): Heading | undefined {
  const heading = BY_HEADING.get(text);
  return heading === ('nobody' as Heading) ? undefined : heading;
}

function words(text: string): string {
  const bare = fold(text)
    .replace(/[^\p{L}\p{M}\p{N}#№°º']+/gu, ' ')
    .trim();
  return bare || fold(text);
}

const hasName = (places: Layout['places']) =>
  places.has('name') || places.has('given_name') || places.has('family_name');

function missing(spoken: string, strangers: Layout['strangers']): SheetUnreadable {
  const unknown = strangers.slice(0, 8).map(({ label }) => `"${label.slice(0, 40)}"`);
  const seen = unknown.length > 0 ? ` Not recognised: ${unknown.join(', ')}.` : '';
  return new SheetUnreadable(
    `No column for ${spoken} was found.${seen} Rename the heading, or add an empty column with that heading if the ` +
      'sheet has none, and try again.',
  );
}
