import { codes, factFields, label } from '../../reference/vocabulary.js';
import { beginsWords, folded, wordsOf } from './folding.js';
import { codeWord, NEEDS } from './words-blob.js';

/** What somebody looks for: words that all have to be there, and phrases in quotation marks. */
export interface Wanted {
  words: string[];
  /** For each word, the codes of facts and needs that have it in their names. */
  codes: Set<string>[];
  /** Folded, with one blank between words. */
  phrases: string[];
}

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;

export function wantedOf(text: string): Wanted {
  const phrases = [...text.matchAll(QUOTED)].map(([, inside]) => wordsOf(inside!).join(' ')).filter(Boolean);
  const words = [...new Set(wordsOf(text))];
  return {
    words,
    codes: words.map((word) => new Set(codesNamed(word))),
    phrases: phrases.filter((phrase) => phrase.includes(' ')),
  };
}

export const isNothing = ({ words }: Wanted) => words.length === 0;

/**
 * Looks for the words in the bytes of what is kept of a case, without making text of them: each word has to be there by its
 * beginning, or in the name of a fact or need that the case has.
 * @returns 0 when reference and pseudonym hold them all, 1 when the case does, undefined when it does not
 */
export function searchFor({ words, codes: named }: Wanted): (kept: Buffer) => 0 | 1 | undefined {
  const needles = words.map((word, at) => ({
    text: Buffer.from(beginsWords(word) ? ` ${word}` : word),
    codes: named[at]!,
  }));
  return (kept) => {
    const endOfNames = kept.indexOf('\n');
    const hasCode = (wanted: Set<string>) =>
      wanted.size > 0 && codesIn(kept, endOfNames + 1).some((code) => wanted.has(code));
    if (!needles.every(({ text, codes: meant }) => kept.includes(text) || hasCode(meant))) return undefined;
    const names = kept.subarray(0, endOfNames);
    return needles.every(({ text }) => names.includes(text)) ? 0 : 1;
  };
}

const codesIn = (kept: Buffer, from: number) => kept.toString('latin1', from, kept.indexOf('\n', from)).split(' ');

/** Codes whose name holds a word that begins so, or that are spelt exactly so. */
function codesNamed(word: string): string[] {
  return allNamed()
    .filter(({ words }) => words.some((one) => (beginsWords(word) ? one.startsWith(word) : one.includes(word))))
    .map(({ code }) => code);
}

let all: { code: string; words: string[] }[] | undefined;
/** Every code of a fact or a need, with the words of its name. Made at the first search. */
const allNamed = () =>
  (all ??= [
    ...Object.entries(factFields()).flatMap(([field, { from }]) => codesOf(field, from)),
    ...codesOf(NEEDS, 'need_type'),
  ]);
const codesOf = (field: string, list: string) =>
  codes(list).map((code) => ({
    code: codeWord(field, code),
    words: [folded(code), ...wordsOf(code), ...wordsOf(label(list, code))],
  }));
