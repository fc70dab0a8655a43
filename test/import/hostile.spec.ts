import { crc32, deflateRawSync } from 'node:zlib';
import { judgeSheet, SheetUnreadable } from '../../src/cases/import/judge/judge.js';
import { workSince } from './cpu.js';
import { type Packed, zipOf } from './zip-of.js';
import { type MadeSheet, partsOf, workbookOf } from './workbook-of.js';

/** Files that want to harm, or are no sheets: each gets one sentence that says what to do, soon, and in little memory. */
const TODAY = '2026-11-22';
const MB = 1024 * 1024;
const HEAD = ['Name', 'DOB', 'Phone', 'Country (now)', 'status', 'deadline', 'notes', 'consent y/n'];

async function refusal(bytes: Uint8Array): Promise<string> {
  const [work, before] = [workSince(), process.memoryUsage().rss];
  try {
    await judgeSheet(bytes, TODAY);
    return 'it was read';
  } catch (error) {
    if (!(error instanceof SheetUnreadable)) return `crash: ${String(error)}`;
    expect(work()).toBeLessThan(4000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MB);
    return error.message;
  }
}

const one = (sheet: MadeSheet): Packed[] => partsOf({ sheets: [sheet] });
const exchanged = (parts: Packed[], name: string, part: Partial<Packed>) =>
  zipOf(parts.map((packed) => (packed.name === name ? { ...packed, ...part } : packed)));
const SHEET = 'xl/worksheets/sheet1.xml';

/** Blank characters, deflated a thousandfold, without ever having stood whole in memory. */
function bomb(megabytes: number): Uint8Array {
  const block = Buffer.alloc(MB, 0x20);
  return deflateRawSync(Buffer.concat(Array.from({ length: megabytes }, () => block)), { level: 9 });
}

describe('a hostile workbook', () => {
  const parts = one({ rows: [HEAD, ['A One', '1990', '@abc', '', '', '', '', 'y']] });
  const packed = bomb(64);

  it('is read when it is none', async () => expect(await refusal(zipOf(parts))).toBe('it was read'));

  it.each<[string, () => Uint8Array, RegExp]>([
    [
      'a zip bomb that says so',
      () => exchanged(parts, SHEET, { content: '', deflated: packed, declaredSize: 64 * MB }),
      /far larger/,
    ],
    [
      'a zip bomb that lies',
      () => exchanged(parts, SHEET, { content: '', deflated: packed, declaredSize: 3000 }),
      /damaged/,
    ],
    ['a declared size of 2 GB', () => exchanged(parts, SHEET, { declaredSize: 2 ** 31 }), /far larger/],
    [
      'a declared size of 4 GB less a byte',
      () => exchanged(parts, 'xl/styles.xml', { declaredSize: 2 ** 32 - 2 }),
      /far larger/,
    ],
    [
      'many parts that together are too much',
      () => {
        // Each by itself is within its bounds, and looks like a sheet.
        const rows = Array.from(
          { length: 40 },
          (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="str"><v>x</v></c></row>`,
        );
        const start = `<worksheet><sheetData>${rows.join('')}`;
        const content = Buffer.from(start + ' '.repeat(15 * MB) + '</sheetData></worksheet>');
        const [deflated, checksum] = [deflateRawSync(content), crc32(content)];
        const sheets = Array.from({ length: 40 }, () => ({}));
        const parts = partsOf({ sheets });
        return zipOf(
          parts.map((part) => (part.name.includes('worksheets/') ? { ...part, content, deflated, checksum } : part)),
        );
      },
      /far larger/,
    ],
    [
      '6,000 entries',
      () => zipOf([...parts, ...Array.from({ length: 6000 }, (_, i) => ({ name: `x${i}`, content: '' }))]),
      /far larger/,
    ],
    [
      'two sheets of one name in the zip',
      () => zipOf([...parts, parts.find(({ name }) => name === SHEET)!]),
      /damaged/,
    ],
    ['a part outside the workbook', () => zipOf([...parts, { name: '../../etc/passwd', content: 'x' }]), /damaged/],
    ['a wrong checksum', () => exchanged(parts, SHEET, { checksum: 1 }), /damaged/],
    ['a password', () => exchanged(parts, SHEET, { encrypted: true }), /password/],
    ['half a file', () => zipOf(parts).subarray(0, 700), /damaged/],
    ['an end and nothing else', () => zipOf([]), /packed file/],
    ['only the first four bytes', () => Buffer.from('PK\x03\x04'), /damaged/],
    [
      'an entity that multiplies',
      () =>
        exchanged(parts, SHEET, {
          content: `<!DOCTYPE z [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
        }),
      /damaged/,
    ],
    [
      'an entity of a file',
      () =>
        exchanged(parts, 'xl/workbook.xml', {
          content: '<!DOCTYPE z [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>',
        }),
      /damaged/,
    ],
    [
      'an unknown entity',
      () => workbookOf({ sheets: [{ xml: '<row r="1"><c r="A1" t="str"><v>&eacute;</v></c></row>' }] }),
      /damaged/,
    ],
    [
      'XML that is no XML',
      () => workbookOf({ sheets: [{ xml: '<row r="1"><c r="A1"><v>1</c></v></row>' }] }),
      /damaged/,
    ],
    ['XML that ends early', () => exchanged(parts, SHEET, { content: '<worksheet><sheetData><row r="1">' }), /damaged/],
    [
      'XML ten thousand deep',
      () => workbookOf({ sheets: [{ xml: '<a>'.repeat(10_000) + '</a>'.repeat(10_000) }] }),
      /damaged/,
    ],
    ['a tag of 1 MB', () => workbookOf({ sheets: [{ xml: `<row r="1" x="${'y'.repeat(MB)}"/>` }] }), /damaged/],
    [
      'bytes that are no UTF-8',
      () => exchanged(parts, SHEET, { content: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xff]) }),
      /damaged/,
    ],
    [
      '10,000 columns',
      () => workbookOf({ sheets: [{ rows: [Array.from({ length: 10_000 }, (_, index) => `c${index}`)] }] }),
      /200 columns/,
    ],
    [
      'a cell in column XFD',
      () => workbookOf({ sheets: [{ xml: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }] }),
      /200 columns/,
    ],
    [
      'a cell in the last row',
      () => workbookOf({ sheets: [{ xml: '<row r="1048576"><c r="A1048576"><v>1</v></c></row>' }] }),
      /200000 records/,
    ],
    [
      'a cell beyond all rows',
      () => workbookOf({ sheets: [{ xml: '<row r="999999999"><c r="A999999999"><v>1</v></c></row>' }] }),
      /damaged/,
    ],
    ['a thousand sheets', () => workbookOf({ sheets: Array.from({ length: 1000 }, () => ({})) }), /100 sheets/],
    ['no sheet', () => workbookOf({ sheets: [] }), /damaged/],
    ['an empty sheet', () => workbookOf({ sheets: [{ name: 'S' }] }), /"S" is empty/],
    [
      'a merge of everything',
      () =>
        workbookOf({
          sheets: [
            { rows: [['x']], after: `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1000)}</mergeCells>` },
          ],
        }),
      /headings/,
    ],
    [
      'a long text that is merged over all',
      () => workbookOf({ sheets: [{ xml: longMerge(), after: LONG_MERGES }] }),
      /far larger/,
    ],
    ['formulas that share a formula of 1 MB', () => sharedFormula(), /far larger/],
  ])('%s is refused in a sentence', async (_, bytes, sentence) => {
    const message = await refusal(bytes());
    expect(message).toMatch(sentence);
    expect(message).toMatch(/^[A-Z].*\.$/);
  });
});

