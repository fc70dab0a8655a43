import { bech32 } from '@scure/base';
import { Encrypter } from 'age-encryption';
import { Recipient } from './recipient.js';

/** The 32 bytes of an age recipient, `age1...`: what is pinned, like any other key. The text was checked to be one. */
export const keyOfAge = (recipient: string): Buffer => Buffer.from(bech32.decodeToBytes(recipient).bytes);

/** The same key as its holder writes it. */
export const ageOfKey = (publicKey: Uint8Array): string => bech32.encodeFromBytes('age', publicKey);

/**
 * What is read is sealed to somebody who was pinned or read their key out, as a binary age v1 file, while it is read: 64 KiB of plaintext are in memory
 * at most, beside what the source gives at once. A file that was cut off does not open to its end. https://age-encryption.org/v1
 */
export function sealedToAge(recipient: Recipient, plaintext: ReadableStream<Uint8Array>): Promise<ReadableStream> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(ageOfKey(Recipient.keyOf(recipient)));
  return encrypter.encrypt(plaintext);
}
