import { randomBytes } from 'node:crypto';
import { CannotOpen } from './cannot-open.js';
import { lengthPrefixed, wipe } from './derive.js';
import { pad, unpad } from './pad.js';
import { sodium } from './sodium.js';

export { CannotOpen } from './cannot-open.js';

/** Where a blob stands. It is bound to this place: moved to another row, column, table or organisation it does not open. */
export interface Place {
  table: string;
  column: string;
  id: string;
  organisationId: string;
}

/**
 * `keyNumber`: of the sealing key (fields: number of the case or person key; wraps: the desk's epoch).
 * `counter`: the blob's own, raised only when this blob is sealed again; never the row's `version`, which jobs without keys raise.
 * Both 0 to 2^32 - 1.
 */
export interface Sealing {
  keyNumber: number;
  counter: number;
}

const FORMAT = 1;
const NONCE_AT = 9;
const CIPHERTEXT_AT = NONCE_AT + 24;
const SHORTEST = CIPHERTEXT_AT + 16;

/** Everything the ciphertext is bound to and does not contain: the 9 bytes of the head, and the place. */
function boundTo(head: Uint8Array, place: Place): Buffer {
  const [format, keyNumber, counter] = [head.subarray(0, 1), head.subarray(1, 5), head.subarray(5, NONCE_AT)];
  return lengthPrefixed(format, place.table, place.column, place.id, place.organisationId, keyNumber, counter);
}

/**
 * Seals bytes with XChaCha20-Poly1305-IETF (draft-irtf-cfrg-xchacha-03) under a 32-byte key and a random nonce.
 * Blob: format 1 | key number u32BE | counter u32BE | nonce 24 | ciphertext and tag of the padded plaintext.
 * Throws TypeError on a key of another length, RangeError on a number outside u32. Does not stop the putting back of a
 * whole old row: counter and blob then agree.
 */
export function sealBlob(
  key: Uint8Array,
  place: Place,
  sealing: Sealing,
  plaintext: Uint8Array,
  padStep = 256,
): Buffer {
  // writeUInt32BE would silently cut a fraction.
  if (!Object.values(sealing).every((number) => number >>> 0 === number)) {
    throw new RangeError('A key number or counter is a whole number of 32 bits.');
  }
  const head = Buffer.alloc(NONCE_AT, FORMAT);
  head.writeUInt32BE(sealing.keyNumber, 1);
  head.writeUInt32BE(sealing.counter, 5);
  const nonce = randomBytes(24);
  const padded = pad(plaintext, padStep);
  try {
    const ciphertext = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
      padded,
      boundTo(head, place),
      null,
      nonce,
      key,
    );
    return Buffer.concat([head, nonce, ciphertext]);
  } finally {
    wipe(padded);
  }
}

/** Opens a blob at the place where it was found. Throws CannotOpen for any reason it does not open. */
export function openBlob(key: Uint8Array, place: Place, blob: Uint8Array): Buffer {
  if (blob.length < SHORTEST || blob[0] !== FORMAT) throw new CannotOpen(place);
  const associated = boundTo(blob.subarray(0, NONCE_AT), place);
  const nonce = blob.subarray(NONCE_AT, CIPHERTEXT_AT);
  try {
    const ciphertext = blob.subarray(CIPHERTEXT_AT);
    return unpad(sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, ciphertext, associated, nonce, key));
  } catch {
    throw new CannotOpen(place);
  }
}

/** The key number and counter a blob claims, readable without a key and therefore true only once it has been opened. */
export function sealingOf(blob: Uint8Array): Sealing {
  if (blob.length < SHORTEST || blob[0] !== FORMAT) throw new CannotOpen();
  const head = Buffer.from(blob.buffer, blob.byteOffset, NONCE_AT);
  return { keyNumber: head.readUInt32BE(1), counter: head.readUInt32BE(5) };
}

/** `sealBlob` for text (UTF-8). */
export function sealText(key: Uint8Array, place: Place, sealing: Sealing, text: string, padStep?: number): Buffer {
  const bytes = Buffer.from(text);
  try {
    return sealBlob(key, place, sealing, bytes, padStep);
  } finally {
    wipe(bytes);
  }
}

/** `openBlob` for text. Throws CannotOpen. */
export function openText(key: Uint8Array, place: Place, blob: Uint8Array): string {
  const bytes = openBlob(key, place, blob);
  try {
    return bytes.toString();
  } finally {
    wipe(bytes);
  }
}

/** `sealText` for anything JSON can say. */
export function sealJson(key: Uint8Array, place: Place, sealing: Sealing, content: unknown, padStep?: number): Buffer {
  return sealText(key, place, sealing, JSON.stringify(content), padStep);
}

/** `openText` for JSON. `T` is what this place was sealed with: authenticity is checked, the shape is not. Throws CannotOpen. */
export function openJson<T>(key: Uint8Array, place: Place, blob: Uint8Array): T {
  return JSON.parse(openText(key, place, blob)) as T;
}
