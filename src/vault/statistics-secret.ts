import { type KeyPair, keyPairFromSeed, openSealed, type Recipient, sealTo } from './box.js';
import { openBlob, type Place, sealBlob } from './blob.js';
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

/** The secret before this one, for statements of a year that were sealed to it. The newer opens the older, never the other way. */
export const sealPrevious = (secret: Uint8Array, number: number, previous: Uint8Array): Buffer =>
  sealBlob(previousKey(secret), placeOfPrevious(number), { keyNumber: number, counter: 1 }, previous);

/** @throws CannotOpen */
export const openPrevious = (secret: Uint8Array, number: number, sealed: Uint8Array): Buffer =>
  openBlob(previousKey(secret), placeOfPrevious(number), sealed);

const previousKey = (secret: Uint8Array) => hkdf(secret, 'statistics/previous');
const placeOfPrevious = (number: number): Place => ({
  table: 'statistics_keys',
  column: 'previous_sealed',
  id: String(number),
  // Of the network.
  organisationId: '',
});
