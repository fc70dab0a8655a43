import exifReader from 'exif-reader';
import sharp from 'sharp';
import { cleaned, pagePicture, redacted } from '../../../src/cases/documents/cleaning/cleaning.js';
import { cameraPicture, LATITUDE, MAKER, phonePicture, SERIAL } from './camera.js';

/** What the independent reader finds in the first EXIF block of these bytes, wherever it stands. */
function exifIn(bytes: Uint8Array) {
  const at = Buffer.from(bytes).indexOf('Exif\0\0', 0, 'latin1');
  return at === -1 ? undefined : exifReader(Buffer.from(bytes).subarray(at + 6));
}

const markersOf = (bytes: Uint8Array) => {
  const found: string[] = [];
  for (let at = 2; bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + Buffer.from(bytes).readUInt16BE(at + 2))
    found.push(bytes[at + 1]!.toString(16));
  return found;
};
const whyNot = (bytes: Uint8Array, name: string) =>
  cleaned(bytes, name).then(
    () => 'kept',
    (error: { reason: string }) => error.reason,
  );

it('of a picture a real phone took, its position, maker and day are gone', async () => {
  const picture = phonePicture();
  const before = exifIn(picture)!;
  expect([before.Image?.Make, before.Image?.Model]).toEqual(['Nokia', 'Lumia 820']);
  expect(before.GPSInfo?.GPSLatitude).toEqual([55, 2, expect.closeTo(19.52, 1)]);
  const { bytes, type, extension, pages, clean } = await cleaned(picture, 'DCIM0001.JPG');
  expect({ type, extension, pages, clean }).toEqual({ type: 'jpeg', extension: 'jpg', pages: 1, clean: true });
  expect(exifIn(bytes)).toBeUndefined();
  expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Exif|Nokia|Lumia|Windows Phone|adobe|2013:/i);
  expect(markersOf(bytes).filter((marker) => /^(e|fe)/.test(marker))).toEqual([]);
  const [seen, drawn] = [await sharp(picture).metadata(), await sharp(bytes).metadata()];
  expect([drawn.width, drawn.height]).toEqual([seen.width, seen.height]);
});

it('of every place in which a camera writes nothing is left, and the picture stands upright', async () => {
  const picture = await cameraPicture();
  const before = exifIn(picture)!;
  expect([before.Image?.Make, before.Photo?.BodySerialNumber]).toEqual([MAKER, SERIAL]);
  expect(before.GPSInfo?.GPSLatitude).toEqual([52, 31, 12.34]);
  const { bytes } = await cleaned(picture, 'a.jpeg');
  const after = Buffer.from(bytes);
  for (const planted of [LATITUDE, MAKER, SERIAL, 'Planted', 'Exif', 'MPF', '8BIM', 'adobe', 'ftyp', '2026:11'])
    expect([planted, after.includes(planted)]).toEqual([planted, false]);
  const { width, height, exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
  expect([width, height]).toEqual([40, 60]);
  expect([exif, xmp, iptc, icc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

it.each(['png', 'webp', 'tiff'] as const)('a %s keeps its pixels and nothing else', async (type) => {
  const drawn = sharp({ create: { width: 40, height: 20, channels: 3, background: '#884422' } })
    .withExif({ IFD0: { Make: MAKER }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 1234/100' } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${SERIAL}</x:xmpmeta>`);
  const picture = await drawn.toFormat(type, { lossless: true }).toBuffer();
  // A PNG packs its XMP, a TIFF keeps no maker.
  expect(picture.includes(MAKER) || picture.includes(SERIAL)).toBe(true);
  const { bytes, ...about } = await cleaned(picture, `a.${type}`);
  expect(about).toMatchObject({ type, pages: 1, clean: true });
  expect(Buffer.from(bytes).toString('latin1')).not.toMatch(new RegExp(`${MAKER}|${SERIAL}|Exif|adobe`));
  const { dominant } = await sharp(bytes).stats();
  expect(dominant.r).toBeGreaterThan(dominant.b);
});

it('several pages stay several, and a GIF goes on moving', async () => {
  const page = (background: string) =>
    sharp({ create: { width: 20, height: 10, channels: 3, background } })
      .png()
      .toBuffer();
  const pages = [await page('#aa0000'), await page('#00aa00')];
  const joined = () => sharp(pages, { join: { animated: true } });
  for (const type of ['tiff', 'gif'] as const) {
    const { bytes, ...about } = await cleaned(await joined().toFormat(type).toBuffer(), `a.${type}`);
    expect(about).toMatchObject({ type, pages: 2, clean: true });
    expect((await sharp(bytes).metadata()).pages).toBe(2);
    const second = await sharp(await pagePicture(bytes, type, 2, 20))
      .raw()
      .toBuffer();
    expect(second[1]).toBeGreaterThan(100);
  }
});

it('what is damaged, cut off, no picture, too large or empty is told apart', async () => {
  const picture = await cameraPicture();
  const whole = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  expect(await whyNot(new Uint8Array(), 'a.jpg')).toBe('empty');
  expect(await whyNot(picture.subarray(0, 900), 'a.jpg')).toBe('damaged');
  expect(await whyNot(whole.subarray(0, whole.length - 200), 'a.png')).toBe('damaged');
  expect(await whyNot(picture, 'a.pdf')).toBe('not_what_it_says');
  expect(await whyNot(whole, 'a.jpg')).toBe('not_what_it_says');
  expect(await whyNot(Buffer.from('words'), 'a.jpg')).toBe('not_what_it_says');
  expect(await whyNot(Buffer.from('MZ a programme'), 'a.exe')).toBe('unknown_type');
  const bomb = await sharp({ create: { width: 16_000, height: 5000, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  expect(bomb.length).toBeLessThan(1_000_000);
  expect(await whyNot(bomb, 'a.png')).toBe('too_large');
});

it('a rectangle is black in the pixels, and all else stays', async () => {
  const picture = await sharp({ create: { width: 200, height: 100, channels: 4, background: '#ffffff' } })
    .png()
    .toBuffer();
  const hidden = await redacted(picture, 'png', {
    rectangles: [{ page: 1, x: 10, y: 20, width: 30, height: 50 }],
    leftOut: [],
  });
  const { data, info } = await sharp(hidden).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
  expect([at(20, 20), at(79, 69), at(50, 40)]).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect([at(19, 40), at(80, 40), at(50, 19), at(50, 70)]).toEqual(Array(4).fill([255, 255, 255]));
});

it('words in UTF-8 stay as they are; what we do not know is kept only as not clean', async () => {
  const words = Buffer.from('\ufeffЯ не пойду\r\n');
  expect(await cleaned(words, 'a.txt')).toEqual({
    bytes: words,
    type: 'text',
    extension: 'txt',
    pages: 0,
    clean: true,
  });
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), Buffer.alloc(40)]);
  expect(await cleaned(heic, 'IMG_1.HEIC')).toMatchObject({ type: 'heic', extension: 'heic', clean: false });
  const sound = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0]);
  expect(await cleaned(sound, 'a.mp3')).toMatchObject({ type: 'other', extension: 'mp3', clean: false });
});
