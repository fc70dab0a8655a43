/** Boxes that say something about a picture (XML, UUID with EXIF or XMP, where more is told, rights), and are not it. ISO 15444-1, Annex I. */
const TELLING = new Set(['xml ', 'uuid', 'uinf', 'jp2i', 'asoc', 'lbl ']);
const COMMENT = 0xff64;
const FIRST_TILE = 0xff90;

/** The same JPEG 2000 without what is not picture; a bare codestream, or what cannot be read, comes back with its comments gone or as it is. */
export function bareJpeg2000(bytes: Uint8Array): Uint8Array {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (source.length > 4 && source.readUInt32BE(0) === 0xff4fff51) return bareCodestream(source);
  const kept: Buffer[] = [];
  for (let at = 0; at + 8 <= source.length;) {
    const declared = source.readUInt32BE(at);
    const type = source.toString('latin1', at + 4, at + 8);
    const header = declared === 1 ? 16 : 8;
    const length =
      declared === 0 ? source.length - at : declared === 1 ? Number(source.readBigUInt64BE(at + 8)) : declared;
    if (length < header) return source;
    const box = source.subarray(at, at + length);
    if (type === 'jp2c') {
      const content = bareCodestream(box.subarray(header));
      const head = Buffer.alloc(8);
      head.writeUInt32BE(content.length + 8, 0);
      head.write('jp2c', 4, 'latin1');
      kept.push(head, content);
    } else if (!TELLING.has(type)) kept.push(box);
    at += length;
  }
  return Buffer.concat(kept);
}

/** Comments stand in the main header, before the first tile. */
function bareCodestream(source: Buffer): Buffer {
  const kept = [source.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= source.length) {
    const marker = source.readUInt16BE(at);
    if (marker === FIRST_TILE) break;
    const segment = source.subarray(at, at + 2 + Math.max(2, source.readUInt16BE(at + 2)));
    if (marker !== COMMENT) kept.push(segment);
    at += segment.length;
  }
  return Buffer.concat([...kept, source.subarray(at)]);
}
