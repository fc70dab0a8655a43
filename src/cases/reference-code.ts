import { randomInt } from 'node:crypto';

/** Without letters and digits that are misread or make words: no vowels, 0, 1, I, L, O, S. */
const ALPHABET = '23456789BCDFGHJKMNPQRTVWXZ';

/** A case's reference, such as `K7Q-4MX`: random, so that it tells neither order nor number. */
export function newReference(): string {
  const letters = Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}
