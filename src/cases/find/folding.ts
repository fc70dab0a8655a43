/**
 * What makes no difference to whoever searches: width, case, accents, points of vowels, hiragana or katakana. Of Cyrillic and Kana
 * the marks that make another letter stay. Text is folded the same way when it is kept and when it is looked for.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(LETTERS, (letter) => SAME_AS[letter]!)
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - TO_HIRAGANA))
    .normalize('NFC');

/** The words of a text, folded, in its order. Scripts without borders between words give longer pieces. */
export const wordsOf = (text: string): string[] => folded(text).match(WORDS) ?? [];

/** Scripts whose words stand apart and are found by how they begin. Of all others a part is found wherever it stands. */
export const beginsWords = (word: string): boolean => WITH_BORDERS.test(word);

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
const WITH_BORDERS =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{N}\p{M}]+$/u;

/** Marks over letters of any script, points of Hebrew and Arabic, apostrophes inside words, and signs that show nothing. */
const ACCENTS =
  /(?<![иу])\u0306|(?<!і)\u0308|(?![\u0306\u0308\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}]|[\p{Cf}\u0640'’ʼ‘`´]/gu;

const KATAKANA = /[\u30a1-\u30f6]/g;
const TO_HIRAGANA = 0x60;

/** Letters that Unicode does not take apart, Arabic ones that keyboards of Persian and Urdu write otherwise, and their digits. */
const SAME_AS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ...Object.fromEntries([...'٠١٢٣٤٥٦٧٨٩'].map((digit, value) => [digit, String(value)])),
  ...Object.fromEntries([...'۰۱۲۳۴۵۶۷۸۹'].map((digit, value) => [digit, String(value)])),
};
const LETTERS = new RegExp(`[${Object.keys(SAME_AS).join('')}]`, 'gu');
