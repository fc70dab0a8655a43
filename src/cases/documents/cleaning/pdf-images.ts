import { inflateSync } from 'node:zlib';
import type { PDFObject } from 'mupdf';
import { bareJpeg } from './jpeg-segments.js';
import { bareJpeg2000 } from './jpeg2000-boxes.js';

const MOST_UNPACKED = 100 * 1024 * 1024;

/** Pictures keep their pixels as they are; what their camera wrote beside them goes. */
export function bareImage(stream: PDFObject): void {
  const filters = filtersOf(stream);
  const last = filters.at(-1);
  if (last !== 'DCTDecode' && last !== 'DCT' && last !== 'JPXDecode') return;
  const bare = last === 'JPXDecode' ? bareJpeg2000 : bareJpeg;
  const packed = filters.slice(0, -1);
  if (packed.length === 0) stream.writeRawStream(bare(stream.readRawStream().asUint8Array()));
  else if (packed.length === 1 && packed[0] === 'FlateDecode' && stream.get('DecodeParms').isNull()) {
    const picture = bare(inflateSync(stream.readRawStream().asUint8Array(), { maxOutputLength: MOST_UNPACKED }));
    stream.put('Filter', stream._doc.newName(last));
    stream.writeRawStream(picture);
  }
  // Packed in another way: its pixels alone, unpacked. JPEG 2000 says in itself what its colours are, so it cannot be unpacked here.
  else if (last !== 'JPXDecode') stream.writeStream(stream.readStream());
}

function filtersOf(stream: PDFObject): string[] {
  const filter = stream.get('Filter');
  if (filter.isName()) return [filter.asName()];
  return filter.isArray() ? Array.from({ length: filter.length }, (_, at) => filter.get(at).asName()) : [];
}
