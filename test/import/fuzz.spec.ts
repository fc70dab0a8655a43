import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import {
  type CanonicalRow,
  judgeRecord,
  judgeSheet,
  type JudgedRecord,
  SheetUnreadable,
} from '../../src/cases/import/judge/judge.js';
import { workSince } from './cpu.js';
import { dice, type Dice } from '../support/dice.js';
import { zipOf } from './zip-of.js';

/**
 * Two hundred files spoiled from the samples, the same ones each time. None may crash or hang the reader, and nothing wrong
 * may be imported:
 * - a record that is as it was is judged as it was;
 * - no record has cells of two people, for a lost quotation mark gives one person the consent of another;
 * - the values of a spoiled record are those of what it then says.
 */
const TODAY = '2026-11-22';
/** The last ones made one person of two before lost quotation marks, and lost texts of a workbook, were looked for. */
const SEEDS = [...Array.from({ length: 194 }, (_, index) => index + 1), 394, 636, 786, 1078, 1311, 1428];
const FILES = SEEDS.length;
const RECORDS = 120;
/** Milliseconds of work for one file. */
const LONGEST = 3000;

const read = (name: string) => readFileSync(new URL(`../fixtures/cases/${name}`, import.meta.url));

/** The beginning of a text, cut between two records. */
function beginning(name: string, encoding: 'utf8' | 'utf16le', delimiter: string): Buffer {
  const text = read(name).toString(encoding);
  const quoted = text.split('"');
  let [end, records] = [0, 0];
  quoted.forEach((part, index) => {
    for (const { index: at } of index % 2 === 0 ? part.matchAll(/\r?\n/g) : []) {
      if (++records === RECORDS) end = quoted.slice(0, index).join('"').length + (index > 0 ? 1 : 0) + at;
    }
  });
  expect(text.slice(0, end)).toContain(delimiter);
  return Buffer.from(text.slice(0, end), encoding);
}

const TEXTS: [bytes: Buffer, delimiter: string, wide: boolean][] = [
  [beginning('cases-sample.csv', 'utf8', ','), ',', false],
  [beginning('cases-sample-bom-crlf.csv', 'utf8', ','), ',', false],
  [beginning('cases-sample-semicolon.csv', 'utf8', ';'), ';', false],
  [beginning('cases-sample-utf16le.tsv', 'utf16le', '\t'), '\t', true],
];
const WORKBOOK = read('cases-sample.xlsx');

const ORIGINALS = (await judgeSheet(WORKBOOK, TODAY, { hiddenColumns: 'all' })).records.concat(
  (await judgeSheet(read('cases-sample.csv'), TODAY)).records,
);
const keyOf = (row: CanonicalRow) =>
  JSON.stringify(
    Object.entries(row)
      .filter(([, cell]) => cell !== '')
      .sort(),
  );
const byCells = new Map(ORIGINALS.flatMap(({ row }) => (row ? [[keyOf(row), judgeRecord(row, TODAY)]] : [])));

/** Texts that one record alone has, whose they are: names, contacts, stories, and numbers. */
const OWN = ['name', 'contact', 'notes'] as const;
const owners = new Map<string, string>();
for (const { row } of ORIGINALS) {
  for (const column of row ? OWN : []) {
    const text = row![column] ?? '';
    if (text.length < 6) continue;
    const owner = keyOf(row!);
    owners.set(text, owners.has(text) && owners.get(text) !== owner ? '' : owner);
  }
}
const distinctive = [...owners].filter(([, owner]) => owner !== '');

describe('two hundred spoiled files', () => {
  const seen = { refused: 0, read: 0, imported: 0, spoiled: 0 };

  it.each(SEEDS)('file %i', async (seed) => {
    const draw = dice(seed);
    const bytes = draw.chance(0.35) ? spoiledWorkbook(draw) : spoiledText(draw);
    const work = workSince();
    const records = await judgedOrRefused(bytes);
    expect(work()).toBeLessThan(LONGEST);
    if (!records) return void (seen.refused += 1);
    seen.read += 1;
    for (const judged of records) check(judged);
  });

  it('were partly refused, and partly read, spoiled records too', () => {
    expect(seen.refused).toBeGreaterThan(FILES / 5);
    expect(seen.read).toBeGreaterThan(FILES / 4);
    expect(seen.imported).toBeGreaterThan(2000);
    expect(seen.spoiled).toBeGreaterThan(10);
  });

  function check(judged: JudgedRecord) {
    if (judged.outcome === 'rejected') return expect(judged.row).toBeUndefined();
    const original = byCells.get(keyOf(judged.row!));
    // What is not certain for one record alone is not certain in a sheet.
    if (original)
      expect([judged.values, judged.outcome === 'imported']).toEqual([original.values, judged.reasons.length === 0]);
    if (judged.outcome !== 'imported') return;
    seen.imported += 1;
    expect(judged.values.consent).toBe('yes');
    if (original) return expect(original.outcome).toBe('imported');
    seen.spoiled += 1;
    expect(judgeRecord(judged.row!, TODAY).values).toEqual(judged.values);
    const whole = Object.values(judged.row!).join('\n');
    const people = new Set(distinctive.flatMap(([text, owner]) => (whole.includes(text) ? [owner] : [])));
    expect(people.size).toBeLessThan(2);
  }
});

