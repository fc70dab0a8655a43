import { contactsIn } from '../../../people/contacts.js';
import { headingRow, type Layout, layoutOf } from '../judge/columns.js';
import { readDay } from '../judge/day.js';
import { codeOf, type Field } from '../judge/lexicon.js';
import { SheetUnreadable } from '../judge/sheet-unreadable.js';
import { isBlank } from '../judge/text.js';

const CODED: [heading: Parameters<Layout['places']['get']>[0], field: Field][] = [
  ['country_now', 'country'],
  ['citizenship', 'citizenship'],
  ['status', 'status'],
  ['lang', 'lang'],
  ['consent', 'consent'],
];
/** So many of a line's cells say what their columns should: by chance no story does. */
const SURELY = 2;

/**
 * Refuses a text in which a cell holds further cells of its row, or whole rows: its quotation mark was not closed, and what
 * follows it in its own row are the cells of somebody else, their consent too.
 */
export function refuseSwallowed(rows: string[][], delimiter: string): void {
  const at = headingRow(rows);
  const { places } = layoutOf(rows[at] ?? [], at);
  // The first line goes on from the cell's own column; the others begin new rows.
  const holdsCells = (cell: string, place: number) =>
    cell.split(/\r\n|\n|\r/).some((line, index) => areCells(line.split(delimiter), index === 0 ? place : 0, places));
  for (const [index, row] of rows.entries()) {
    if (index <= at || !row.some((cell, place) => cell.includes(delimiter) && holdsCells(cell, place))) continue;
    throw new SheetUnreadable(
      `A cell of record ${index - at} holds further cells of the sheet: a quotation mark is opened and not closed there. ` +
        'Correct it and try again.',
    );
  }
}

function areCells(cells: string[], from: number, places: Layout['places']): boolean {
  const at = (heading: (typeof CODED)[number][0]) =>
    (places.get(heading) ?? []).map((place) => cells[place - from] ?? '').filter((cell) => !isBlank(cell));
  if (cells.length < 2) return false;
  const coded = CODED.filter(([heading, field]) => at(heading).some((cell) => codeOf(field, cell) !== undefined));
  const days = (['dob', 'came', 'deadline'] as const).filter((heading) =>
    at(heading).some((cell) => ['day', 'year', 'ambiguous'].includes(readDay(cell, { birth: heading === 'dob' }).kind)),
  );
  const contacts = at('contact').filter((cell) => contactsIn(cell).length > 0);
  return coded.length + days.length + contacts.length >= SURELY;
}
