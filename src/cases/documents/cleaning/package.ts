import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { CannotClean } from './cannot-clean.js';

const MOST_PARTS = 5000;
/** All parts together, unpacked. A document of 50 MB is mostly pictures, which do not grow. */
const MOST_UNPACKED = 300 * 1024 * 1024;
const MOST_RATIO = 200;
const SMALL = 16 * 1024 * 1024;
/** A zip cannot say an earlier one. */
const NO_DAY = new Date(1980, 0, 1);

export type Parts = Map<string, Uint8Array>;

/** The parts of a zip by name, in its order. Nothing goes to the disk. Throws CannotClean. */
export async function partsOf(bytes: Uint8Array): Promise<Parts> {
  const parts: Parts = new Map();
  try {
    const file = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    if (file.entryCount > MOST_PARTS) throw new CannotClean('too_large');
    let unpacked = 0;
    for await (const entry of file.eachEntry()) {
      if (entry.isEncrypted()) throw new CannotClean('encrypted');
      if (entry.fileName.endsWith('/')) continue;
      // Two parts of one name: which of them a person saw depends on the programme.
      if (parts.has(entry.fileName)) throw new CannotClean('damaged');
      const { uncompressedSize: size, compressedSize } = entry;
      unpacked += size;
      if (unpacked > MOST_UNPACKED || (size > SMALL && size > compressedSize * MOST_RATIO))
        throw new CannotClean('too_large');
      const pieces: Buffer[] = [];
      for await (const piece of await file.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
      const part = Buffer.concat(pieces);
      if (crc32(part) !== entry.crc32) throw new CannotClean('damaged');
      parts.set(entry.fileName, part);
    }
    return parts;
  } catch (error) {
    throw error instanceof CannotClean ? error : new CannotClean('damaged');
  }
}

/** A new zip: without times, owners, comments and extra fields. `mimetype`, where there is one, is first and unpacked, as its readers expect. */
export async function packed(parts: Parts): Promise<Uint8Array> {
  const zip = new ZipFile();
  const names = [...parts.keys()].sort((a, b) => Number(b === 'mimetype') - Number(a === 'mimetype'));
  for (const name of names)
    zip.addBuffer(Buffer.from(parts.get(name)!), name, {
      mtime: NO_DAY,
      mode: 0o100644,
      compress: name !== 'mimetype',
      forceDosTimestamp: true,
    });
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** A part of XML, whatever Unicode it is written in. */
export function textOf(part: Uint8Array): string {
  const [first, second] = part;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true })
      .decode(part)
      .replace(/^(<\?xml[^>]*encoding=)(["'])[^"']*\2/i, '$1$2UTF-8$2');
  } catch {
    throw new CannotClean('damaged');
  }
}
