import type { Merge } from './merged.js';
import { damaged } from './zip.js';

/** `AB12` as column 27 of row 11, both from 0. */
export function placeOf(reference: string): { row: number; place: number } {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (!letters || Number(digits) < 1) throw damaged();
  let place = 0;
  for (const letter of letters) place = place * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, place: place - 1 };
}

/** `A1:C3`. */
export function rangeOf(reference = ''): Merge {
  const [from, to = from] = reference.split(':');
  const [first, last] = [placeOf(from ?? ''), placeOf(to ?? '')];
  return { place: first.place, from: first.row, to: last.row };
}

/** The letters above a column, as a spreadsheet shows them. */
export function lettersOf(place: number): string {
  return place < 26
    ? String.fromCharCode(65 + place)
    : lettersOf(Math.floor(place / 26) - 1) + String.fromCharCode(65 + (place % 26));
}
