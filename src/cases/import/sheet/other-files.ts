import { SheetUnreadable } from '../judge/sheet-unreadable.js';

const AGAIN = 'Choose the sheet with the cases: a workbook (xlsx), or a sheet saved as "CSV UTF-8".';

/** What a file is that is no sheet, by its first bytes, whatever it is called. */
const KINDS: [what: string, ...starts: (string | number[])[]][] = [
  ['a PDF', '%PDF'],
  ['a picture', '\x89PNG', [0xff, 0xd8, 0xff], 'GIF8', 'II*\0', 'MM\0*', '\0\0\x01\0', '8BPS'],
  ['a programme', '\x7fELF', 'MZ\x90\0', [0xca, 0xfe, 0xba, 0xbe], [0xcf, 0xfa, 0xed, 0xfe]],
  ['a packed file', '\x1f\x8b', '7z\xbc\xaf', 'Rar!', 'BZh', '\xfd7zXZ', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a film or a recording', 'ID3', 'OggS', 'fLaC', [0x1a, 0x45, 0xdf, 0xa3]],
  ['a picture, a film or a recording', 'RIFF'],
  ['a database', 'SQLite format 3'],
  ['a text document', '{\\rtf'],
  ['a sealed file', 'age-encryption.org', '-----BEGIN'],
];

export function refuseOtherFiles(bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    throw new SheetUnreadable(
      'This is an old Excel workbook (xls), or one with a password. Open it, save it as a workbook (xlsx) without a password, and try again.',
    );
  }
  for (const [what, ...starts] of KINDS) {
    if (starts.some((known) => start.startsWith(typeof known === 'string' ? known : String.fromCharCode(...known))))
      throw new SheetUnreadable(`This is ${what}, not a sheet. ${AGAIN}`);
  }
  if (start.slice(4, 8) === 'ftyp') throw new SheetUnreadable(`This is a picture or a film, not a sheet. ${AGAIN}`);
  if (/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|html|table|meta|style|workbook)/i.test(start)) {
    throw new SheetUnreadable(
      'This is a web page or XML, perhaps with the ending xls. Open it in your spreadsheet programme, save it as a workbook (xlsx), and try again.',
    );
  }
}
