import { sameWords } from './check-words.js';
import { hmac, lengthPrefixed, sameBytes, sha256 } from './derive.js';

export type PinPurpose = 'member' | 'lawyer' | 'desk' | 'audit' | 'statistics' | 'recovery' | 'export';

/** Whose key, for what. `publicKey`: 32 bytes of X25519, or for recovery the text of the age recipient. */
export interface Subject {
  purpose: PinPurpose;
  subjectId: string;
  organisationId: string;
  publicKey: Uint8Array;
}

/** What is stored: the digest of the subject (32 bytes), who pinned it on which calendar day, and the MAC (32 bytes). */
export interface Pin {
  digest: Uint8Array;
  pinnedBy: string;
  day: string;
  mac: Uint8Array;
}

/** The typed check words are not those of the key that stands in the database. */
export class WordsDiffer extends Error {
  constructor() {
    super(
      'These are not the check words of this key: nothing was given. Hear them once more by voice. If they differ again, stop, and call your administrator on a number you know.',
    );
    this.name = 'WordsDiffer';
  }
}

/** There is no valid pin for this very key, so nothing may be sealed to it. */
export class NotPinned extends Error {
  constructor() {
    super(
      'This key has not been confirmed here, or it has changed. Ask for its six check words by voice and type them first.',
    );
    this.name = 'NotPinned';
  }
}

/** SHA-256 over purpose, subject, organisation and public key; the six check words are made of it. */
export function subjectDigest(subject: Subject): Buffer {
  return sha256(subject.purpose, subject.subjectId, subject.organisationId, subject.publicKey);
}

function pinMac(digest: Uint8Array, pinnedBy: string, day: string, pinKey: Uint8Array): Buffer {
  return hmac(pinKey, lengthPrefixed(digest, pinnedBy, day));
}

/**
 * Pins a key: the only way to a pin is to type the six words, heard by voice or read from paper.
 * `pinKey` (32 bytes) comes from the secret of whoever pins: a desk's, an auditor's, a campaign lead's. Throws WordsDiffer.
 */
export function makePin(subject: Subject, typedWords: string, pinnedBy: string, day: string, pinKey: Uint8Array): Pin {
  const digest = subjectDigest(subject);
  if (!sameWords(typedWords, digest)) throw new WordsDiffer();
  return { digest, pinnedBy, day, mac: pinMac(digest, pinnedBy, day, pinKey) };
}

/** True when this pin was made under `pinKey` for exactly this subject, key included. */
export function pinHolds(pin: Pin, subject: Subject, pinKey: Uint8Array): boolean {
  const digest = subjectDigest(subject);
  const digestHolds = sameBytes(pin.digest, digest);
  return sameBytes(pin.mac, pinMac(digest, pin.pinnedBy, pin.day, pinKey)) && digestHolds;
}

/** The same pin under another key, or null when it does not hold under the old one. */
export function remac({ digest, pinnedBy, day, mac }: Pin, oldKey: Uint8Array, newKey: Uint8Array): Buffer | null {
  return sameBytes(mac, pinMac(digest, pinnedBy, day, oldKey)) ? pinMac(digest, pinnedBy, day, newKey) : null;
}
