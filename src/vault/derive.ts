import { createHmac, createSecretKey, hash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { sodium } from './sodium.js';

type Part = string | Uint8Array;

/**
 * HKDF-SHA256 (RFC 5869). `label` is the info and names the use of the sub-key, e.g. `case-key/notes`.
 * Returns `length` bytes, 32 unless said otherwise; throws RangeError above 255 x 32.
 *
 * The bytes of a key are made a KeyObject here: left to node:crypto, that takes longer than all of HKDF (7 instead of 4 us, and
 * a search derives two keys for each case of a desk).
 */
export function hkdf(key: Uint8Array, label: Part, salt: Uint8Array = NO_SALT, length = 32): Buffer {
  return Buffer.from(hkdfSync('sha256', createSecretKey(key), salt, label, length));
}

const NO_SALT = Buffer.alloc(0);

/**
 * libsodium's crypto_kdf (keyed BLAKE2b): 32 bytes. Three times as quick as HKDF, for what is derived for every case of a desk at
 * once. `context` names the use, in exactly 8 characters.
 */
export function quickSubKey(key: Uint8Array, context: string): Buffer {
  return Buffer.from(sodium.crypto_kdf_derive_from_key(32, 1, context, key));
}

/** HMAC-SHA256 (RFC 2104): 32 bytes. Text is taken as UTF-8. */
export function hmac(key: Uint8Array, data: Part): Buffer {
  return createHmac('sha256', createSecretKey(key)).update(data).digest();
}

/** Each part behind its own length (u32 big-endian), so that ('ab', 'c') and ('a', 'bc') are different bytes. */
export function lengthPrefixed(...parts: Part[]): Buffer {
  let size = 0;
  for (const part of parts) size += 4 + (typeof part === 'string' ? Buffer.byteLength(part) : part.length);
  const whole = Buffer.allocUnsafe(size);
  let at = 0;
  for (const part of parts) {
    const length = typeof part === 'string' ? whole.write(part, at + 4) : part.length;
    if (typeof part !== 'string') whole.set(part, at + 4);
    whole.writeUInt32BE(length, at);
    at += 4 + length;
  }
  return whole;
}

/** SHA-256 over length-prefixed parts: 32 bytes, and no two lists of parts share one. */
export function sha256(...parts: Part[]): Buffer {
  return plainSha256(lengthPrefixed(...parts));
}

/** SHA-256 of exactly these bytes, for comparing with what others compute (files, tokens, published keys). */
export function plainSha256(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

/** 32 random bytes of the operating system. */
export function randomKey(): Buffer {
  return randomBytes(32);
}

/** 32 random bytes as 43 characters of base64url, for cookies and bearer tokens. Only its SHA-256 may be stored. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in constant time; false when the lengths differ (a length is never secret here). */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Overwrites with zeros. Copies made by the runtime are out of reach, so this shortens a secret's life and no more. */
export function wipe(...buffers: Uint8Array[]): void {
  for (const buffer of buffers) buffer.fill(0);
}
