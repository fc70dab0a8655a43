import { crc32 } from 'node:zlib';
import { CannotClean } from './cannot-clean.js';
import { beginningOf } from './document-type.js';
import { bareJpeg } from './jpeg-segments.js';
import { cleanPicture } from './picture.js';

/**
 * A picture inside another document, without what is not picture; its pixels stay as they are, so that cleaning a document again
 * changes nothing. Undefined where it is of a kind that cannot be cleaned. Throws CannotClean.
 */
export async function barePicture(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (beginningOf(bytes)) {
    case 'jpeg':
      return bareJpeg(bytes);
    case 'png':
      return barePng(source);
    case 'webp':
      return bareWebp(source);
    case 'gif':
      return bareGif(source);
    case 'tiff':
      return cleanPicture(bytes, 'tiff');
    case 'text':
      return source.includes('<svg') ? bareSvg(source) : undefined;
    default:
      return bareMetafile(source);
  }
}

const PNG = /^(IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|sBIT|bKGD|pHYs|acTL|fcTL|fdAT)$/;

function barePng(source: Buffer): Buffer {
  const kept = [source.subarray(0, 8)];
  for (let at = 8; at + 12 <= source.length;) {
    const chunk = source.subarray(at, at + 12 + source.readUInt32BE(at));
    const type = chunk.toString('latin1', 4, 8);
    if (chunk.length < 12 || crc32(chunk.subarray(4, -4)) !== chunk.readUInt32BE(chunk.length - 4))
      throw new CannotClean('damaged');
    if (PNG.test(type)) kept.push(chunk);
    if (type === 'IEND') return Buffer.concat(kept);
    at += chunk.length;
  }
  throw new CannotClean('damaged');
}

const ICC_EXIF_XMP = 0b0010_1100;

function bareWebp(source: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= source.length;) {
    const length = source.readUInt32LE(at + 4);
    const chunk = Buffer.from(source.subarray(at, at + 8 + length + (length % 2)));
    const type = chunk.toString('latin1', 0, 4);
    if (type === 'VP8X') chunk[8]! &= ~ICC_EXIF_XMP;
    if (/^(VP8[ LX]|ALPH|ANIM|ANMF)$/.test(type)) kept.push(chunk);
    at += chunk.length;
  }
  const content = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(content.length + 4, 4);
  return Buffer.concat([head, content]);
}

/** Kept are the pictures, how long each is shown, and how often they are repeated. */
function bareGif(source: Buffer): Buffer {
  const table = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + table(source[10] ?? 0);
  const kept = [source.subarray(0, at)];
  for (;;) {
    const from = at;
    const kind = source[at];
    if (kind === 0x3b) return Buffer.concat([...kept, source.subarray(at, at + 1)]);
    if (kind === 0x2c) at = endOfBlocks(source, at + 11 + table(source[at + 9] ?? 0));
    else if (kind === 0x21) at = endOfBlocks(source, at + 2);
    else throw new CannotClean('damaged');
    const block = source.subarray(from, at);
    const repeats = block[1] === 0xff && block.toString('latin1', 3, 14) === 'NETSCAPE2.0';
    if (kind === 0x2c || block[1] === 0xf9 || repeats) kept.push(block);
  }
}

function endOfBlocks(source: Buffer, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== 0) at += source[at]! + 1;
  return at + 1;
}

/** Drawing programmes write the path of the file and who owns the licence beside the drawing. */
const bareSvg = (source: Buffer): Buffer =>
  Buffer.from(
    source
      .toString('utf8')
      .replace(/<!--[^]*?-->/g, '')
      .replace(/<((?:\w+:)?(?:metadata|namedview|script))\b[^>]*?(?:\/>|>[^]*?<\/\1\s*>)/g, '')
      .replace(/\s(?:sodipodi|inkscape):[\w-]+\s*=\s*(?:"[^"]*"|'[^']*')/g, ''),
  );

/** An enhanced metafile names the programme and the document it was made of, in a text whose place stands in its head. MS-EMF 2.2.9. */
function bareMetafile(source: Buffer): Buffer | undefined {
  if (source.length < 88 || source.readUInt32LE(0) !== 1 || source.toString('latin1', 40, 44) !== ' EMF')
    return undefined;
  const bare = Buffer.from(source);
  const [letters, place] = [bare.readUInt32LE(60), bare.readUInt32LE(64)];
  bare.fill(0, place, Math.min(bare.length, place + letters * 2));
  bare.writeUInt32LE(0, 60);
  return bare;
}
