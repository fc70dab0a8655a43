import { extractText, getDocumentProxy } from 'unpdf';
import { drawPdf, type Paper } from './draw-pdf.js';
import { linesOf } from './lines.js';

const paper = (...texts: string[]): Paper => ({
  title: 'K7Q-4MX',
  day: '2026-11-25',
  foot: 'Printed by heron-maple-4821. Burn or shred.',
  blocks: texts.map((text) => ({ as: 'text', text })),
});
/** The text of each page, in the order of writing. */
async function pages(bytes: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.map((page) => page.normalize('NFKC').replace(/\s+/g, ' '));
}
const asSeen = (text: string, width = 1000) =>
  linesOf(text, width, (run) => run.text.length).map(({ runs }) => runs.map((run) => run.text).join('|'));

it.each([
  ['Latin', 'Zażółć gęślą jaźń, Ærø'],
  ['Cyrillic', 'Він сказав, що не піде воювати. Єдина їжа ґанок'],
  ['Greek', 'Δεν θα πολεμήσω'],
  ['Hangul', '그는 전쟁에 가지 않겠다고 말했다'],
  ['Kana and Han', '彼は戦争に行かないと言った。ヤマダ'],
  ['Georgian', 'არ წავალ ომში'],
  ['Armenian', 'Ես պատերազմ չեմ գնա'],
  ['Ethiopic', 'ናብ ውግእ ኣይከይድን እየ'],
])('draws %s so that it can be read back', async (_, text) => {
  expect((await pages(await drawPdf(paper(text))))[0]).toContain(text.normalize('NFKC'));
});

it('draws Arabic with its letters joined and from the right, and all of them', async () => {
  const [page] = await pages(await drawPdf(paper('لن يذهب إلى الحرب')));
  for (const word of ['لن', 'يذهب', 'إلى', 'الحرب']) expect(page).toContain(word);
});

it('orders what is read from both sides as UAX #9 says: runs from left to right, brackets turned', () => {
  const [line] = linesOf('קרא (Signal) 12', 1000, (run) => run.text.length);
  expect(line!.rightToLeft).toBe(true);
  const seen = line!.runs.map(({ text }) => text);
  expect(seen[0]).toBe('12');
  expect(seen.indexOf('Signal')).toBeLessThan(seen.findIndex((text) => text.includes('קרא')));
  expect(seen.join('')).toMatch(/\( ?Signal|\(Signal/);
});

it('says which character it cannot draw, and leaves out only what turns the reading', () => {
  expect(asSeen('a 😀 ไ b')).toEqual(['a [U+1F600] [U+0E44] b']);
  expect(asSeen('user\u202Etxt.exe\u200B')).toEqual(['usertxt.exe']);
});

it('breaks lines at words, and a word without an end by its letters; no letter is lost', () => {
  expect(asSeen('one two three', 8)).toEqual(['one two ', 'three']);
  expect(asSeen('x'.repeat(20), 8)).toEqual(['x'.repeat(8), 'x'.repeat(8), 'x'.repeat(4)]);
  expect(asSeen('戦争に行かない', 3).join('')).toBe('戦争に行かない');
  expect(asSeen('one\n\ntwo')).toEqual(['one', '', 'two']);
});

it('goes on over pages, each with its foot and number; the file says no author, program or hour', async () => {
  const bytes = await drawPdf(paper(...Array.from({ length: 120 }, (_, n) => `Note ${n}`)));
  const all = await pages(bytes);
  expect(all.length).toBe(4);
  all.forEach((page, at) =>
    expect(page).toContain(`Printed by heron-maple-4821. Burn or shred. K7Q-4MX, ${at + 1} / 4`),
  );
  const { info } = await (await getDocumentProxy(new Uint8Array(bytes))).getMetadata();
  expect(info).toMatchObject({ Title: 'K7Q-4MX', CreationDate: 'D:20261125000000Z' });
  expect(
    Object.entries(info).filter(([name]) => /Author|Producer|Creator$|ModDate|Keywords|Subject/.test(name)),
  ).toEqual(expect.not.arrayContaining([[expect.anything(), expect.stringMatching(/./)]]));
});
