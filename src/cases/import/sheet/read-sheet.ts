import { SheetUnreadable } from '../judge/sheet-unreadable.js';
import { refuseOtherFiles } from './other-files.js';
import { readSeparated } from './separated.js';
import type { ReadingOptions, Sheet } from './sheet.js';
import { decode } from './text/decode.js';
import { readWorkbook } from './workbook/workbook.js';

export const MOST_BYTES = 128 * 1024 * 1024;

export const tooManyBytes = () =>
  new SheetUnreadable('The file is larger than 128 MB. Divide it into several files, or take out what is no case.');

/** Reads a file of any kind we know. Throws SheetUnreadable, with a sentence to show, when it is no such file. */
export async function readSheet(bytes: Uint8Array, options: ReadingOptions = {}): Promise<Sheet> {
  if (bytes.length > MOST_BYTES) throw tooManyBytes();
  if (isZip(bytes)) return readWorkbook(bytes, options);
  refuseOtherFiles(bytes);
  const { text, encoding } = decode(bytes, options.encoding);
  return readSeparated(text, encoding);
}

/** `PK` and the number of a local header, or of the end of a zip that is empty. */
const isZip = ([p, k, three, four]: Uint8Array) =>
  p === 0x50 && k === 0x4b && ((three === 3 && four === 4) || (three === 5 && four === 6));
