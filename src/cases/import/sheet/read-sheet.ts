import { SheetUnreadable } from '../judge/sheet-unreadable.js';
import { decode } from './decode.js';
import { readSeparated } from './separated.js';
import type { ReadingOptions, Sheet } from './sheet.js';

export const MOST_BYTES = 128 * 1024 * 1024;

/** Reads a file of any kind we know. Throws SheetUnreadable, with a sentence to show, when it is no such file. */
export async function readSheet(bytes: Uint8Array, options: ReadingOptions = {}): Promise<Sheet> {
  if (bytes.length > MOST_BYTES)
    throw new SheetUnreadable('The file is larger than 128 MB. Divide it into several files.');
  void options;
  return readSeparated(decode(bytes));
}
