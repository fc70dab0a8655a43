import { type Alphabets, ALPHABETS } from './alphabets.js';
import { type Encoding, GUESSED } from './encodings.js';
import { isKnownWord } from './known-words.js';

/** So much of a file is looked at. */
const LOOKED_AT = 256 * 1024;
/** Code pages that only words can prove: in the letters of one another they look like text. */
const BY_WORDS = 3;
/** How many times as many words as any rival has. */
const CLEARLY = 4;

/** Bytes that a code page leaves empty come out as controls. */
const EMPTY = /[\u0080-\u009f\ufffd]/;

interface Candidate {
  encoding: Encoding;
  text: string;
  words: Set<string>;
}

/**
 * The old code page of a text, where it is certain: it has words we know (headings, countries, statuses, common words) that
 * are none in another code page; or, of Cyrillic and Latin ones, its letters are as frequent as they should be.
 */
export function guess(bytes: Uint8Array): Encoding | undefined {
  const start = beginningOf(bytes);
  const candidates = GUESSED.flatMap((encoding): Candidate[] => {
    const text = decoded(start, encoding);
    return text === undefined ? [] : [{ encoding, text, words: wordsKnownIn(text) }];
  });
  return (byWords(candidates) ?? byLetters(candidates))?.encoding;
}

/** Rows of several code pages in one file: `Mьller` among Russian words, `Ïðèìåðîâ` among German ones. */
export function isMixed(text: string): boolean {
  const odd = text.match(/\p{L}*(?:[a-z]\p{Script=Cyrillic}|\p{Script=Cyrillic}[a-z])\p{L}*|[À-ÿ]{4,}/giu) ?? [];
  return EMPTY.test(text) || new Set(odd).size >= 3;
}

function byWords(candidates: Candidate[]): Candidate | undefined {
  const [best, ...rivals] = candidates.toSorted((a, b) => b.words.size - a.words.size);
  if (!best || best.words.size === 0) return undefined;
  const needed = best.encoding in ALPHABETS ? 1 : BY_WORDS;
  const clear = rivals.every((rival) => {
    if (rival.text === best.text) return true;
    const [mine, theirs] = [more(best.words, rival.words), more(rival.words, best.words)];
    return mine >= needed && mine >= CLEARLY * theirs;
  });
  return clear ? best : undefined;
}

const more = (one: Set<string>, than: Set<string>) => [...one].filter((word) => !than.has(word)).length;

/** The code page whose letters fewest languages explain; none where two do it equally well. */
function byLetters(candidates: Candidate[]): Candidate | undefined {
  const costs = candidates.flatMap((candidate) => {
    const { encoding, text } = candidate;
    const cost = encoding in ALPHABETS ? languagesNeeded(text, ALPHABETS[encoding as keyof Alphabets]) : undefined;
    return cost === undefined ? [] : [{ candidate, cost }];
  });
  const [best, next] = costs.toSorted((a, b) => a.cost - b.cost);
  if (!best) return undefined;
  return next && next.cost === best.cost && next.candidate.text !== best.candidate.text ? undefined : best.candidate;
}

/** How many of the languages it takes to have all letters of the text; nothing where they do not have them. */
function languagesNeeded(text: string, { languages, frequent }: Alphabets[keyof Alphabets]): number | undefined {
  const foreign = text.toLowerCase().match(/[^\p{ASCII}\s]/gu) ?? [];
  const letters = new Set(foreign.filter((character) => /\p{L}/u.test(character)));
  if (letters.size === 0 || brokenWords(text)) return undefined;
  if (frequent && !asFrequent(foreign, frequent)) return undefined;
  let count = 0;
  while (letters.size > 0) {
    const shares = languages.map((alphabet) => [...alphabet].filter((letter) => letters.has(letter)));
    const most = shares.reduce((one, other) => (other.length > one.length ? other : one));
    if (most.length === 0) return undefined;
    most.forEach((letter) => letters.delete(letter));
    count += 1;
  }
  return count;
}

/** `Kowalski³` and `M¿ller`: signs where letters should be. And a small letter before a capital: `иВАНОВ` is KOI8. */
function brokenWords(text: string): boolean {
  const words = text.match(/\p{L}[^\s,;"]*/gu) ?? [];
  const foreign = words.filter((word) => /[^\p{ASCII}]/u.test(word));
  const broken = foreign.filter(
    (word) => /\p{L}[^\p{ASCII}\p{L}\p{P}\p{M}]+\p{L}/u.test(word) || /\p{Ll}\p{Lu}/u.test(word),
  );
  return broken.length * 20 > foreign.length;
}

/** Russian and Ukrainian texts consist to three fifths of a dozen letters; Greek read as Cyrillic does not. */
function asFrequent(letters: string[], frequent: string): boolean {
  const common = letters.filter((letter) => frequent.includes(letter)).length;
  return letters.length >= 20 && common > letters.length / 2;
}

function wordsKnownIn(text: string): Set<string> {
  const cells = text.split(/[,;\t\r\n"]+/);
  const words = text.split(/[^\p{L}\p{M}'’]+/u);
  const foreign = new Set([...cells, ...words].filter((word) => word.length < 60 && /[^\p{ASCII}]/u.test(word)));
  return new Set([...foreign].filter(isKnownWord));
}

/** Whole lines, so that no letter of two bytes is cut. */
function beginningOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= LOOKED_AT) return bytes;
  const end = bytes.lastIndexOf(0x0a, LOOKED_AT);
  return bytes.subarray(0, end > 0 ? end : LOOKED_AT);
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return EMPTY.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
