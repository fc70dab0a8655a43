import { extractText, getDocumentProxy } from 'unpdf';
import type { Consent } from '../../../people/consent/consent.js';
import { codes } from '../../../reference/vocabulary.js';
import { isRead, SHEET_LANGUAGES, SHEETS, type SheetLanguage } from './languages.js';
import { sheetOf } from './sheet.js';
import { sheetAsPdf } from './sheet.paper.js';

const consent: Consent = {
  id: 'c1',
  purpose: 'asylum_claim',
  recipient: { kind: 'legal_contact', id: 'l1', stand_in: true },
  fields: codes('packet_field'),
  given_by: 'oral',
  language: 'uk',
  recorded_by: 'heron-maple-4821',
  from: '2026-11-25',
  until: '2027-02-01',
};
const drawn = async (
  language: SheetLanguage,
  of: Partial<Consent> = {},
  recipient: string | null = 'Counsel Example',
) => {
  const sheet = sheetOf({ ...consent, ...of }, recipient, 'K7Q-4MX', language);
  const bytes = await sheetAsPdf(sheet, { reference: 'K7Q-4MX', by: 'heron-maple-4821', on: '2026-11-25' });
  const proxy = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(proxy);
  return { sheet, pages: text.length, text: text.join(' ').normalize('NFKC').replace(/\s+/g, ' ') };
};
/** What a font draws may come back in another order where it is read from the right: so word by word. */
const wordsOf = (text: string) => text.normalize('NFKC').match(/[\p{L}\p{M}]{4,}/gu) ?? [];

it.each(SHEET_LANGUAGES)(
  'has a word for whatever a consent may hold, and every letter on paper: %s',
  async (language) => {
    const { purposes, parts, ways } = SHEETS[language];
    expect(Object.keys(purposes).sort()).toEqual([...codes('referral_purpose'), 'appeal', 'counted'].sort());
    expect(Object.keys(parts).sort()).toEqual(
      [...codes('packet_field'), ...codes('publication_level').filter((code) => code !== 'none')].sort(),
    );
    expect(Object.keys(ways).sort()).toEqual(codes('consent_given_by').sort());

    const { sheet, text, pages } = await drawn(language);
    expect(text).not.toContain('[U+');
    expect(pages).toBeLessThan(3);
    for (const one of ['Counsel Example', 'heron-maple-4821', 'K7Q-4MX', '2027']) expect(text).toContain(one);
    const said = sheet.sections.flatMap(({ heading, lines }) => [heading, ...lines]);
    expect(said.every((line) => line.trim().length > 0)).toBe(true);
    if (sheet.from_the_right || language === 'en') return;
    // Korean lines end within words.
    const closed = text.replaceAll(' ', '');
    for (const word of said.flatMap(wordsOf)) expect(closed).toContain(word);
  },
);

it('says the same in each language: no two languages share a sentence, and none is left in English', () => {
  const sentences = SHEET_LANGUAGES.map((language) => {
    const { title, takeBackHow, freely, only, withoutEnd, standIn } = SHEETS[language];
    return [title, takeBackHow, freely, only, withoutEnd, standIn];
  });
  expect(new Set(sentences.flat()).size).toBe(sentences.flat().length);
});

it('is in the direction of its language, with the day written in it, and names nobody where nobody receives it', async () => {
  expect(SHEET_LANGUAGES.filter((one) => sheetOf(consent, null, 'K7Q-4MX', one).from_the_right)).toEqual([
    'ar',
    'fa',
    'he',
  ]);
  const { sheet } = await drawn('de', { purpose: 'counted', fields: ['counted_only'], until: undefined }, null);
  expect(sheet.sections.map(({ lines }) => lines[0])).toMatchObject([
    'Niemand mit Namen: Ich bin eine Person unter vielen.',
    'In der Statistik gezählt werden',
    expect.stringContaining('um Hilfe gebeten'),
    'Bis ich es zurücknehme',
    expect.stringContaining('jederzeit zurücknehmen'),
    expect.any(String),
  ]);
  expect(sheet.sections.at(-1)!.lines).toContain('Tag: 25. November 2026');
  expect(sheet.sections.at(-1)!.lines).toContain('Erklärt auf: Ukrainisch');
});

it('is called read only where a native speaker has read it', () => {
  expect(SHEET_LANGUAGES.filter(isRead)).toEqual(['en']);
});

it('says that a colleague may stand in where the person agreed to it, and not a word of it where they did not', () => {
  const said = (standIn: boolean) =>
    sheetOf(
      { ...consent, recipient: { kind: 'legal_contact', id: 'l1', ...(standIn ? { stand_in: true } : {}) } },
      'Counsel Example',
      'K7Q-4MX',
      'en',
    ).sections[0]!.lines;
  expect(said(true)).toEqual(['Counsel Example', SHEETS.en.standIn]);
  expect(said(false)).toEqual(['Counsel Example']);
});
