import { isBlank } from '../judge/text.js';
import { SheetUnreadable } from '../judge/sheet-unreadable.js';

const AGAIN = 'Save the sheet as "CSV UTF-8" and try again.';

export function decode(bytes: Uint8Array): string {
  const starts = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) throw new SheetUnreadable(`This is a workbook (xlsx or ods). ${AGAIN}`);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new SheetUnreadable(`This is an old Excel workbook (xls). ${AGAIN}`);
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new SheetUnreadable(`This is a PDF, not a sheet. ${AGAIN}`);
  const encoding = starts(0xff, 0xfe) ? 'utf-16le' : starts(0xfe, 0xff) ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // A guess at an old code page would turn names into other names.
    throw new SheetUnreadable(`The file is not text in UTF-8 or UTF-16. ${AGAIN}`);
  }
  if (text.includes('\0')) throw new SheetUnreadable(`The file is not plain text. ${AGAIN}`);
  if (isBlank(text)) throw new SheetUnreadable('The file is empty. Choose the sheet with the cases.');
  return text.replace(/^sep=.\r?\n/, '');
}
