import { CannotClean } from './cannot-clean.js';

/** The ways of writing a file's name that agree with its bytes; the first one is what we give. */
export const EXTENSIONS = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  webp: ['webp'],
  gif: ['gif'],
  tiff: ['tif', 'tiff'],
  heic: ['heic', 'heif', 'hif'],
  pdf: ['pdf'],
  docx: ['docx', 'dotx'],
  xlsx: ['xlsx', 'xltx'],
  pptx: ['pptx', 'ppsx', 'potx'],
  odt: ['odt', 'ott'],
  ods: ['ods', 'ots'],
  odp: ['odp', 'otp'],
  text: ['txt', 'text', 'log', 'md', 'csv', 'tsv'],
  other: [],
} as const satisfies Record<string, readonly string[]>;

export type DocumentType = keyof typeof EXTENSIONS;

/** What is sent as `content-type`; what is not known is bytes and nothing else. */
export const MEDIA_TYPES: Record<DocumentType, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  tiff: 'image/tiff',
  heic: 'image/heic',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  text: 'text/plain; charset=utf-8',
  other: 'application/octet-stream',
};

const PICTURES = ['jpeg', 'png', 'webp', 'gif', 'tiff'] as const;
export type PictureType = (typeof PICTURES)[number];
export const isPicture = (type: DocumentType): type is PictureType => PICTURES.some((picture) => picture === type);

/** What these bytes begin like. `package`: a zip, which has to be opened; `compound`: Office before 2007, or a password. */
export type Beginning = PictureType | 'heic' | 'pdf' | 'package' | 'compound' | 'program' | 'text' | 'other';

/** Windows, Linux, scripts, Java and Apple, and Windows' links. */
const PROGRAMS = [
  'MZ',
  '\x7fELF',
  '#!',
  '\xca\xfe\xba\xbe',
  '\xcf\xfa\xed\xfe',
  '\xce\xfa\xed\xfe',
  'L\0\0\0\x01\x14\x02\0',
];

const HEIC = /^ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;

export function beginningOf(bytes: Uint8Array): Beginning {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^RIFF[^]{4}WEBP/.test(head)) return 'webp';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^(II[*+]\0|MM\0[*+])/.test(head)) return 'tiff';
  if (HEIC.test(head.slice(4, 12))) return 'heic';
  // The standard lets other bytes come before it; a viewer looks through the first kilobyte, so do we.
  if (/%PDF-\d/.test(head)) return 'pdf';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'package';
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'compound';
  if (PROGRAMS.some((start) => head.startsWith(start))) return 'program';
  return isText(bytes) ? 'text' : 'other';
}

/** UTF-8 without control characters but tabulator, line end and page end. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What stands after the last dot, small; '' where there is none. */
export const extensionOf = (name: string) => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Throws CannotClean where a name says one thing and the bytes another: who opens it would be led to a wrong programme. */
export function mustAgree(type: DocumentType, name: string): void {
  const said = extensionOf(name);
  const agrees: readonly string[] = EXTENSIONS[type];
  if (said === '' || agrees.includes(said)) return;
  if (type !== 'other' || Object.values(EXTENSIONS).some((known: readonly string[]) => known.includes(said)))
    throw new CannotClean('not_what_it_says');
}
