import { sameBytes } from './derive.js';
import { WORDS } from './words.js';

/**
 * The six check words of a digest (32 bytes; RangeError under 16), to be read out by voice or from paper.
 *
 * The first 16 bytes are one big-endian number, and the words are its six lowest digits in base 7776: 77.5 bits, so somebody
 * who wants another key with the same words has to try about 2^77 keys. 16 bytes and not the ten that would just suffice,
 * because 2^128 is not a multiple of 7776^6: taken from 128 bits, no combination is likelier than another by more than 2^-50.
 */
export function checkWords(digest: Uint8Array): string {
  if (digest.length < 16) throw new RangeError('Check words are made from at least 16 bytes.');
  const base = BigInt(WORDS.length);
  let rest = BigInt(`0x${Buffer.from(digest.subarray(0, 16)).toString('hex')}`);
  const words: string[] = [];
  while (words.length < 6) {
    words.push(WORDS[Number(rest % base)]!);
    rest /= base;
  }
  return words.join(' ');
}

/**
 * True when the typed words are those of the digest. Forgives case, spaces and hyphens anywhere: what a voice says does not tell
 * `drop-down` from `drop down`. Without them the list is still prefix-free (a spec checks it), so that a run of letters
 * is one list of words only; just `yo-yo` and `yoyo`, which sound the same, become one.
 */
export function sameWords(typed: string, digest: Uint8Array): boolean {
  return sameBytes(Buffer.from(letters(typed)), Buffer.from(letters(checkWords(digest))));
}

/** Lower case, without white space, dashes of any kind and soft hyphens. */
export function letters(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Dash}\u00ad]/gu, '');
}
