import { type KeyPair, keyPairFromSeed, openSealed, type Recipient, sealTo } from './box.js';
import { hkdf } from './derive.js';

/** For whom it is sealed: the first of two leads takes off the outer layer and learns nothing, the second the inner one. */
export interface Layers {
  first: Recipient;
  second: Recipient;
}

export const sealInLayers = (secret: Uint8Array, { first, second }: Layers): Buffer =>
  sealTo(first, sealTo(second, secret));

/** What is left when the first lead has taken off the outer layer: sealed to the second. @throws CannotOpen */
export const remainderOf = (first: KeyPair, share: Uint8Array): Buffer => openSealed(first, share);

/** @throws CannotOpen */
export const secretFrom = (second: KeyPair, remainder: Uint8Array): Buffer => openSealed(second, remainder);

/** Statements are sealed to its public half. */
export const pairOf = (secret: Uint8Array): KeyPair => keyPairFromSeed(hkdf(secret, 'statistics/box'));
