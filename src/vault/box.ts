import { CannotOpen } from './cannot-open.js';
import { wipe } from './derive.js';
import { pad, unpad } from './pad.js';
import { Recipient } from './recipient.js';
import { sodium } from './sodium.js';

export { Recipient } from './recipient.js';

/** X25519, 32 bytes each. */
export interface KeyPair {
  publicKey: Buffer;
  secretKey: Buffer;
}

const FORMAT = 1;
const SHORTEST = 1 + 32 + 16;

/** A random key pair. */
export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return { publicKey: Buffer.from(publicKey), secretKey: Buffer.from(privateKey) };
}

/** The same pair from the same 32 bytes: a desk's box keys come from a sub-key of its secret. TypeError on another length. */
export function keyPairFromSeed(seed: Uint8Array): KeyPair {
  const { publicKey, privateKey } = sodium.crypto_box_seed_keypair(seed);
  return { publicKey: Buffer.from(publicKey), secretKey: Buffer.from(privateKey) };
}

/** The public key that belongs to a secret key, to be compared with the one that is stored. */
export function publicKeyOf(secretKey: Uint8Array): Buffer {
  return Buffer.from(sodium.crypto_scalarmult_base(secretKey));
}

/**
 * Seals bytes to a recipient (crypto_box_seal: X25519, XSalsa20-Poly1305, an ephemeral sender who cannot open it again).
 * Result: format 1 | sealed box of the padded bytes. It tells nothing about its sender: whoever needs that adds a MAC.
 */
export function sealTo(recipient: Recipient, bytes: Uint8Array, padStep = 256): Buffer {
  const padded = pad(bytes, padStep);
  try {
    return Buffer.concat([Buffer.of(FORMAT), sodium.crypto_box_seal(padded, Recipient.keyOf(recipient))]);
  } finally {
    wipe(padded);
  }
}

/** Opens what `sealTo` made for this pair. Throws CannotOpen. */
export function openSealed(pair: KeyPair, sealed: Uint8Array): Buffer {
  if (sealed.length < SHORTEST || sealed[0] !== FORMAT) throw new CannotOpen();
  try {
    return unpad(sodium.crypto_box_seal_open(sealed.subarray(1), pair.publicKey, pair.secretKey));
  } catch {
    throw new CannotOpen();
  }
}
