import { LANGS, locales } from '../../../common/web/languages.js';
import { DEFAULT_PLANS, defaultPlan, readPlan } from '../../plan/read-plan.js';
import { cellsOf } from '../../plan/cells.js';
import { periodIn, restLabel, rowLabel, tableLabel } from '../labels.js';
import { statisticsWords } from './statistics-words.js';

const plans = DEFAULT_PLANS.map((id) => readPlan(defaultPlan(id)));
const tables = plans.flatMap((plan) => plan.tables.map((table) => ({ plan, table })));

/** Every sentence that stands there or comes out, with numbers in it that stand nowhere else. */
function said(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [String((words as (...given: unknown[]) => unknown)('41', '43', '47'))];
  return Object.values(words as object).flatMap(said);
}

it.each(LANGS.filter((lang) => lang !== 'en'))('%s says all of it in words of its own', (lang) => {
  const english = new Set(said(statisticsWords.en));
  const shared = said(statisticsWords[lang]).filter((text) => english.has(text));
  // Words that kindred languages share.
  expect(shared.filter((text) => !['Total', 'Feed (Atom)'].includes(text))).toEqual([]);
});

it('the figures stand in every language', () => {
  for (const lang of LANGS) {
    const { about, page } = statisticsWords[lang];
    const times = { country: '4.5', ground: '3.1', stay: '1.7', quarter: '6.7' };
    for (const figure of Object.values(times)) expect(about.odds(times)).toContain(figure);
    expect(about.suppose('88 %')).toContain('88 %');
    expect(about.promise('e^2 = 7.4')).toContain('e^2 = 7.4');
    expect(about.print('at least 392')).toContain('at least 392');
    expect(page.moved(41, 47)).toMatch(/41.*47/);
    expect(page.atLeast(392)).toContain('392');
  }
});

it('never says what must not be said: exactly, only, none of a count, so many people, refused in', () => {
  const { page, codes } = statisticsWords.en;
  for (const text of [...said(page), ...said(codes)])
    expect(text).not.toMatch(/\bexactly\b|\bfell to\b|refused in|\d+ people/i);
});

it('names every table, row and rest of the plans that come with the product, in every language', () => {
  for (const lang of LANGS)
    for (const { plan, table } of tables) {
      const names = cellsOf(plan, table).map((cell) => rowLabel(plan, table.dimensions, cell, lang));
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => name === '' || name.includes('_'))).toEqual([]);
      if (lang !== 'en') {
        const english = cellsOf(plan, table).map((cell) => rowLabel(plan, table.dimensions, cell, 'en'));
        // A country that is called the same in both: as Intl says, not because a word is missing.
        const same = names.filter((name, at) => name === english[at] && !isCountryIn(lang, name));
        expect([lang, table.name, same]).toEqual([lang, table.name, []]);
      }
      expect(tableLabel(plan, table.dimensions, lang)).not.toBe('');
      expect(restLabel(table.dimensions, lang)).not.toBe('');
    }
});

it('writes a period as people do', () => {
  expect(periodIn('en', '2027-Q3')).toBe('July to September 2027');
  expect(periodIn('en', '2027')).toBe('January to December 2027');
  expect(periodIn('de', '2027-Q3')).toBe('Juli bis September 2027');
  expect(periodIn('ar', '2027-Q3')).toBe('يوليو إلى سبتمبر 2027');
  expect(periodIn('ru', '2027-Q3')).toBe('июль – сентябрь 2027 года');
});

function isCountryIn(lang: (typeof LANGS)[number], name: string): boolean {
  const names = new Intl.DisplayNames([locales[lang]], { type: 'region' });
  const codes = plans[0]!.code_lists.service_country!.codes.concat(plans[0]!.code_lists.country_of_stay!.codes);
  return codes.some(({ code }) => /^[A-Z]{2}$/.test(code) && names.of(code) === name);
}
