import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { COUNTRY_CODES } from './country-codes.js';
import { LANGUAGE_CODES, LANGUAGE_NAMES } from './language-codes.js';

export interface Option {
  code: string;
  label: string;
}
export interface Named {
  code: string;
  name: string;
}
/** Where the values of a fact come from: a list of the vocabulary, or `country`, or `language`. */
export interface FactField {
  from: string;
  many: boolean;
}
interface VocabularyFile {
  enumerations: Record<string, { values: { code: string; label_en: string; of?: string[] }[] }>;
  facts: Record<string, FactField>;
}

const file = parse(readFileSync(new URL('./vocabulary.yaml', import.meta.url), 'utf8')) as VocabularyFile;

const named = (codes: string[], name: (code: string) => string): Named[] =>
  codes.map((code) => ({ code, name: name(code) })).sort((a, b) => a.name.localeCompare(b.name, 'en'));
const regionName = new Intl.DisplayNames('en', { type: 'region' });
const tongueName = new Intl.DisplayNames('en', { type: 'language' });
const allCountries = named(COUNTRY_CODES, (code) => regionName.of(code) ?? code);
const allLanguages = named(LANGUAGE_CODES, (code) => LANGUAGE_NAMES[code] ?? tongueName.of(code) ?? code);

/** Every list by its name: those of vocabulary.yaml in their own order, and `country` and `language` by name. */
const lists = new Map<string, Map<string, string>>([
  ...Object.entries(file.enumerations).map(
    ([list, { values }]) => [list, new Map(values.map(({ code, label_en }) => [code, label_en]))] as const,
  ),
  ['country', new Map(allCountries.map(({ code, name }) => [code, name]))],
  ['language', new Map(allLanguages.map(({ code, name }) => [code, name]))],
]);

/** Throws on a name that is no list: that is a spelling mistake of ours, to be met at the first use. */
function listOf(list: string): Map<string, string> {
  const found = lists.get(list);
  if (!found) throw new Error(`There is no list "${list}" in the vocabulary.`);
  return found;
}

/** The codes of a list with their labels, in the list's own order. */
export const options = (list: string): Option[] => [...listOf(list)].map(([code, label]) => ({ code, label }));
export const codes = (list: string): string[] => [...listOf(list).keys()];
export const isCode = (list: string, code: unknown): code is string =>
  typeof code === 'string' && listOf(list).has(code);
/** Of a list that groups another one: every code of that one which it takes. */
export const grouped = (list: string): string[] =>
  (file.enumerations[list]?.values ?? []).flatMap(({ of }) => of ?? []);
/** What people read for a code. A code that is not in the list is shown as it is. */
export const label = (list: string, code: string): string => listOf(list).get(code) ?? code;

/** ISO 3166-1 alpha-2, sorted by English name. */
export const countries = (): Named[] => allCountries;
export const countryName = (code: string): string => label('country', code);
export const isCountry = (code: unknown): code is string => isCode('country', code);

/** BCP 47 primary subtags, sorted by English name. */
export const languages = (): Named[] => allLanguages;
export const languageName = (code: string): string => label('language', code);
export const isLanguage = (code: unknown): code is string => isCode('language', code);

/** The coded facts of a case. `from` may be given to `options`, `label` and `isCode` as it is. */
export const factFields = (): Record<string, FactField> => file.facts;
