import { randomBytes } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';
import { hmac, sameBytes } from './derive.js';

const PERIOD = 30;
const ISSUER = 'Ploughshare';

/** How far the server's clock may have gone back since the last sign-in and still be noticed: an hour of steps. */
const STEPS_AHEAD = 120;

/** A TOTP seed: 20 random bytes, the length of SHA-1, as RFC 4226 section 4 recommends. */
export function newTotpSeed(): Buffer {
  return randomBytes(20);
}

function secretOf(seed: Uint8Array): Secret {
  // A copy with a buffer of its own: a Buffer is often a window on a pool with other secrets in it.
  return new Secret({ buffer: new Uint8Array(seed).buffer });
}

/** The seed in base32 (32 characters), for typing into an authenticator. */
export function totpSecret(seed: Uint8Array): string {
  return secretOf(seed).base32;
}

/** The seed of a secret in base32: what an authenticator does with what was typed. */
export function seedOf(secret: string): Uint8Array {
  return Secret.fromBase32(secret).bytes;
}

/** `otpauth://totp/...` with SHA-1, six digits, 30 seconds: what every authenticator understands. `handle`: the account's. */
export function totpUri(seed: Uint8Array, handle: string): string {
  return new TOTP({ issuer: ISSUER, label: handle, secret: secretOf(seed), digits: 6, period: PERIOD }).toString();
}

/** The number of the 30-second step an instant is in (RFC 6238 section 4). */
export function stepOf(instant: Date): number {
  return Math.floor(instant.getTime() / 1000 / PERIOD);
}

/** The six digits of a step. */
export function codeAt(seed: Uint8Array, step: number): string {
  return HOTP.generate({ secret: secretOf(seed), counter: step, digits: 6, algorithm: 'SHA1' });
}

/** What is stored of the last used step: HMAC-SHA256(seed, step), so that the row tells nobody when somebody signed in. */
function markOf(seed: Uint8Array, step: number): Buffer {
  return hmac(seed, `totp-step:${step}`);
}

/**
 * Accepts the code of the current step or of the one before, each step once and never one earlier than the last used.
 * `last`: the mark of the last used step, null before the first. Returns the new mark (32 bytes), to be stored in the
 * same transaction under a row lock, or null when the code is refused. Spaces in the code are ignored.
 */
export function acceptStep(seed: Uint8Array, code: string, now: Date, last: Uint8Array | null): Buffer | null {
  const step = stepOf(now);
  const typed = Buffer.from(code.replace(/\s/gu, ''));
  // The later step first: should both have the same six digits, the mark must not lag behind.
  const matching = [step, step - 1].filter((candidate) => sameBytes(typed, Buffer.from(codeAt(seed, candidate))));
  const usedUpTo = last && lastUsed(seed, step, last);
  const accepted = matching.find((candidate) => usedUpTo === null || candidate > usedUpTo);
  return accepted === undefined ? null : markOf(seed, accepted);
}

/** The last used step if it is the one before, the current one, or one ahead (the clock went back); null when it is older. */
function lastUsed(seed: Uint8Array, step: number, last: Uint8Array): number | null {
  for (let used = step - 1; used <= step + STEPS_AHEAD; used++) {
    if (sameBytes(last, markOf(seed, used))) return used;
  }
  return null;
}
