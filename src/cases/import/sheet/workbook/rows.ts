import { HEADINGS_WITHIN } from '../../judge/columns.js';
import { MOST_COLUMNS, MOST_RECORDS, tooLong, tooWide } from '../bounds.js';
import { type Cell, textOf, type Shared } from './cell.js';
import { fillDown, type Merge } from './merged.js';
import { placeOf, rangeOf } from './reference.js';
import { readXml } from './xml.js';
import { damaged, tooLarge } from './zip.js';

export interface Grid {
  rows: string[][];
  hiddenRows: number[];
  hiddenColumns: number[];
}

const MOST_ROWS = MOST_RECORDS + HEADINGS_WITHIN + 1;
const MOST_MERGES = 100_000;
/** Of all cells together: one text may stand in many, and then its size in the file says little. */
const MOST_CHARACTERS = 64_000_000;

/** The cells of a sheet as text. @param first so many rows are enough: to see what kind of sheet it is */
export async function readRows(pieces: AsyncIterable<Uint8Array>, shared: Shared, first = Infinity): Promise<Grid> {
  const grid = new GridReader(shared);
  await readXml(pieces, grid, () => grid.rows.length > first);
  return grid.finish(first);
}

class GridReader {
  readonly rows: string[][] = [];
  private readonly hiddenRows: number[] = [];
  private readonly hiddenColumns: number[] = [];
  private readonly merges: Merge[] = [];
  /** Cells, and rows, without a number follow the one before. */
  private row = -1;
  private place = -1;
  private rowsAreHidden = false;
  private cell?: Cell;
  private into?: 'value' | 'formula' | 'inline';
  private readings = 0;
  private characters = 0;

  constructor(private readonly shared: Shared) {}

  open(name: string, attributes: Record<string, string>) {
    switch (name) {
      case 'sheetFormatPr':
        this.rowsAreHidden = yes(attributes.zeroHeight);
        break;
      case 'col':
        this.column(attributes);
        break;
      case 'row':
        this.beginRow(attributes);
        break;
      case 'c':
        this.beginCell(attributes);
        break;
      case 'f':
        if (this.cell) Object.assign(this.cell, { formula: '', formulaOf: attributes.si });
        this.into = 'formula';
        break;
      case 'v':
        this.into = 'value';
        break;
      case 'rPh':
        this.readings += 1;
        break;
      case 't':
        this.into = this.readings === 0 ? 'inline' : undefined;
        break;
      case 'mergeCell':
        if (this.merges.length < MOST_MERGES) this.merges.push(rangeOf(attributes.ref));
        break;
    }
  }

  text(part: string) {
    if (!this.cell || !this.into) return;
    this.cell[this.into] = (this.cell[this.into] ?? '') + part;
  }

  close(name: string) {
    if (name === 'c') this.endCell();
    if (name === 'rPh') this.readings -= 1;
    if (name === 'f' || name === 'v' || name === 't') this.into = undefined;
  }

  finish(first: number): Grid {
    fillDown(this.rows, this.merges, (text) => this.count(text));
    return { rows: this.rows.slice(0, first), hiddenRows: this.hiddenRows, hiddenColumns: this.hiddenColumns };
  }

  private column({ min, max, hidden, width }: Record<string, string>) {
    if (!yes(hidden) && Number(width ?? 1) !== 0) return;
    for (let place = Number(min) - 1; place < Math.min(Number(max), MOST_COLUMNS); place += 1) {
      this.hiddenColumns.push(place);
    }
  }

  private beginRow({ r, hidden, ht }: Record<string, string>) {
    const row = r === undefined ? this.row + 1 : Number(r) - 1;
    if (!Number.isInteger(row) || row <= this.row) throw damaged();
    this.row = row;
    this.place = -1;
    const isHidden = hidden === undefined ? this.rowsAreHidden && ht === undefined : yes(hidden);
    if ((isHidden || Number(ht ?? 1) === 0) && row < MOST_ROWS) this.hiddenRows.push(row);
  }

  private beginCell({ r, t, s }: Record<string, string>) {
    const at = r === undefined ? { row: this.row, place: this.place + 1 } : placeOf(r);
    // A cell that stands in another row than its own, or comes twice, could be anybody's.
    if (at.row !== this.row || at.place <= this.place) throw damaged();
    this.place = at.place;
    this.cell = { type: t ?? 'n', style: Number(s ?? 0) };
  }

  private endCell() {
    const { cell, row, place } = this;
    this.cell = undefined;
    const text = cell ? textOf(cell, this.shared) : '';
    if (text === '') return;
    if (place >= MOST_COLUMNS) throw tooWide();
    if (row >= MOST_ROWS) throw tooLong();
    this.count(text);
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row]!;
    while (cells.length < place) cells.push('');
    cells.push(text);
  }

  private count(text: string) {
    this.characters += text.length;
    if (this.characters > MOST_CHARACTERS) throw tooLarge();
  }
}

const yes = (value: string | undefined) => value === '1' || value === 'true';
