import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { COUNTRY_CODES } from '../../../reference/country-codes.js';
import { LANGUAGE_CODES } from '../../../reference/language-codes.js';
import { readBranch } from './branch.js';
import { codeOf, type Field } from './lexicon.js';
import { fold } from './text.js';

type Row = { field: Field; text: string; code: string };
const rows = (url: URL): Row[] => parse(readFileSync(url, 'utf8'), { columns: true });
const shipped = rows(new URL('../import-lexicon.csv', import.meta.url));
const given = rows(new URL('../../../../test/fixtures/cases/import-lexicon.csv', import.meta.url));

describe('the lexicon', () => {
  it('still knows every spelling it was given', () => {
    for (const { field, text, code } of given) expect([field, text, codeOf(field, text)]).toEqual([field, text, code]);
  });

  it('gives no spelling two codes', () => {
    const seen = new Map<string, string>();
    for (const { field, text, code } of shipped) {
      const key = `${field}\t${fold(text)}`;
      expect([key, seen.get(key) ?? code]).toEqual([key, code]);
      seen.set(key, code);
    }
  });

  it('knows only codes of our lists', () => {
    for (const { field, text, code } of shipped) {
      if (field === 'country' || field === 'citizenship')
        expect([text, COUNTRY_CODES]).toEqual([text, expect.arrayContaining([code])]);
      if (field === 'lang') expect([text, LANGUAGE_CODES]).toEqual([text, expect.arrayContaining([code])]);
      if (field === 'consent') expect(['yes', 'no', 'unknown']).toContain(code);
    }
  });

  it.each(
    (
      'Kaukasus|Schengen|somewhere in EU|не говорит|EU|Europe|America|Congo|Guinea|Macedonia|Crimea|Крым|СССР|Yugoslavia|Kosovo|' +
      'CA|GE|ID|CO|no|ja|?|-|unknown|Germany?|Germany (Berlin)|Russia/Ukraine|Germanyy|Ger|Корея'
    ).split('|'),
  )('takes %s for no country', (text) => expect(codeOf('country', text)).toBeUndefined());

  it.each(['tbd', 'see mail', 'same as #12', '🤷', 'AWOL?', 'unknown', '?'])('takes %s for no status', (text) =>
    expect(codeOf('status', text)).toBeUndefined(),
  );

  it.each(['maybe', 'yes?', 'no?', 'ne', '-', 'x', '❌', 'FALSE', 'no answer yet', 'нет ответа'])(
    'takes %s for neither consent nor refusal',
    (text) => expect(['unknown', undefined]).toContain(codeOf('consent', text)),
  );

  it.each([
    ['TÜRKİYE', 'TR'],
    ['ΕΛΛΆΔΑ', 'GR'],
    ['Ｇｅｒｍａｎｙ', 'DE'],
    ['  ger\u200bmany ', 'DE'],
    ['Cote d’Ivoire', 'CI'],
    ['🇺🇦', 'UA'],
    ['Südkorea', 'KR'],
    ['Suedkorea', 'KR'],
    ['Португалія', 'PT'],
  ])('reads %s as %s', (text, code) => expect(codeOf('country', text)).toBe(code));
});

describe('a branch', () => {
  it.each([
    ['army, в/ч 00000', 'land', 'army'],
    ['Army / infantry / 0th Bn (invented)', 'land', 'Army / infantry'],
    ['air force unit 00-000', 'air', 'air force'],
    ['331st regiment, army', 'land', 'army'],
    ['육군 00사단', 'land', '육군'],
    ['army-00000', 'land', 'army'],
    ['unit 00-000', 'unknown', ''],
    ['VDV 000 rgt', undefined, 'VDV'],
    ['Navy, then army 0th bn', undefined, 'Navy, then army'],
  ])('%s keeps no unit number', (cell, code, kept) =>
    expect(readBranch(cell)).toEqual({ code, kept, unitDropped: true }),
  );

  it('is not guessed where two languages differ', () => expect(readBranch('Marine').code).toBeUndefined());
});
