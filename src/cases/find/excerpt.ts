import { beginsWords, folded } from './folding.js';
import type { Wanted } from './wanted.js';

/** A piece of what somebody wrote; `hit`: it is what was looked for. */
export interface Piece {
  text: string;
  hit: boolean;
}

const AROUND = 70;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** A letter with the marks on it. Half-width kana take their marks with them. */
const CLUSTER = /\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/uy;
const FIRST_BEYOND = 0x80;
const FIRST_MARK = 0x300;

/** Where the words stand in a text, with some of what stands around them; undefined where none does. At most `AROUND` characters on each side. */
export function excerpt(seen: Seen, wanted: Wanted): Piece[] | undefined {
  const { text } = seen;
  const spans = spansOf(seen, wanted);
  const first = spans[0];
  if (!first) return undefined;
  const from = wordBorder(text, first[0] - AROUND, 1);
  const to = wordBorder(text, first[1] + AROUND, -1);
  const pieces: Piece[] = [];
  let at = from;
  const say = (until: number, hit: boolean) => {
    if (until > at) pieces.push({ text: text.slice(at, until).replace(/\s+/g, ' '), hit });
    at = Math.max(at, until);
  };
  for (const [begin, end] of spans) {
    if (begin >= to) break;
    say(begin, false);
    say(Math.min(end, to), true);
  }
  say(to, false);
  if (from > 0) pieces.unshift({ text: '… ', hit: false });
  if (to < text.length) pieces.push({ text: ' …', hit: false });
  return pieces;
}

/** How many of the words, and of the phrases, a text holds. */
export const holds = ({ plain }: Seen, { words, phrases }: Wanted) =>
  [...phrases, ...words].filter((one) => places(plain, one).length > 0).length;
export const holdsPhrase = ({ plain }: Seen, phrase: string) => places(plain, phrase).length > 0;

/** From the first letter of each hit to behind its last; of a word that was found by its beginning, the whole word. */
function spansOf({ text, plain, at }: Seen, { words, phrases }: Wanted): [number, number][] {
  const phrase = phrases.flatMap((one) => places(plain, one));
  const found = phrase.length > 0 ? phrase : words.flatMap((one) => places(plain, one));
  const spans = found.map(([begin, end]): [number, number] => [at[begin]!, at[end] ?? text.length]);
  const sorted = spans.sort((a, b) => a[0] - b[0]);
  return sorted.filter(([begin], index) => index === 0 || begin >= sorted[index - 1]![1]);
}

/** In folded text: a word at its beginning, to the end of it; of scripts without borders the piece itself, wherever it stands. */
function places(plain: string, wanted: string): [number, number][] {
  const found: [number, number][] = [];
  for (let begin = plain.indexOf(wanted); begin >= 0; begin = plain.indexOf(wanted, begin + 1)) {
    let end = begin + wanted.length;
    if (beginsWords(wanted.replaceAll(' ', ''))) {
      if (begin > 0 && LETTER.test(plain[begin - 1]!)) continue;
      while (end < plain.length && LETTER.test(plain[end]!)) end += 1;
    }
    found.push([begin, end]);
  }
  return found;
}

/** A text as a search sees it: folded, all that is no letter one blank, and for each of its letters where it stood. */
export interface Seen {
  text: string;
  plain: string;
  at: number[];
}
export function seen(text: string): Seen {
  let plain = '';
  const at: number[] = [];
  const say = (letters: string, index: number) => {
    if (letters === ' ' && plain.endsWith(' ')) return;
    plain += letters;
    for (let n = 0; n < letters.length; n += 1) at.push(index);
  };
  for (let index = 0; index < text.length;) {
    // Most of most texts, and much quicker: a letter of ASCII that no mark follows.
    if (text.charCodeAt(index) < FIRST_BEYOND && !(text.charCodeAt(index + 1) >= FIRST_MARK)) {
      say(ASCII[text.charCodeAt(index)]!, index);
      index += 1;
      continue;
    }
    CLUSTER.lastIndex = index;
    const cluster = CLUSTER.exec(text)![0];
    say(LETTER.test(cluster) ? folded(cluster) : foldedSign(cluster), index);
    index += cluster.length;
  }
  at.push(text.length);
  return { text, plain, at };
}

/** A sign parts words, but for those that folding leaves out. */
const foldedSign = (sign: string) => (folded(sign) === '' ? '' : ' ');
const ASCII = Array.from({ length: FIRST_BEYOND }, (_, code) => {
  const sign = String.fromCharCode(code);
  return LETTER.test(sign) ? folded(sign) : foldedSign(sign);
});

/** Not in the middle of a word, if there is a blank nearby. */
function wordBorder(text: string, near: number, step: 1 | -1): number {
  if (near <= 0) return 0;
  if (near >= text.length) return text.length;
  for (let at = near, n = 0; n < 20; at += step, n += 1)
    if (/\s/.test(text[at] ?? ' ')) return at + (step === 1 ? 1 : 0);
  // Never between the two halves of a letter beyond the basic plane.
  return /[\udc00-\udfff]/.test(text[near]!) ? near + 1 : near;
}
