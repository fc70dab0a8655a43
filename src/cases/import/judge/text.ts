/**
 * What a cell's text is worth: as it is kept (`tidy`, `line`), and as it is compared (`fold`).
 */
export { fold, withoutAccents } from '../../../common/fold.js';

const JOINING = '[\\p{Script=Arabic}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Malayalam}\\p{Script=Sinhala}]';

/**
 * Characters nobody sees: controls, zero-width, direction marks, soft hyphen, fillers. A non-joiner inside a Persian or
 * Indic word is spelling, and a joiner inside an emoji is the emoji: these two stay.
 */
const INVISIBLE = new RegExp(
  [
    '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u180E]',
    '[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB\\u{E0000}-\\u{E007F}]',
    `(?<!${JOINING})\\u200C`,
    `\\u200C(?!${JOINING})`,
    '(?<![\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D',
    '\\u200D(?!\\p{Extended_Pictographic})',
  ].join('|'),
  'gu',
);

/** Marks that turn the reading order of what follows: `exe.png` reads as `gnp.exe`. */
const REORDERING = /[\u202A\u202B\u202D\u202E]/;

export const reorders = (text: string): boolean => REORDERING.test(text);

export const hasInvisible = (text: string): boolean => text.search(INVISIBLE) >= 0;

/** Printable ASCII needs none of the care below, and most cells are that. */
const PLAIN = /^[\x20-\x7e]*$/;

/** As typed, in one kind of line break, without the invisible and without blank ends. */
export function tidy(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .normalize('NFC')
    .trim();
}

/** The same on one line. */
export const line = (text: string): string => tidy(text).replace(/\s+/g, ' ');

export function isBlank(text: string | undefined): boolean {
  if (!text) return true;
  const first = text.charCodeAt(0);
  return !(first > 0x20 && first < 0x7f) && tidy(text) === '';
}

/** Only dashes, question marks and the like: there is something in the cell, and it names nobody. */
export const saysNothing = (text: string): boolean => !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);