const LONG_MERGES = `<mergeCells>${Array.from({ length: 150 }, (_, place) => `<mergeCell ref="A${place * 400 + 1}:A${place * 400 + 400}"/>`).join('')}</mergeCells>`;
const longMerge = () =>
  Array.from({ length: 60_000 }, (_, i) =>
    i % 400 === 0 ? `<row r="${i + 1}"><c r="A${i + 1}" t="str"><v>${'x'.repeat(30_000)}</v></c></row>` : '',
  ).join('');

function sharedFormula(): Uint8Array {
  const first = `<row r="1"><c r="A1"><f t="shared" si="0">${'A1+'.repeat(300_000)}1</f></c></row>`;
  const others = Array.from(
    { length: 20_000 },
    (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"><f t="shared" si="0"/></c></row>`,
  );
  return workbookOf({ sheets: [{ xml: first + others.join('') }] });
}

describe('a file that is no sheet, whatever it is called', () => {
  it.each<[string, Uint8Array | string, RegExp]>([
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), /picture/],
    ['a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]), /picture/],
    ['a photograph of a telephone', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), /picture or a film/],
    ['a PDF', '%PDF-1.7\n%âãÏÓ', /PDF/],
    ['a programme', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), /programme/],
    ['another', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1'), /programme/],
    ['a script', '#!/bin/sh\nrm -rf /\n', /headings/],
    ['a packed file', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), /packed/],
    ['a zip of photographs', zipOf([{ name: 'a.jpg', content: 'x' }]), /packed file \(zip\)/],
    [
      'an old workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      /old Excel workbook \(xls\), or one with a password/,
    ],
    [
      'an OpenDocument sheet',
      zipOf([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', content: '<x/>' },
      ]),
      /ods/,
    ],
    [
      'a binary workbook',
      zipOf([
        { name: 'xl/workbook.bin', content: 'x' },
        { name: '_rels/.rels', content: '<x/>' },
      ]),
      /xlsb/,
    ],
    [
      'a letter',
      zipOf([
        { name: 'word/document.xml', content: '<x/>' },
        { name: '_rels/.rels', content: '<x/>' },
      ]),
      /text or a presentation/,
    ],
    ['a table of the web called xls', '<html><table><tr><td>Name</td></tr></table></html>', /web page/],
    ['XML of an old Excel', '<?xml version="1.0"?><Workbook><Worksheet/></Workbook>', /XML/],
    ['a database', Buffer.from('SQLite format 3\0', 'latin1'), /database/],
    ['noughts', Buffer.alloc(5000), /plain text|empty/],
    [
      'noise',
      Uint8Array.from({ length: 50_000 }, (_, index) => (index * index * 31 + index * 7) % 251),
      /not|headings|plain/,
    ],
    ['a line of 3 MB', 'x'.repeat(3 * MB), /2 MB/],
    ['10,000 columns', `${HEAD.join(',')}${',x'.repeat(10_000)}\n`, /200 columns/],
    ['a million lines of nothing', '\n'.repeat(MB), /empty/],
    ['a quarter of a million records', `${HEAD.join(',')}\n${'A,1990,@abc,,,,,y\n'.repeat(250_000)}`, /200000 records/],
  ])('%s is refused in a sentence', async (_, bytes, sentence) => {
    const message = await refusal(Buffer.from(bytes as string));
    expect(message).toMatch(sentence);
    expect(message).toMatch(/^[A-Z].*\.$/);
  });

  it('of more than 128 MB is not looked at', async () =>
    expect(await refusal(Buffer.alloc(128 * MB + 1))).toMatch(/larger than 128 MB/));
});
