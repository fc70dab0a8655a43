import { between, MARK, marksTyped, pageOf, squareAt, tidy } from './marks.js';
import type { ChooseRedaction } from './redaction.input.js';

/** So wide, in points of a screen, the page lies under the pointer. */
export const PICTURE_WIDTH = 640;

/** What is hidden by now, and the page that is looked at. */
export interface Chosen {
  page: number;
  hide: string[];
  leftOut: number[];
  /** Clicked, and waiting for the opposite one. */
  corner?: string;
  /** What was typed and is no place. It does not undo the rest: a form that is refused would have lost it. */
  wrong: { typed: string; message: string }[];
}

/** One step further than what was chosen before. */
export function oneStep(input: ChooseRedaction, pages: number): Chosen {
  const { page = 1, squares, exact, at, corner, show_again } = input;
  const before = { page: Math.min(page, pages), leftOut: pagesOf(input.left_out), wrong: [] };
  const hide = (input.hide ?? []).filter((mark) => mark !== show_again && pageOf(mark) <= pages);
  if (at) return { ...before, ...clicked(input, before.page, hide, corner) };
  const typed = marksTyped(before.page, squares ?? '');
  const place = exactly(before.page, exact);
  const wrong = typed.wrong.map((one) => ({ typed: one, message: `There is no square ${one}.` }));
  if (place === undefined) wrong.push({ typed: exact!, message: NO_PLACE });
  return { ...before, wrong, hide: distinct([...hide, ...typed.marks, ...(place ?? [])]) };
}

const NO_PLACE = 'An exact place is four numbers from 0 to 100: from the left, from the top, width, height.';

function clicked({ at, high = PICTURE_WIDTH }: ChooseRedaction, page: number, hide: string[], corner?: string) {
  const [x, y] = [tidy((Number(at!.x) * 100) / PICTURE_WIDTH), tidy((Number(at!.y) * 100) / high)];
  if (!corner || pageOf(corner) !== page) return { hide, corner: `${page}:${x},${y}` };
  const mark = between(corner, x, y);
  return { hide: distinct(mark ? [...hide, mark] : hide) };
}

function exactly(page: number, typed = ''): string[] | undefined {
  if (typed === '') return [];
  const numbers = typed
    .replaceAll('%', '')
    .split(/[,;\s]+/)
    .filter(Boolean);
  const mark = `${page}:${numbers.join(',')}`;
  return numbers.length === 4 && MARK.test(mark) ? [mark] : undefined;
}

export const pagesOf = (leftOut: readonly string[] = []) => distinct(leftOut).map(Number);

/** For people: where the first corner stands. */
export function cornerInWords(corner: string): string {
  const [x = 0, y = 0] = corner
    .slice(corner.indexOf(':') + 1)
    .split(',')
    .map(Number);
  return `${squareAt(x, y)} (${x} % from the left, ${y} % from the top)`;
}

const distinct = (of: readonly string[]) => [...new Set(of)];
