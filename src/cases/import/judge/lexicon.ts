import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { COUNTRY_CODES } from '../../../reference/country-codes.js';
import { LANGUAGE_CODES } from '../../../reference/language-codes.js';
import { fold, withoutAccents } from './text.js';

/**
 * Known spellings, from `import-lexicon.csv` and, for names of countries and languages, from the Unicode tables of the
 * running Node. A cell matches a whole spelling or none; a spelling that could mean two codes is none.
 */
export type Field = 'country' | 'citizenship' | 'status' | 'why' | 'branch' | 'lang' | 'consent';

export const FIELDS: Field[] = ['country', 'citizenship', 'status', 'why', 'branch', 'lang', 'consent'];

const LOCALES = (
  'en de fr es it pt nl pl cs sk hu ro bg hr sr sr-Latn sl bs mk sq el tr az ka hy ru uk be kk ky uz tg ar fa he am ti hi ur ' +
  'bn zh zh-Hant ja ko vi th id ms fil fi sv da nb et lv lt'
).split(' ');

/** Names that Unicode gives to one country and people give to two, or to a region. */
const TWO_COUNTRIES = new Set(
  'island|jersey|micronesia|samoa|congo|kongo|конго|κονγκό|macedonia|makedonia|makedonija|македония|македонія|μακεδονία|guinea|гвинея'
    .split('|')
    .map(fold),
);

/** No spelling is nearly as long; a note in the wrong column need not be folded. */
const LONGEST = 500;

let lexicon: Record<Field, Map<string, string>> | undefined;

/** The code of a cell's text; nothing when the text is not certain. */
export function codeOf(field: Field, text: string): string | undefined {
  lexicon ??= load();
  if (text.length > LONGEST) return undefined;
  const folded = fold(text);
  const isPlace = field === 'country' || field === 'citizenship';
  const code = lexicon[field].get(folded) ?? (isPlace ? (lexicon.country.get(folded) ?? flagOf(folded)) : undefined);
  return code === '' ? undefined : code;
}

/** 🇩🇪 is made of the letters D and E. */
function flagOf(text: string): string | undefined {
  if (!/^[\u{1f1e6}-\u{1f1ff}]{2}$/u.test(text)) return undefined;
  const code = [...text].map((letter) => String.fromCharCode(letter.codePointAt(0)! - 0x1f1e6 + 65)).join('');
  return COUNTRY_CODES.includes(code) ? code : undefined;
}

function load(): Record<Field, Map<string, string>> {
  const spellings = Object.fromEntries(FIELDS.map((field) => [field, new Map<string, string>()])) as typeof lexicon &
    object;
  for (const { field, text, code } of shipped()) spellings[field].set(fold(text), code);
  addNames(spellings.country, 'region', COUNTRY_CODES, TWO_COUNTRIES);
  addNames(spellings.lang, 'language', LANGUAGE_CODES, new Set());
  return spellings;
}

function shipped(): { field: Field; text: string; code: string }[] {
  return parse(readFileSync(new URL('../import-lexicon.csv', import.meta.url), 'utf8'), { columns: true, bom: true });
}

/** The shipped file is the stronger one: it was read by people. */
function addNames(
  spellings: Map<string, string>,
  type: 'region' | 'language',
  codes: string[],
  never: Set<string>,
): void {
  const found = new Map<string, string>();
  const add = (name: string, code: string) => {
    const folded = fold(name);
    if (never.has(folded)) return;
    found.set(folded, (found.get(folded) ?? code) === code ? code : '');
  };
  for (const locale of LOCALES) {
    for (const style of ['long', 'short'] as const) {
      const names = new Intl.DisplayNames([locale], { type, style, fallback: 'none' });
      for (const code of codes) {
        const name = names.of(code);
        if (name) variants(name).forEach((variant) => add(variant, code));
      }
    }
  }
  for (const [name, code] of found) if (!spellings.has(name)) spellings.set(name, code);
}

function variants(name: string): string[] {
  const plain = name.includes('-') ? [name, name.replaceAll('-', ' ')] : [name];
  if (!/^[\p{Script=Latin}\p{M}\s'’.&-]+$/u.test(name) || name.length < 5) return plain;
  return plain.flatMap((text) => [
    text,
    withoutAccents(text),
    text.replace(/[äöü]/g, (vowel) => `${withoutAccents(vowel)}e`),
  ]);
}
