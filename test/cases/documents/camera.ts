import { readFileSync } from 'node:fs';
import sharp from 'sharp';

/** A picture a real phone took, with its position: 55.0388 N, 8.4572 E. */
export const phonePicture = () => readFileSync('test/fixtures/pictures/phone-with-position.jpg');

export const SERIAL = 'SN-PLANTED-77120';
export const MAKER = 'PlantedOptics';

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,31.2N" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="${SERIAL}"/></rdf:RDF></x:xmpmeta>`;

/**
 * All places in which cameras write beside a picture, as their manuals lay them out: EXIF with a maker's note, a position, and a
 * thumbnail with a position of its own; XMP; IPTC in Photoshop's block; a profile of colours; a comment; and behind the end a second
 * picture (MPF) and a short film, as telephones have them.
 */
export async function cameraPicture(): Promise<Buffer> {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#3366aa' } })
    .jpeg()
    .toBuffer();
  const second = Buffer.concat([picture.subarray(0, 2), segment(0xe1, exif()), picture.subarray(2)]);
  return Buffer.concat([
    picture.subarray(0, 2),
    segment(0xe1, exif(thumbnail(picture))),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${XMP}`)),
    segment(0xe2, Buffer.from(`ICC_PROFILE\0\x01\x01${MAKER} display ${SERIAL}`, 'latin1')),
    segment(0xe2, Buffer.from(`MPF\0MM\0*${MAKER}`, 'latin1')),
    segment(
      0xed,
      Buffer.from(`Photoshop 3.0\x008BIM\x04\x04\0\0\0\x1a\x1c\x02\x5a\0\x14Planted City, Street`, 'latin1'),
    ),
    segment(0xfe, Buffer.from(`taken by ${MAKER}`)),
    picture.subarray(2),
    second,
    Buffer.from(`\0\0\0\x18ftypmp42 ${SERIAL}`, 'latin1'),
  ]);
}

const thumbnail = (picture: Buffer) =>
  Buffer.concat([picture.subarray(0, 2), segment(0xe1, exif()), picture.subarray(2)]);

export function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** 52° 31' 12.34", as its three fractions stand in the bytes. */
export const LATITUDE = fractions([52, 1], [31, 1], [1234, 100]);
const LONGITUDE = fractions([13, 1], [24, 1], [3678, 100]);

function fractions(...parts: [number, number][]): Buffer {
  const bytes = Buffer.alloc(8 * parts.length);
  parts.forEach(([over, under], at) => {
    bytes.writeUInt32BE(over, at * 8);
    bytes.writeUInt32BE(under, at * 8 + 4);
  });
  return bytes;
}

type Field = [tag: number, type: number, count: number, value: number | Buffer];
const ascii = (tag: number, text: string): Field => [tag, 2, text.length + 1, Buffer.from(`${text}\0`)];

/** EXIF, big-endian: IFD0 (maker, model, turned by 90°, EXIF, position), EXIF (note, serial number), position, IFD1 (thumbnail). */
function exif(small?: Buffer): Buffer {
  let content = Buffer.from('MM\0*\0\0\0\0', 'latin1');
  const put = (fields: Field[], next = 0): number => {
    const placed = fields.map(([tag, type, count, value]) => {
      const row = Buffer.alloc(12);
      row.writeUInt16BE(tag, 0);
      row.writeUInt16BE(type, 2);
      row.writeUInt32BE(count, 4);
      if (typeof value !== 'number') {
        row.writeUInt32BE(content.length, 8);
        content = Buffer.concat([content, value, Buffer.alloc(value.length % 2)]);
      } else if (type === 3) row.writeUInt16BE(value, 8);
      else row.writeUInt32BE(value, 8);
      return row;
    });
    const at = content.length;
    const count = Buffer.alloc(2);
    count.writeUInt16BE(fields.length);
    const link = Buffer.alloc(4);
    link.writeUInt32BE(next);
    content = Buffer.concat([content, count, ...placed, link]);
    return at;
  };
  const position = put([
    [1, 2, 2, 0x4e000000],
    [2, 5, 3, LATITUDE],
    [3, 2, 2, 0x45000000],
    [4, 5, 3, LONGITUDE],
    ascii(29, '2026:11:02'),
  ]);
  const note = Buffer.from(`${MAKER}\0\0II*\0 shutter count 4711 ${SERIAL}`, 'latin1');
  const details = put([[0x927c, 7, note.length, note], ascii(0xa431, SERIAL), ascii(0x9003, '2026:11:02 08:15:00')]);
  const place = content.length;
  if (small) content = Buffer.concat([content, small]);
  const second = small
    ? put([
        [0x0103, 3, 1, 6],
        [0x0201, 4, 1, place],
        [0x0202, 4, 1, small.length],
      ])
    : 0;
  const first = put(
    [
      ascii(0x010f, MAKER),
      ascii(0x0110, 'Planted Mark III'),
      [0x0112, 3, 1, 6],
      [0x8769, 4, 1, details],
      [0x8825, 4, 1, position],
    ],
    second,
  );
  content.writeUInt32BE(first, 4);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), content]);
}
