import type { Marks, Rectangle } from '../cleaning/redact-file.js';

/** The squares of the grid that lies over each page. */
export const COLUMNS = 'ABCDEFGHIJ';
export const ROWS = 14;

const SQUARES = /^([A-J])(1[0-4]|[1-9])(?:-([A-J])(1[0-4]|[1-9]))?$/i;
const NUMBER = String.raw`(?:100(?:\.0+)?|\d{1,2}(?:\.\d{1,2})?)`;
const PERCENT = new RegExp(`^(${NUMBER}),(${NUMBER}),(${NUMBER}),(${NUMBER})$`);

/** `2:B3-D4`: on page 2, squares of the grid. `2:10,20,30.5,5`: x, y, width and height in percent of the page. */
export const MARK = new RegExp(
  String.raw`^[1-9]\d{0,3}:([A-J](1[0-4]|[1-9])(-[A-J](1[0-4]|[1-9]))?|${NUMBER}(,${NUMBER}){3})$`,
);
/** A corner that was clicked: page, x and y in percent. */
export const CORNER = new RegExp(`^[1-9]\\d{0,3}:${NUMBER},${NUMBER}$`);

export const pageOf = (mark: string) => Number(mark.split(':', 1)[0]);
export const placeOf = (mark: string) => mark.slice(mark.indexOf(':') + 1);

export const marksOf = (hide: readonly string[], leftOut: readonly number[]): Marks => ({
  rectangles: hide.map(rectangleOf),
  leftOut,
});

export function rectangleOf(mark: string): Rectangle {
  const [page, place] = [pageOf(mark), placeOf(mark)];
  const exact = PERCENT.exec(place);
  if (exact) {
    const [x, y, width, height] = exact.slice(1).map(Number) as [number, number, number, number];
    return { page, x, y, width, height };
  }
  const [, column = '', row = '', otherColumn = column, otherRow = row] = SQUARES.exec(place) ?? [];
  const [left, right] = inOrder(columnOf(column), columnOf(otherColumn));
  const [top, bottom] = inOrder(Number(row) - 1, Number(otherRow) - 1);
  const [wide, high] = [100 / COLUMNS.length, 100 / ROWS];
  return { page, x: left * wide, y: top * high, width: (right - left + 1) * wide, height: (bottom - top + 1) * high };
}

/** What somebody typed for one page: squares, parted by commas. @returns the marks, and what is none */
export function marksTyped(page: number, typed: string): { marks: string[]; wrong: string[] } {
  const parts = typed
    .toUpperCase()
    .split(/[,;\s]+/)
    .map((part) => part.replace(/[–—]/g, '-'))
    .filter((part) => part !== '');
  return {
    marks: parts.filter((part) => SQUARES.test(part)).map((part) => `${page}:${part}`),
    wrong: parts.filter((part) => !SQUARES.test(part)),
  };
}

/** The rectangle between two corners. Two clicks at one place hide nothing: undefined. */
export function between(corner: string, x: number, y: number): string | undefined {
  const [fromX = 0, fromY = 0] = placeOf(corner).split(',').map(Number);
  const [left, right] = inOrder(fromX, x);
  const [top, bottom] = inOrder(fromY, y);
  const [width, height] = [tidy(right - left), tidy(bottom - top)];
  return width > 0 && height > 0 ? `${pageOf(corner)}:${tidy(left)},${tidy(top)},${width},${height}` : undefined;
}

/** Which square a place lies in, for people. */
export const squareAt = (x: number, y: number) =>
  `${COLUMNS[Math.min(COLUMNS.length - 1, Math.floor((x * COLUMNS.length) / 100))]}${Math.min(ROWS, Math.floor((y * ROWS) / 100) + 1)}`;

export const tidy = (percent: number) => Math.round(Math.min(100, Math.max(0, percent)) * 100) / 100;
const columnOf = (letter: string) => COLUMNS.indexOf(letter.toUpperCase());
const inOrder = (a: number, b: number): [number, number] => (a <= b ? [a, b] : [b, a]);
