import { randomInt } from 'node:crypto';
import { plainSha256 } from '../vault/derive.js';

/** Crockford's base32, without letters that are misread: 16 characters are 80 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 16;
const HOURS = 72;

/** A one-time code, for a first sign-in unless said otherwise, `7QK2-M9XA-...`, and what is stored of it. It ends at a full hour, 72 hours from now. */
export function newOneTimeCode(
  now: Date,
  length = LETTERS,
  hours = HOURS,
): { code: string; codeHash: Buffer; codeUntil: Date } {
  const letters = Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const code = letters.match(/.{4}/g)!.join('-');
  const hour = 3_600_000;
  return { code, codeHash: codeHash(code), codeUntil: new Date(Math.ceil(now.getTime() / hour) * hour + hours * hour) };
}

export const codeHash = (typed: string) => plainSha256(Buffer.from(typed.toUpperCase().replace(/[^0-9A-Z]/g, '')));
