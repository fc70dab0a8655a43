import { CannotClean } from './cannot-clean.js';
import {
  type Beginning,
  beginningOf,
  type DocumentType,
  EXTENSIONS,
  extensionOf,
  isPicture,
  mustAgree,
} from './document-type.js';
import { cleanOffice } from './office.js';
import { cleanPdf } from './pdf.js';
import { cleanPicture, pagesOf } from './picture.js';

export interface Cleaned {
  bytes: Uint8Array;
  type: DocumentType;
  /** Without a dot; of what the bytes are, and for another kind what its name said. */
  extension: string;
  /** So many can be drawn by `pagePicture`; 0 where none can. */
  pages: number;
  /** False: the bytes are as they came, or a part of them is, and may tell who made them, where and when. */
  clean: boolean;
}

type Bare = Omit<Cleaned, 'extension'>;

/** What comes out is a copy that says nothing but what it shows. Throws CannotClean. */
export async function cleanFile(bytes: Uint8Array, name: string): Promise<Cleaned> {
  if (bytes.length === 0) throw new CannotClean('empty');
  const beginning = beginningOf(bytes);
  // Before it is opened: what a name says wrongly is told as that, not as damage.
  if (beginning !== 'package' && beginning !== 'compound' && beginning !== 'program') mustAgree(beginning, name);
  const bare = await bareOf(beginning, bytes);
  mustAgree(bare.type, name);
  return { ...bare, extension: EXTENSIONS[bare.type][0] ?? (extensionOf(name) || 'bin') };
}

async function bareOf(beginning: Beginning, bytes: Uint8Array): Promise<Bare> {
  if (beginning === 'program') throw new CannotClean('unknown_type');
  if (beginning === 'pdf') return { ...cleanPdf(bytes), type: 'pdf', clean: true };
  if (beginning === 'package') return { ...(await cleanOffice(bytes)), pages: 0 };
  if (beginning === 'compound') return compound(bytes);
  if (beginning === 'text') return { bytes, type: 'text', pages: 0, clean: true };
  if (beginning === 'heic' || beginning === 'other') return { bytes, type: beginning, pages: 0, clean: false };
  if (!isPicture(beginning)) throw new CannotClean('unknown_type');
  const pages = await pagesOf(bytes, beginning);
  return { bytes: await cleanPicture(bytes, beginning), type: beginning, pages, clean: true };
}

/** Office hides a document with a password in the container of its old formats. */
function compound(bytes: Uint8Array): Bare {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (names.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new CannotClean('encrypted');
  return { bytes, type: 'other', pages: 0, clean: false };
}
