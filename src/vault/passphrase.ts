import { randomInt } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { sodium } from './sodium.js';
import { WORDS } from './words.js';

/** Stored per account and raised at the next sign-in. Memory in KiB. */
export interface ArgonParameters {
  memoryKib: number;
  iterations: number;
  parallelism: number;
}

/**
 * Argon2id with 64 MiB, three passes, one lane: the second recommended choice of RFC 9106 section 4 with one lane in place of four
 * (two hashes run at a time on a small machine). A constant that no setting, environment variable or file reaches.
 */
export const FULL_COST: ArgonParameters = Object.freeze({ memoryKib: 65536, iterations: 3, parallelism: 1 });

/** What a row may ask for at most: two hashes at a time stay within 256 MB, and nobody can stop the server through one row. */
const HIGHEST: ArgonParameters = { memoryKib: 131072, iterations: 16, parallelism: 4 };

const ARGON2ID = 2;
const VERSION_1_3 = 1;

/** Six uniformly random words of the EFF long list: 77.5 bits. Made by the system, never chosen. */
export function newPassphrase(): string {
  return Array.from({ length: 6 }, () => WORDS[randomInt(WORDS.length)]).join(' ');
}

/** What people type and telephones "improve": NFKC, lower case, single spaces, none at the ends. */
export function normalisePassphrase(typed: string): string {
  return typed.normalize('NFKC').toLowerCase().trim().replace(/\s+/gu, ' ');
}

/**
 * Argon2id version 1.3 (RFC 9106) of the normalised passphrase: 64 bytes, of which the first 32 are the login verifier and the
 * last 32 the key-encryption key (KEK) of the account. `salt`: 16 random bytes. Throws RangeError on another salt
 * length or parameters above the highest. Takes 64 MiB and a core while it runs: call it through PassphraseGate.
 */
export async function stretch(
  passphrase: string,
  salt: Uint8Array,
  parameters: ArgonParameters,
): Promise<{ verifier: Buffer; kek: Buffer }> {
  if (salt.length !== 16) throw new RangeError('A passphrase salt has 16 bytes.');
  const { memoryKib, iterations, parallelism } = parameters;
  if (memoryKib > HIGHEST.memoryKib || iterations > HIGHEST.iterations || parallelism > HIGHEST.parallelism) {
    throw new RangeError('These Argon2 parameters are higher than this server allows.');
  }
  const bytes = await hashRaw(normalisePassphrase(passphrase), {
    algorithm: ARGON2ID,
    version: VERSION_1_3,
    memoryCost: memoryKib,
    timeCost: iterations,
    parallelism,
    outputLen: 64,
    salt,
  });
  return { verifier: bytes.subarray(0, 32), kek: bytes.subarray(32) };
}

/** What is stored of a login verifier: BLAKE2b-256 of it. It opens nothing; the other half of the hash never leaves memory. */
export function storedVerifier(verifier: Uint8Array): Buffer {
  return Buffer.from(sodium.crypto_generichash(32, verifier, null));
}
