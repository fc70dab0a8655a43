import type { SheetWords } from './sheet-words.js';
import { am } from './words/am.js';
import { ar } from './words/ar.js';
import { be } from './words/be.js';
import { de } from './words/de.js';
import { en } from './words/en.js';
import { es } from './words/es.js';
import { fa } from './words/fa.js';
import { fr } from './words/fr.js';
import { he } from './words/he.js';
import { hy } from './words/hy.js';
import { ka } from './words/ka.js';
import { kmr } from './words/kmr.js';
import { ko } from './words/ko.js';
import { pt } from './words/pt.js';
import { ru } from './words/ru.js';
import { ti } from './words/ti.js';
import { tr } from './words/tr.js';
import { uk } from './words/uk.js';

/** The words of every language in which there is a sheet, by its code. */
export const SHEETS = { am, ar, be, de, en, es, fa, fr, he, hy, ka, kmr, ko, pt, ru, ti, tr, uk } satisfies Record<
  string,
  SheetWords
>;
export type SheetLanguage = keyof typeof SHEETS;
export const SHEET_LANGUAGES = Object.keys(SHEETS) as SheetLanguage[];
export const isSheetLanguage = (code: unknown): code is SheetLanguage => SHEET_LANGUAGES.some((one) => one === code);

/**
 * Languages whose sheet a native speaker has read and signed off: whoever does so adds the code here, with their name or handle and the
 * day in the commit. English is the original. All others carry a warning on the desk's page.
 */
const READ: SheetLanguage[] = ['en'];
export const isRead = (language: SheetLanguage): boolean => READ.includes(language);

const FROM_THE_RIGHT: SheetLanguage[] = ['ar', 'fa', 'he'];
export const isFromTheRight = (language: SheetLanguage): boolean => FROM_THE_RIGHT.includes(language);

/** `25 November 2026` as the language writes it, in the calendar that stands in passports. @param iso `2026-11-25` */
export const dayIn = (language: SheetLanguage, iso: string): string =>
  new Intl.DateTimeFormat(`${INTL[language] ?? language}-u-ca-gregory-nu-latn`, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${iso}T00:00:00Z`));

/** The name of a language in another one; its code where Intl has none. */
export const languageIn = (language: SheetLanguage, code: string): string =>
  new Intl.DisplayNames(INTL[language] ?? language, { type: 'language' }).of(INTL[code] ?? code) ?? code;

/** Northern Kurdish is `ku` to Intl. */
const INTL: Record<string, string> = { kmr: 'ku' };
