import { cleaned } from '../../../src/cases/documents/cleaning/cleaning.js';
import { partsOf } from '../../../src/cases/documents/cleaning/package.js';
import { LATITUDE, MAKER, SERIAL } from './camera.js';
import { allOf, lockedZip, plantedDocx, plantedOdt, plantedPptx, plantedXlsx, zipped } from './planted-office.js';

const whyNot = (bytes: Uint8Array, name: string) =>
  cleaned(bytes, name).then(
    () => 'kept',
    (error: { reason: string }) => error.reason,
  );

it.each([
  ['docx', plantedDocx],
  ['xlsx', plantedXlsx],
  ['pptx', plantedPptx],
  ['odt', plantedOdt],
] as const)(
  'a %s says nothing of who made it, when and where, and cleaning again changes no byte',
  async (type, planted) => {
    const before = await planted();
    expect(await allOf(before)).toContain('Planted');
    const { bytes, ...about } = await cleaned(before, `a.${type}`);
    expect(about).toEqual({ type, extension: type, pages: 0, clean: true });
    const after = await allOf(bytes);
    expect(after.match(/[Pp]lanted[\w ]*/g) ?? []).toEqual([]);
    for (const word of [
      '2026-11-02',
      '00AB12CD',
      MAKER,
      SERIAL,
      LATITUDE.toString('latin1'),
      'printerSettings',
      'refreshed',
    ])
      expect([word, after.includes(word)]).toEqual([word, false]);
    expect(Buffer.from((await cleaned(bytes, `a.${type}`)).bytes).equals(bytes)).toBe(true);
    // No hour (MS-DOS), the first day a zip can say, no field more.
    const head = Buffer.from(bytes);
    expect([head.readUInt16LE(10), head.readUInt16LE(12), head.readUInt16LE(28)]).toEqual([0, 0x21, 0]);
  },
);

it('the words, remarks, links and pictures of a document stay', async () => {
  const parts = await partsOf((await cleaned(await plantedDocx(), 'a.docx')).bytes);
  const text = (name: string) => Buffer.from(parts.get(name)!).toString();
  expect(text('word/document.xml')).toContain('<w:t xml:space="preserve">Summons: "author" &amp; date </w:t>');
  expect(text('word/document.xml')).toContain('<w:ins w:id="2" w:author="Author">');
  expect(text('word/comments.xml')).toContain('w:author="Author" w:initials="A"><w:p><w:r><w:t>A remark that is read');
  expect(text('word/settings.xml')).toContain('<w:zoom w:percent="100"/>');
  expect(text('word/_rels/document.xml.rels').match(/Target="[^"]*"/g)).toEqual([
    'Target="media/image1.jpg"',
    'Target="https://example.org/law"',
    'Target="about:blank"',
  ]);
  expect(text('[Content_Types].xml')).not.toMatch(/people|customXml/);
  expect(parts.has('word/media/image1.jpg')).toBe(true);
  const open = await partsOf((await cleaned(await plantedOdt(), 'a.odt')).bytes);
  expect([...open.keys()][0]).toBe('mimetype');
  expect(Buffer.from(open.get('content.xml')!).toString()).toContain('<text:p>A remark that is read</text:p>');
});

it('UTF-16 hides nothing, and a document within a document is cleaned too', async () => {
  const wide = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from('<?xml version="1.0" encoding="UTF-16"?><w:x w:author="Planted"/>', 'utf16le'),
  ]);
  const { bytes, clean } = await cleaned(
    await plantedDocx({ 'word/footnotes.xml': wide, 'word/embeddings/sheet.xlsx': await plantedXlsx() }),
    'a.docx',
  );
  const inner = (await partsOf(bytes)).get('word/embeddings/sheet.xlsx')!;
  expect([clean, (await allOf(bytes)).includes('Planted'), (await allOf(inner)).includes('Planted')]).toEqual([
    true,
    false,
    false,
  ]);
});

it('a part that cannot be cleaned makes the whole one not clean; a programme is refused', async () => {
  expect(
    await cleaned(await plantedDocx({ 'word/media/film.mp4': Buffer.from([0, 0, 1, 2]) }), 'a.docx'),
  ).toMatchObject({ clean: false });
  expect(await whyNot(await plantedDocx({ 'word/vbaProject.bin': Buffer.from([1]) }), 'a.docx')).toBe('unknown_type');
  const other = await zipped({ 'a.txt': 'words' });
  expect(await cleaned(other, 'a.zip')).toMatchObject({ type: 'other', extension: 'zip', clean: false });
});

it('one with a password, a damaged, a lying and an overfull one are told apart', async () => {
  const docx = await plantedDocx();
  const container = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  expect(await whyNot(container, 'a.docx')).toBe('encrypted');
  expect(await whyNot(lockedZip('word/document.xml'), 'a.docx')).toBe('encrypted');
  expect(await whyNot(await plantedOdt({ 'META-INF/manifest.xml': '<manifest:encryption-data/>' }), 'a.odt')).toBe(
    'encrypted',
  );
  expect(await whyNot(docx.subarray(0, docx.length - 500), 'a.docx')).toBe('damaged');
  const broken = Uint8Array.from(docx);
  broken[300]! ^= 0xff;
  expect(await whyNot(broken, 'a.docx')).toBe('damaged');
  expect(await whyNot(docx, 'a.xlsx')).toBe('not_what_it_says');
  expect(await whyNot(docx, 'a.pdf')).toBe('not_what_it_says');
  const bomb = await plantedDocx({ 'word/media/image2.bmp': Buffer.alloc(40_000_000) });
  expect(bomb.length).toBeLessThan(200_000);
  expect(await whyNot(bomb, 'a.docx')).toBe('too_large');
});
