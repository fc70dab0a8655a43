import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, inflateRawSync } from 'node:zlib';
import { type Form, formsOf, type Needle } from './forms.js';

interface Pattern extends Form {
  name: string;
}

const FILTER_BITS = 20;
const SHORTEST = 8;
const LONGEST_INFLATED = 64 * 1024 * 1024;

/**
 * Looks for all forms of all needles in one pass: a window of four bytes runs over the data, a filter of bits says whether any
 * pattern begins with it, and only then are patterns compared, whole.
 */
export class Search {
  private readonly filter = new Uint8Array(1 << FILTER_BITS);
  private readonly beginning = new Map<number, Pattern[]>();
  /** Bytes that were looked at, with what was inflated. */
  searched = 0;
  inflated = 0;

  constructor(needles: Needle[]) {
    for (const needle of needles) {
      for (const { form, bytes } of formsOf(needle)) {
        if (bytes.length < SHORTEST) throw new Error(`${needle.name} is too short to be found for certain.`);
        const window = bytes.readInt32BE(0);
        this.filter[slot(window)] = 1;
        const known = this.beginning.get(window);
        if (known) known.push({ name: needle.name, form, bytes });
        else this.beginning.set(window, [{ name: needle.name, form, bytes }]);
      }
    }
  }

  in = (folder: string) => this.files(folder, filesIn(folder));

  /** @returns what was found: `pseudonym as UTF-8 in base/16384/2619`, the path as seen from `folder` */
  files(folder: string, files: string[]): string[] {
    const found = new Set<string>();
    for (const file of files) {
      const shown = relative(folder, file);
      const bytes = readOrNothing(file);
      for (const { name, form } of this.within(bytes)) found.add(`${name} as ${form} in ${shown}`);
      for (const { name, form } of this.withinStreams(bytes)) found.add(`${name} as ${form}, deflated, in ${shown}`);
    }
    return [...found].sort();
  }

  within(bytes: Buffer): Pattern[] {
    const { filter, beginning } = this;
    const found: Pattern[] = [];
    this.searched += bytes.length;
    let window = 0;
    for (let at = 0; at < bytes.length; at++) {
      window = (window << 8) | bytes[at]!;
      if (filter[slot(window)] === 0) continue;
      for (const pattern of beginning.get(window) ?? []) {
        const start = at - 3;
        if (
          start >= 0 &&
          bytes.compare(
            pattern.bytes,
            0,
            pattern.bytes.length,
            start,
            Math.min(start + pattern.bytes.length, bytes.length),
          ) === 0
        )
          found.push(pattern);
      }
    }
    return found;
  }

  /** gzip (RFC 1952) and zlib (RFC 1950) streams, wherever they begin, whole or cut off. */
  withinStreams(bytes: Buffer): Pattern[] {
    const found: Pattern[] = [];
    for (let at = 0; at < bytes.length - 6; at++) {
      const [first, second] = [bytes[at]!, bytes[at + 1]!];
      const isGzip = first === 0x1f && second === 0x8b && bytes[at + 2] === 8;
      const isZlib = first === 0x78 && (second === 0x01 || second === 0x5e || second === 0x9c || second === 0xda);
      if (!isGzip && !isZlib) continue;
      const inner = inflate(bytes.subarray(at), isGzip);
      if (!inner) continue;
      this.inflated += 1;
      found.push(...this.within(inner));
    }
    return found;
  }
}

// Taken out of the loop: within jest each look at a global goes through its sandbox, and this is asked for every byte.
const { imul } = Math;
const slot = (window: number) => imul(window, 0x9e3779b1) >>> (32 - FILTER_BITS);

/** Without the checksum at the end, so that a stream that was cut off, or is followed by something else, is read as far as it goes. */
function inflate(bytes: Buffer, isGzip: boolean): Buffer | undefined {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LONGEST_INFLATED };
  try {
    const inner = inflateRawSync(bytes.subarray(isGzip ? gzipHeader(bytes) : 2), options);
    return inner.length >= SHORTEST ? inner : undefined;
  } catch {
    return undefined;
  }
}

/** The length of a gzip header with what its flags announce: extra field, name, comment, checksum (RFC 1952 section 2.3). */
function gzipHeader(bytes: Buffer): number {
  const flags = bytes[3]!;
  let at = 10;
  if (flags & 4) at += 2 + bytes.readUInt16LE(at);
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1;
  return flags & 2 ? at + 2 : at;
}

/** Links are not followed: what they lead to is searched by its own name. Others may remove their files meanwhile. */
export function filesIn(folder: string, into: (folder: string) => boolean = () => true): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return into(entry.name) ? filesIn(path, into) : [];
    return entry.isFile() ? [path] : [];
  });
}

/** Milliseconds; 0 when it is gone. */
export const writtenAt = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function readOrNothing(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
