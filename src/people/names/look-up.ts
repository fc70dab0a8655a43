import { joined, nameOf, near, type PersonName, type Word } from './names.js';

/** In which way a name holds what was asked for: as it was typed, in another spelling, in the letters of another script. */
export type How = 'same' | 'spelling' | 'script';

/** What somebody types into the search: words of a name. Empty where it names nobody. */
export const askedName = (text: string): PersonName => nameOf(text);

/** Consonants that have to agree where the letters differ: fewer are shared by too many names. Where vowels are not written, one less. */
const ENOUGH = 3;
/** So many letters of a name say which one is meant, as its beginning. */
const BEGINNING = 3;

/**
 * Whether a name holds every word that was asked for, or the other way round where a name of two words at least is the shorter. Nothing
 * else stands beside the name here, so its sound has to say more than beside a date of birth (`sameName`).
 */
export const findIn = (asked: PersonName, known: PersonName): How | undefined =>
  wordByWord(asked, known) ?? joinedUp(asked, known);

function wordByWord(asked: PersonName, known: PersonName): How | undefined {
  const [shorter, longer] = asked.length <= known.length ? [asked, known] : [known, asked];
  if (shorter.length === 0 || (shorter.length === 1 && asked.length > 1)) return undefined;
  const left = [...longer];
  let how: How = 'same';
  let faint = 0;
  for (const word of shorter) {
    const at = bestAt(word, left);
    if (at < 0) return undefined;
    const [other] = left.splice(at, 1) as [Word];
    if (begins(word, other)) continue;
    if (isFaint(word, other)) faint += 1;
    how = how === 'script' || scriptOf(word) !== scriptOf(other) ? 'script' : 'spelling';
  }
  return faint < shorter.length ? how : undefined;
}

/** The same letters first, then the same sound. */
function bestAt(word: Word, among: Word[]): number {
  const exact = among.findIndex((one) => begins(word, one));
  if (exact >= 0) return exact;
  const spelt = among.findIndex((one) => shares(word.letters, one.letters));
  return spelt >= 0 ? spelt : among.findIndex((one) => soundsAlike(word, one));
}

/** The same consonants, and enough of them, or vowels that differ in one letter. */
function soundsAlike(word: Word, other: Word): boolean {
  const sound = commonSound(word, other);
  if (sound === '' || !sameStart(word, other)) return false;
  return sound.length >= enough(word, other) || hasNearLetters(word, other) || isFaint(word, other);
}

/** علي is one consonant: it counts beside another word that agrees, and not alone. */
const isFaint = (word: Word, other: Word) =>
  voweless(word, other) && commonSound(word, other).length === 1 && !shares(word.letters, other.letters);

const commonSound = (word: Word, other: Word) =>
  word.sounds.filter((one) => other.sounds.includes(one)).reduce((a, b) => (b.length > a.length ? b : a), '');
const voweless = (word: Word, other: Word) => word.voweless === true || other.voweless === true;
const enough = (word: Word, other: Word) => (voweless(word, other) ? ENOUGH - 1 : ENOUGH);
const hasNearLetters = (word: Word, other: Word) =>
  word.letters.some((a) => other.letters.some((b) => Math.min(a.length, b.length) > 3 && near(a, b)));

/** `Oleks` for Oleksandr; in Han, which has no borders between words, 山田 for 山田太郎. */
const begins = ({ written }: Word, other: Word) =>
  written === other.written ||
  (other.written.startsWith(written) && (written.length >= BEGINNING || /\p{Script=Han}/u.test(written)));

const shares = (some: string[], others: string[]) => some.some((one) => one !== '' && others.includes(one));

/** Roman is not Armen, although the consonants agree. Where vowels are not written nobody knows. */
const sameStart = (one: Word, other: Word) =>
  voweless(one, other) || one.letters.some((a) => other.letters.some((b) => isVowel(a) === isVowel(b)));
const isVowel = (letters: string) => /^[aeiou]/.test(letters);

/** `Park Ji hun` and `Jihun Park`. */
function joinedUp(asked: PersonName, known: PersonName): How | undefined {
  const wholes = joined(known);
  if (!joined(asked).some((whole) => wholes.includes(whole))) return undefined;
  return scriptOf(asked[0]!) === scriptOf(known[0]!) ? 'spelling' : 'script';
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Hangul', 'Han', 'Georgian', 'Armenian', 'Ethiopic'];
const TESTS = SCRIPTS.map((script) => new RegExp(`^\\p{Script=${script}}`, 'u'));
/** Kana are one script to whoever reads them. */
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}]/u;
function scriptOf({ written }: Word): number | string {
  const at = TESTS.findIndex((test) => test.test(written));
  return at >= 0 ? at : KANA.test(written) ? 'kana' : written.slice(0, 1);
}
