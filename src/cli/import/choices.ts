import { columnsOf, type Mapping, type Meaning, type Sheet } from '../../cases/import/judge/judge.js';
import { COLUMNS } from '../../cases/import/judge/headings.js';
import { fold } from '../../cases/import/judge/text.js';
import { WrongUse } from '../command.js';
import type { Asked } from './arguments.js';

const MEANINGS: readonly Meaning[] = [...COLUMNS, 'given_name', 'family_name', 'extra', 'leave_out'];

/** What was asked about the columns of this sheet. */
export interface Choices {
  mapping: Mapping;
  hiddenColumns: readonly number[];
  hiddenRows: boolean;
  /** Hidden columns and rows about which nothing was said. They are judged in a dry run, and imported never. */
  undecided: string[];
}

export function choicesOf(sheet: Sheet, { map, hidden, withHiddenRows, withoutHidden, server }: Asked): Choices {
  const columns = columnsOf(sheet);
  const placeOf = (heading: string): number => {
    const found = columns.filter((column) => fold(column.heading) === fold(heading));
    const numbered = /^column (\d+)$/i.exec(heading.trim());
    const place = found[0]?.place ?? (numbered ? Number(numbered[1]) - 1 : -1);
    if (found.length > 1)
      throw new WrongUse(`Several columns are called "${heading}". Say "Column ${place + 1}", by its number.`);
    if (columns[place]) return place;
    throw new WrongUse(
      `The sheet has no column "${heading}". It has: ${columns.map((one) => `"${one.heading}"`).join(', ')}.`,
    );
  };
  const asked = hidden.map(placeOf);
  const left = sheet.hidden.columns.filter((place) => !asked.includes(place));
  const rowsLeft = !withHiddenRows && sheet.hidden.rows.length > 0;
  const judgeAll = !withoutHidden && !server;
  return {
    mapping: Object.fromEntries(map.map((said) => mapped(said, placeOf))),
    hiddenColumns: judgeAll ? sheet.hidden.columns : asked,
    hiddenRows: judgeAll || withHiddenRows,
    undecided: withoutHidden
      ? []
      : [...left.map((place) => `--hidden "${columns[place]!.heading}"`), ...(rowsLeft ? ['--hidden-rows'] : [])],
  };
}

function mapped(said: string, placeOf: (heading: string) => number): [number, Meaning] {
  const at = said.lastIndexOf('=');
  const meaning = said.slice(at + 1).trim();
  if (at < 1 || !MEANINGS.includes(meaning as Meaning)) {
    throw new WrongUse(`--map is "Heading=column", where column is one of: ${MEANINGS.join(', ')}.`);
  }
  return [placeOf(said.slice(0, at)), meaning as Meaning];
}
