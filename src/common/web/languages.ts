/** Languages in which a page can be written. Public statistics are in all of them; everything else waits for readers of the others. */
export const LANGS = ['en', 'ar', 'de', 'es', 'fr', 'ru', 'uk'] as const;
export type Lang = (typeof LANGS)[number];

export const isLang = (code: string | undefined): code is Lang =>
  (LANGS as readonly (string | undefined)[]).includes(code);

/** Each by its own name, for whoever looks for theirs. */
export const languageNames: Record<Lang, string> = {
  en: 'English',
  ar: 'العربية',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  ru: 'Русский',
  uk: 'Українська',
};

/** As `Intl` knows it: digits are the same in all of them, so that a number can be compared. */
export const locales: Record<Lang, string> = {
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
  de: 'de',
  es: 'es',
  fr: 'fr',
  ru: 'ru',
  uk: 'uk',
};
