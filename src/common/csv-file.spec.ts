import { parse } from 'csv-parse/sync';
import { asText, asWritten, csvHeading, csvLines } from './csv-file.js';

const STARTS = ['', ' ', '\u00a0', '\u200b', '\ufeff', '\t', '\u202e', '  \u200b '];
const FORMULAS = [
  '=1+1',
  '+49 30 1',
  '-2',
  '@SUM(A1)',
  '\uff1d1',
  '\uff0b1',
  '\uff0d1',
  '\uff201',
  '\tx',
  '\rx',
  '\nx',
];

it.each(FORMULAS)('no spreadsheet sees a formula in %j, whatever blanks stand before it', (formula) => {
  for (const start of STARTS) expect(asText(start + formula)[0]).toBe("'");
});

it('nor where a spreadsheet of another language, or one that ends rows at line breaks, would begin a cell', () => {
  expect(asText('Heron;=1+1')).toBe("Heron;'=1+1");
  expect(asText('Heron\t @SUM(A1)')).toBe("Heron\t' @SUM(A1)");
  expect(asText('Heron\n=1+1')).toBe("Heron\n'=1+1");
  expect(asText('a, -b')).toBe("a,' -b");
  expect(asText('Heron;"=1+1;')).toBe(`Heron;'"=1+1;`);
  expect(csvLines([['Heron\n=1+1', 'x']])).toBe('"Heron\n\'=1+1","x"\r\n');
});

it('leaves other text alone', () => {
  for (const text of [
    'Heron',
    '2026-11-25',
    'a=b',
    'قال',
    'x-y',
    'O’Neil',
    "it's",
    'one, two; three',
    'two\nlines',
    '',
  ])
    expect(asText(text)).toBe(text);
});

it('begins with the mark of UTF-8, and ends its lines as RFC 4180 says', () => {
  expect(csvHeading(['a', 'b']) + csvLines([['1', 'say "no"']])).toBe('\ufeff"a","b"\r\n"1","say ""no"""\r\n');
});

/** A fixed sequence of numbers, so that a failure comes again. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function* numbers(seed: number): Generator<number> {
  for (let now = seed; ;) yield (now = (now * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

it('reads back as it was written, once the marks are gone, for 4,000 random cells, and no reader sees a formula', () => {
  const random = numbers(7);
  const letters = ['=', '+', '-', '@', "'", '"', ',', ';', '\n', '\r', '\t', ' ', 'a', 'ю', 'م', '\u200b', '1'];
  const cell = () =>
    Array.from(
      { length: Math.floor(random.next().value * 7) },
      () => letters[Math.floor(random.next().value * letters.length)],
    ).join('');
  const rows = Array.from({ length: 1000 }, () => Array.from({ length: 4 }, cell));
  const heading = ['a', 'b', 'c', 'd'];
  const file = csvHeading(heading) + csvLines(rows);
  const read: string[][] = parse(file, { bom: true, record_delimiter: '\r\n' });
  expect(read.slice(1).map((row) => row.map(asWritten))).toEqual(rows);
  // What readers with another separator, or none of the rules of quotes, would take for cells.
  for (const piece of file.split(/[,;\t\r\n]/)) expect(piece).not.toMatch(/^["\s\u200b]*[=+\-@]/);
});
