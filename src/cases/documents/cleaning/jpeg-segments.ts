import { CannotClean } from './cannot-clean.js';

const APP0 = 0xe0;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;
const END = 0xd9;
const SCAN = 0xda;

/**
 * The same JPEG without what is not picture (application segments, comments, and all that stands behind its end), its pixels untouched:
 * for pictures inside a PDF, which must not lose quality with each cleaning. Kept are JFIF without its thumbnail, and Adobe's colour
 * transform, without which a picture in four colours turns negative. ITU-T T.81 B.1. Throws CannotClean.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (source.length < 4 || source.readUInt16BE(0) !== 0xffd8) throw new CannotClean('damaged');
  const kept = [source.subarray(0, 2)];
  for (let at = 2; at < source.length;) {
    if (source[at] !== 0xff) throw new CannotClean('damaged');
    const marker = source[at + 1]!;
    // Any number of FF may fill up before a marker.
    if (marker === 0xff) at += 1;
    else if (marker === END) break;
    else {
      const segment = source.subarray(at, at + 2 + lengthAt(source, at + 2));
      const bare = bareSegment(marker, segment);
      if (bare) kept.push(bare);
      at += segment.length;
      if (marker === SCAN) kept.push(source.subarray(at, (at = endOfScan(source, at))));
    }
  }
  kept.push(Buffer.from([0xff, END]));
  return Buffer.concat(kept);
}

function lengthAt(source: Buffer, at: number): number {
  if (at + 2 > source.length) throw new CannotClean('damaged');
  return Math.max(2, source.readUInt16BE(at));
}

function bareSegment(marker: number, segment: Buffer): Buffer | undefined {
  if (marker === COMMENT) return undefined;
  if (marker < APP0 || marker > APP15) return segment;
  if (marker === APP14 && segment.toString('latin1', 4, 9) === 'Adobe') return segment.subarray(0, 16);
  if (marker === APP0 && segment.toString('latin1', 4, 9) === 'JFIF\0' && segment.length >= 18)
    return Buffer.concat([Buffer.from([0xff, APP0, 0, 16]), segment.subarray(4, 16), Buffer.from([0, 0])]);
  return undefined;
}

/** Where the next marker stands that neither is an escaped FF nor starts the decoder anew. */
function endOfScan(source: Buffer, from: number): number {
  for (let at = source.indexOf(0xff, from); at !== -1 && at + 1 < source.length; at = source.indexOf(0xff, at + 1)) {
    const next = source[at + 1]!;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return source.length;
}
