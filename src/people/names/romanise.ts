import anyAscii from 'any-ascii';
import { fold } from '../../common/fold.js';

/** Letters that are a vowel in one name and a consonant in the next, or b and v, p and f: a name is read both ways. */
const TWO_WAYS: [letters: RegExp, other: string][] = [
  [/[وו]/g, 'u'],
  [/ב/g, 'b'],
  [/פ/g, 'p'],
];
/** Doubles the consonant after it. */
const SMALL_TSU = /[っッ]/g;
/** dh and d, of Arabic: whoever writes the name in Latin letters mostly writes d. */
const OF_OTHER_SCRIPTS = /dh/g;

/**
 * A word of a name in Latin letters, roughly and in every likely reading: enough to see that two spellings may be one name, never to
 * be shown. Abjads give consonants; Han characters have no sound of their own and give nothing.
 */
export function romanisations(word: string): string[] {
  if (/\p{Script=Han}/u.test(word)) return [];
  const readings = TWO_WAYS.reduce(
    (all, [letters, other]) =>
      all.flatMap((one) => (one.search(letters) < 0 ? [one] : [one, one.replace(letters, other)])),
    [fold(word)],
  );
  return readings.map(inLatin).filter((latin) => latin !== '');
}

function inLatin(text: string): string {
  const latin = anyAscii(text.replace(SMALL_TSU, ''))
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  return /\p{Script=Latin}/u.test(text) ? latin : latin.replace(OF_OTHER_SCRIPTS, 'd');
}
