import { parse } from 'csv-parse/sync';
import { asText, csvFile } from './csv-file.js';

const STARTS = ['', ' ', '\u00a0', '\u200b', '\ufeff', '\t', '\u202e', '  \u200b '];

it.each(['=1+1', '+49 30 1', '-2', '@SUM(A1)', '\uff1d1', '\uff0b1', '\uff0d1', '\uff201', '\tx', '\rx'])(
  'no spreadsheet sees a formula in %j, whatever blanks stand before it',
  (formula) => {
    for (const start of STARTS) expect(asText(start + formula)[0]).toBe("'");
  },
);

it('leaves other text alone', () => {
  for (const text of ['Heron', '2026-11-25', 'a=b', 'قال', 'x-y', '']) expect(asText(text)).toBe(text);
});

/** A fixed sequence of numbers, so that a failure comes again. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function* numbers(seed: number): Generator<number> {
  for (let now = seed; ;) yield (now = (now * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

it('reads back as it was written, once the apostrophe is gone, for 2,000 random cells', () => {
  const random = numbers(7);
  const letters = ['=', '+', '-', '@', "'", '"', ',', ';', '\n', '\r', '\t', ' ', 'a', 'ю', 'م', '\u200b', '1'];
  const cell = () =>
    Array.from(
      { length: Math.floor(random.next().value * 6) },
      () => letters[Math.floor(random.next().value * letters.length)],
    ).join('');
  const rows = Array.from({ length: 500 }, () => Array.from({ length: 4 }, cell));
  const read: string[][] = parse(csvFile(['a', 'b', 'c', 'd'], rows), { bom: true, relax_column_count: false });
  expect(read.slice(1).map((row) => row.map((one) => (one.startsWith("'") ? one.slice(1) : one)))).toEqual(rows);
  for (const one of read.flat()) expect(one).not.toMatch(/^[\s\u200b]*[=+\-@]/);
});

it('is UTF-8 with its mark, and ends its lines as RFC 4180 says', () => {
  expect(csvFile(['Ü'], [['a,b']]).toString('latin1')).toBe('\u00ef\u00bb\u00bf\u00c3\u009c\r\n"a,b"\r\n');
});
