import { hkdf } from './derive.js';
import { sodium } from './sodium.js';

/** Base64 of Ed25519 signatures (RFC 8032), and of the public half of their key. */
export interface Signer {
  publicKey: string;
  sign(bytes: Uint8Array): string;
}

/** The key that signs releases, derived from the statistics secret: it exists only in the session that approves. */
export function signerOf(statisticsSecret: Uint8Array): Signer {
  const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(hkdf(statisticsSecret, 'statistics/signing'));
  return {
    publicKey: base64(publicKey),
    sign: (bytes) => base64(sodium.crypto_sign_detached(bytes, privateKey)),
  };
}

/** False for what is no signature or key at all, too. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  try {
    return sodium.crypto_sign_verify_detached(fromBase64(signature), bytes, fromBase64(publicKey));
  } catch {
    return false;
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.trim(), 'base64'));
