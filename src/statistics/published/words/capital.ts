import type { Lang } from '../../../common/web/languages.js';

/** As at the beginning of a sentence. */
export const capital = (text: string, lang: Lang): string => text.slice(0, 1).toLocaleUpperCase(lang) + text.slice(1);
