import { columnsOf, type Sheet } from '../../cases/import/judge/judge.js';
import type { Choices } from './choices.js';

/** What the file is and what of it was not read, a sentence a line. No record is quoted. */
export function told(sheet: Sheet, { mapping, hiddenColumns, hiddenRows, undecided }: Choices): string {
  const columns = columnsOf(sheet, mapping);
  const headings = (places: number[]) => places.map((place) => `"${columns[place]?.heading ?? place + 1}"`).join(', ');
  const { hidden } = sheet;
  const words = columns.filter(({ place, meaning }) => meaning === 'extra' && mapping[place] === undefined);
  const [read, leftOut] = [true, false].map((wanted) =>
    hidden.columns.filter((place) => hiddenColumns.includes(place) === wanted),
  ) as [number[], number[]];
  return [
    `Read as ${sheet.readAs}.`,
    ...ifAny(sheet.otherSheets, (names) => `Other sheets, not read: ${quoted(names)}. To read one say --sheet NAME.`),
    ...ifAny(hidden.sheets, (names) => `Hidden sheets, not read: ${quoted(names)}. To read one say --sheet NAME.`),
    ...ifAny(read, (places) => `Hidden columns: ${headings(places)}.`),
    ...ifAny(leftOut, (places) => `Hidden columns, left out: ${headings(places)}.`),
    ...ifAny(hidden.rows, (rows) => `Hidden rows${hiddenRows ? '' : ', left out'}: ${rows.length}.`),
    ...ifAny(
      undecided,
      (options) =>
        `The counts include what is hidden. An import brings it in only if you say ${options.join(' ')}, or leaves it out: --without-hidden.`,
    ),
    ...ifAny(
      words,
      (some) =>
        `Kept as words of the first note: ${quoted(some.map(({ heading }) => heading))}. To say what one is: --map "Heading=column".`,
    ),
  ].join('\n');
}

const quoted = (names: string[]) => names.map((name) => `"${name}"`).join(', ');

const ifAny = <One>(list: One[], sentence: (list: One[]) => string): string[] =>
  list.length > 0 ? [sentence(list)] : [];