async function judgedOrRefused(bytes: Uint8Array): Promise<JudgedRecord[] | undefined> {
  try {
    return (await judgeSheet(bytes, TODAY, { hiddenColumns: 'all' })).records;
  } catch (error) {
    expect(error).toBeInstanceOf(SheetUnreadable);
    expect((error as Error).message).toMatch(/^[A-Z].*\.$/);
    return undefined;
  }
}

type Spoiling = (bytes: Buffer, draw: Dice, delimiter: string, wide: boolean) => Buffer;

const without = (bytes: Buffer, from: number, to: number) =>
  Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
const inserted = (bytes: Buffer, at: number, piece: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
/** Never in the headings: a sheet without known headings is refused, and says nothing about records. */
const place = (bytes: Buffer, draw: Dice, wide: boolean) => {
  const at = Math.min(bytes.length - 1, 500 + draw.below(bytes.length - 500));
  return wide ? at - (at % 2) : at;
};

/** The places between records: line breaks outside quotation marks. */
function endsOf(bytes: Buffer, wide: boolean): number[] {
  const encoding = wide ? 'utf16le' : 'utf8';
  const text = bytes.toString(encoding);
  let quotes = 0;
  const ends = [...text.matchAll(/"|\n/g)].flatMap(({ 0: found, index }) => {
    if (found === '"') quotes += 1;
    return found === '\n' && quotes % 2 === 0 ? [index] : [];
  });
  return ends.map((end) => Buffer.byteLength(text.slice(0, end), encoding));
}

/** A place before, or of, one of a kind of character. */
function found(bytes: Buffer, draw: Dice, character: string, wide: boolean): number {
  const sought = Buffer.from(character, wide ? 'utf16le' : 'utf8');
  const at = bytes.indexOf(sought, place(bytes, draw, wide));
  return at < 0 ? place(bytes, draw, wide) : at;
}

const SPOILINGS: Spoiling[] = [
  function flipped(bytes, draw) {
    const copy = Buffer.from(bytes);
    for (let flips = 1 + draw.below(12); flips > 0; flips -= 1) copy[place(copy, draw, false)]! ^= 1 << draw.below(8);
    return copy;
  },
  function exchanged(bytes, draw, delimiter, wide) {
    const copy = Buffer.from(bytes);
    for (let times = 1 + draw.below(8); times > 0; times -= 1) {
      Buffer.from(draw.one(['"', delimiter, '\n', '\r', '=', '1', 'y', '/']), wide ? 'utf16le' : 'utf8').copy(
        copy,
        place(copy, draw, wide),
      );
    }
    return copy;
  },
  (bytes, draw) => bytes.subarray(0, 500 + draw.below(bytes.length - 500)),
  function rowsCut(bytes, draw, _, wide) {
    const ends = endsOf(bytes, wide);
    const first = draw.below(ends.length - 1);
    return without(bytes, ends[first]!, ends[first + 1 + draw.below(ends.length - first - 1)]!);
  },
  // Within a line: of two rows that lost their middle nobody can tell that they are not one.
  function bytesLost(bytes, draw, _, wide) {
    const from = place(bytes, draw, false);
    const end = bytes.indexOf(Buffer.from('\n', wide ? 'utf16le' : 'utf8'), from);
    return end < 0 ? bytes : without(bytes, from, from + draw.below(end - from));
  },
  function quotesLost(bytes, draw, _, wide) {
    let copy = bytes;
    for (let times = 1 + draw.below(4); times > 0; times -= 1) {
      const at = found(copy, draw, '"', wide);
      copy = without(copy, at, at + (wide ? 2 : 1));
    }
    return copy;
  },
  function quotesAdded(bytes, draw, delimiter, wide) {
    let copy = bytes;
    for (let times = 1 + draw.below(4); times > 0; times -= 1) {
      const at = found(copy, draw, draw.one([delimiter, '\n']), wide) + (wide ? 2 : 1);
      copy = inserted(copy, at, Buffer.from('"', wide ? 'utf16le' : 'utf8'));
    }
    return copy;
  },
  function delimitersLost(bytes, draw, delimiter, wide) {
    let copy = bytes;
    for (let times = 1 + draw.below(6); times > 0; times -= 1) {
      const at = found(copy, draw, draw.one([delimiter, delimiter, '\n']), wide);
      copy = draw.chance(0.5)
        ? without(copy, at, at + (wide ? 2 : 1))
        : inserted(copy, at, Buffer.from(delimiter, wide ? 'utf16le' : 'utf8'));
    }
    return copy;
  },
  function encodingsMixed(bytes, draw, _, wide) {
    const [from, to] = [place(bytes, draw, wide), place(bytes, draw, wide)].sort((a, b) => a - b) as [number, number];
    const piece = bytes.subarray(from, to).toString(wide ? 'utf16le' : 'utf8');
    const other = draw.one(['latin1', 'utf16le', 'utf8'] as const);
    return Buffer.concat([bytes.subarray(0, from), Buffer.from(piece, other), bytes.subarray(to)]);
  },
  function repeated(bytes, draw, _, wide) {
    const ends = endsOf(bytes, wide);
    const [from, to] = [draw.below(ends.length - 3), 1 + draw.below(3)];
    return inserted(bytes, draw.one(ends), bytes.subarray(ends[from], ends[from + to]));
  },
];

function spoiledText(draw: Dice): Buffer {
  const [bytes, delimiter, wide] = draw.one(TEXTS);
  return draw.one(SPOILINGS)(bytes, draw, delimiter, wide);
}

/** The entries of the sample, unpacked here by their local headers: it is a plain zip. */
const PARTS = partsOf(WORKBOOK);

function spoiledWorkbook(draw: Dice): Buffer {
  if (draw.chance(0.3)) {
    const copy = Buffer.from(WORKBOOK);
    for (let flips = 1 + draw.below(6); flips > 0; flips -= 1) copy[draw.below(copy.length)]! ^= 1 << draw.below(8);
    return draw.chance(0.3) ? copy.subarray(0, draw.below(copy.length)) : copy;
  }
  // Spoiled before it is packed: the checksums are right.
  const name = draw.one([
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet1.xml',
    'xl/sharedStrings.xml',
    'xl/workbook.xml',
    'xl/styles.xml',
  ]);
  const spoil = draw.one(XML_SPOILINGS);
  return zipOf(PARTS.map((part) => (part.name === name ? { name, content: spoil(part.content, draw) } : part)));
}

/** One of the pieces that match, at random. */
function onePiece(xml: string, draw: Dice, pattern: RegExp, by: (piece: string) => string): string {
  const pieces = [...xml.matchAll(pattern)];
  if (pieces.length === 0) return xml;
  const piece = draw.one(pieces);
  return xml.slice(0, piece.index) + by(piece[0]) + xml.slice(piece.index + piece[0].length);
}

const XML_SPOILINGS: ((xml: string, draw: Dice) => string)[] = [
  (xml, draw) => xml.slice(0, draw.below(xml.length)),
  (xml, draw) => onePiece(xml, draw, /<c [^>]*>.*?<\/c>/g, () => ''),
  (xml, draw) => onePiece(xml, draw, /<row [^>]*>.*?<\/row>/g, () => ''),
  (xml, draw) => onePiece(xml, draw, /<row [^>]*>.*?<\/row>/g, (row) => row + row),
  (xml, draw) =>
    onePiece(xml, draw, /<c r="[A-Z]+\d+"/g, () => `<c r="${draw.one(['A', 'P', 'ZZ', 'XFE'])}${1 + draw.below(400)}"`),
  (xml, draw) => onePiece(xml, draw, /<si>.*?<\/si>/g, () => ''),
  (xml, draw) =>
    onePiece(xml, draw, /<v>\d+<\/v>/g, () => draw.one(['<v>999999</v>', '<v>-1</v>', '<v>x</v>', '<v/>', ''])),
  (xml, draw) => onePiece(xml, draw, /[<>&"]/g, () => draw.one(['<', '>', '&', '', '"', '\u0001'])),
  (xml, draw) => xml.replaceAll(/ r="[A-Z]+\d+"/g, draw.one(['', ' r="A1"'])),
  (xml) => xml.replaceAll(' t="s"', ''),
];

function partsOf(zip: Buffer): { name: string; content: string }[] {
  const parts: { name: string; content: string }[] = [];
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const [size, named, extra] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)];
    const start = at + 30 + named + extra;
    const name = zip.toString('utf8', at + 30, at + 30 + named);
    const packed = zip.subarray(start, start + size);
    if (size > 0)
      parts.push({ name, content: (zip.readUInt16LE(at + 8) === 8 ? inflateRawSync(packed) : packed).toString() });
    at = start + size;
  }
  return parts;
}
