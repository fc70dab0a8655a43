import { type Lang, LANGS, languageNames } from '../../common/web/languages.js';

/** Where a page of statistics stands in a language. `/2027-Q1` -> `/public/ar/statistics/2027-Q1` */
export const addressIn = (lang: Lang, path = ''): string =>
  `/public${lang === 'en' ? '' : `/${lang}`}/statistics${path}`;

/** The same page in every language. */
export const inLanguages = (path = '') =>
  LANGS.map((code) => ({ code, name: languageNames[code], href: addressIn(code, path) }));
