import sharp from 'sharp';
import { cleaned, pagePicture, redacted } from '../../../src/cases/documents/cleaning/cleaning.js';
import { LATITUDE, MAKER, SERIAL } from './camera.js';
import { dictionariesIn, drawnPdf, lockedPdf, plantedPdf, sharedPdf, textOnPage, unpackedText } from './planted-pdf.js';

const whyNot = (bytes: Uint8Array, name = 'a.pdf') =>
  cleaned(bytes, name).then(
    () => 'kept',
    (error: { reason: string }) => error.reason,
  );
const hidden = (page: number, x = 0, y = 0, width = 100, height = 100) => ({ page, x, y, width, height });

describe('of a PDF that says all it can of itself', () => {
  let planted: Uint8Array;
  let clean: Uint8Array;
  beforeAll(async () => {
    planted = await plantedPdf();
    const { bytes, ...about } = await cleaned(planted, 'Summons.pdf');
    expect(about).toEqual({ type: 'pdf', extension: 'pdf', pages: 2, clean: true });
    clean = bytes;
  });

  it('what stands on its pages is left, and no word more', () => {
    const before = unpackedText(planted);
    for (const word of [
      'title',
      'author',
      'XMP',
      'private',
      'thumbnail',
      'script',
      'printer',
      'profile',
      'commenter',
      'signer',
    ])
      expect([word, before.includes(`Planted ${word}`)]).toEqual([word, true]);
    const after = unpackedText(clean);
    expect(after.match(/Planted (?!witness)[\w ]+/g) ?? []).toEqual([]);
    expect(dictionariesIn(clean)).not.toMatch(/\/(Metadata|PieceInfo|JavaScript|EmbeddedFiles|ICCBased|Info|ID)\b/);
    expect(textOnPage(clean, 1)).toContain('Summons to report');
    expect(textOnPage(clean, 2)).toContain('Planted witness');
    expect(after).toContain('A remark that is read');
  });

  it('what cameras wrote into its pictures is gone, and their pixels are the same', async () => {
    const [before, after] = [planted, clean].map((bytes) => Buffer.from(bytes));
    for (const word of [LATITUDE, MAKER, SERIAL, 'Nokia'])
      expect([word, before!.includes(word), after!.includes(word)]).toEqual([word, true, false]);
    const [seen, drawn] = await Promise.all(
      [planted, clean].map(async (bytes) => sharp(await pagePicture(bytes, 'pdf', 1, 300)).stats()),
    );
    expect(drawn!.channels[0]!.mean).toBeCloseTo(seen!.channels[0]!.mean, 0);
  });

  it('no earlier state is in it, and cleaning again changes no byte', async () => {
    expect(Buffer.from(clean).toString('latin1').match(/%%EOF/g)).toHaveLength(1);
    expect(Buffer.from((await cleaned(clean, 'a.pdf')).bytes).equals(clean)).toBe(true);
  });
});

it('one with a password, one cut off, and one that is none are told apart; a prohibition to copy is none', async () => {
  const pdf = await drawnPdf();
  expect(await whyNot(lockedPdf(pdf, 'user-password=geheim,owner-password=geheim'))).toBe('encrypted');
  const { bytes } = await cleaned(lockedPdf(pdf, 'owner-password=geheim,permissions=0'), 'a.pdf');
  expect(unpackedText(bytes)).not.toContain('/Encrypt');
  expect(textOnPage(bytes, 1)).toContain('Summons');
  expect(await whyNot(pdf.subarray(0, Math.floor(pdf.length * 0.7)))).toBe('damaged');
  expect(await whyNot(Buffer.from('%PDF-1.7 and no more'))).toBe('damaged');
  expect(await whyNot(pdf, 'a.jpg')).toBe('not_what_it_says');
});

it('what a rectangle hides is in no byte of the copy, wherever the file had it', async () => {
  const pdf = sharedPdf();
  expect(unpackedText(pdf)).toContain('Planted witness');
  const copy = await redacted(pdf, 'pdf', { rectangles: [hidden(2, 0, 20, 100, 60)], leftOut: [] });
  expect(unpackedText(copy)).not.toContain('Planted');
  expect([textOnPage(copy, 1).trim(), textOnPage(copy, 2).trim()]).toEqual(['What the lawyer reads', '']);
  const drawn = sharp(await pagePicture(copy, 'pdf', 2, 300));
  const { data, info } = await drawn.raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data[(y * info.width + x) * info.channels]!;
  expect([info.width, info.height]).toEqual([300, 200]);
  expect([at(150, 100) < 20, at(150, 10) > 235, at(150, 190) > 235]).toEqual([true, true, true]);
});

it('a page that is left out is in no byte of the copy', async () => {
  const copy = await redacted(sharedPdf(), 'pdf', { rectangles: [], leftOut: [2] });
  expect(unpackedText(copy)).not.toContain('Planted');
  expect(textOnPage(copy, 1)).toContain('What the lawyer reads');
  const { pages } = await cleaned(copy, 'a.pdf');
  expect(pages).toBe(1);
  await expect(redacted(sharedPdf(), 'pdf', { rectangles: [], leftOut: [1, 2] })).rejects.toThrow('empty');
});

it('there is a picture of each page that there is', async () => {
  const { format, width } = await sharp(await pagePicture(sharedPdf(), 'pdf', 2, 150)).metadata();
  expect([format, width]).toEqual(['png', 150]);
  await expect(pagePicture(sharedPdf(), 'pdf', 3, 150)).rejects.toThrow('unknown_type');
});
