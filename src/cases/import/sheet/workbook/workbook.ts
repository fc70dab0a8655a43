import { HEADINGS_WITHIN, layoutOf } from '../../judge/columns.js';
import { SheetUnreadable } from '../../judge/sheet-unreadable.js';
import { isBlank } from '../../judge/text.js';
import type { ReadingOptions, Sheet } from '../sheet.js';
import type { Shared } from './cell.js';
import { type Contents, contentsOf, type SheetPart } from './contents.js';
import { type Grid, readRows } from './rows.js';
import { readStrings } from './strings.js';
import { readStyles } from './styles.js';
import { Zip } from './zip.js';

/** Reads one sheet of a workbook (xlsx), and says what else is in it and what it hides. */
export async function readWorkbook(bytes: Uint8Array, { sheet: wanted }: ReadingOptions): Promise<Sheet> {
  const zip = await Zip.open(bytes);
  const contents = await contentsOf(zip);
  const shared: Shared = {
    strings: contents.strings ? await readStrings(zip.read(contents.strings)) : [],
    styles: contents.styles ? await readStyles(zip.read(contents.styles)) : [],
    since1904: contents.since1904,
    formulas: new Map(),
  };
  const chosen = wanted === undefined ? await likeliest(zip, contents, shared) : named(contents, wanted);
  const grid = await readRows(zip.read(chosen.path), { ...shared, formulas: new Map() });
  if (grid.rows.every((row) => row.every(isBlank)))
    throw new SheetUnreadable(`The sheet "${chosen.name}" is empty. Choose the sheet with the cases.`);
  return {
    format: 'xlsx',
    readAs: `workbook (xlsx), sheet "${chosen.name}"`,
    name: chosen.name,
    otherSheets: namesOf(contents.sheets.filter((one) => one !== chosen && !one.hidden)),
    hidden: {
      sheets: namesOf(contents.sheets.filter((one) => one !== chosen && one.hidden)),
      columns: filledOf(grid),
      rows: grid.hiddenRows.filter((row) => grid.rows[row]?.some((cell) => !isBlank(cell))),
    },
    rows: grid.rows,
  };
}

const namesOf = (sheets: SheetPart[]) => sheets.map(({ name }) => name);

const same = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** A sheet that somebody asked for by its name, hidden or not. */
function named({ sheets }: Contents, wanted: string): SheetPart {
  const found = sheets.find(({ name }) => name === wanted) ?? sheets.find(({ name }) => same(name) === same(wanted));
  if (found) return found;
  const seen = namesOf(sheets.filter(({ hidden }) => !hidden)).map((name) => `"${name}"`);
  throw new SheetUnreadable(`The workbook has no sheet of that name. It has ${seen.join(', ')}.`);
}

/** Of the sheets that everybody sees the first one whose headings are known best. */
async function likeliest(zip: Zip, { sheets }: Contents, shared: Shared): Promise<SheetPart> {
  const visible = sheets.filter(({ hidden }) => !hidden);
  if (visible.length === 0)
    throw new SheetUnreadable(
      'Every sheet of the workbook is hidden. Show the sheet with the cases, save, and try again.',
    );
  let best = visible[0]!;
  let most = -1;
  if (visible.length === 1) return best;
  for (const sheet of visible) {
    const { rows } = await readRows(zip.read(sheet.path), { ...shared, formulas: new Map() }, HEADINGS_WITHIN);
    const known = Math.max(0, ...rows.map((row) => layoutOf(row).places.size));
    if (known > most) [best, most] = [sheet, known];
  }
  return best;
}

/** Of hidden columns only those that hold something. */
function filledOf({ rows, hiddenColumns }: Grid): number[] {
  return [...new Set(hiddenColumns)].filter((place) => rows.some((row) => !isBlank(row[place])));
}
