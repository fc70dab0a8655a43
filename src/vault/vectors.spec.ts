import { existsSync, readFileSync } from 'node:fs';
import { hkdf, hmac } from './derive.js';
import { sodium } from './sodium.js';

/** Wycheproof vectors (github.com/C2SP/wycheproof) beside the repository. Where they are absent these tests are skipped, not passed. */
const VECTORS = new URL('../../../shared/data/vectors/', import.meta.url);
const withVectors = (file: string): jest.It => (existsSync(new URL(file, VECTORS)) ? it : it.skip);

type Result = 'valid' | 'invalid' | 'acceptable';
type Vector = Record<string, string> & { tcId: number; flags: string[]; result: Result };
interface Group {
  tests: Vector[];
  tagSize: number;
  publicKey: { pk: string };
}

const bytes = (hex: string | undefined): Buffer => Buffer.from(hex!, 'hex');

/** Asks each vector; returns the ids of those answered wrongly. `answer` returns undefined or throws where it refuses. */
function wrong(file: string, answer: (vector: Vector, group: Group) => boolean): { wrong: number[]; asked: number } {
  const { numberOfTests, testGroups } = JSON.parse(readFileSync(new URL(file, VECTORS), 'utf8')) as {
    numberOfTests: number;
    testGroups: Group[];
  };
  const asked = testGroups.flatMap((group) => group.tests.map((vector) => ({ vector, group })));
  expect(asked).toHaveLength(numberOfTests);
  const failed = asked.filter(({ vector, group }) => !answer(vector, group));
  return { wrong: failed.map(({ vector }) => vector.tcId), asked: asked.length };
}

/** The result of a call, or undefined when it refused by throwing. */
function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

const hex = (result: Uint8Array | undefined): string | undefined => result && Buffer.from(result).toString('hex');

withVectors('hkdf_sha256_test.json')('derives as Wycheproof says (HKDF-SHA256)', () => {
  const outcome = wrong('hkdf_sha256_test.json', ({ ikm, salt, info, size, okm, result }) => {
    const derived = hex(attempt(() => hkdf(bytes(ikm), bytes(info), bytes(salt), Number(size))));
    return result === 'valid' ? derived === okm : derived === undefined;
  });
  expect(outcome).toEqual({ wrong: [], asked: 86 });
});

withVectors('hmac_sha256_test.json')('authenticates as Wycheproof says (HMAC-SHA256)', () => {
  const outcome = wrong('hmac_sha256_test.json', ({ key, msg, tag, result }, { tagSize }) => {
    const made = hmac(bytes(key), bytes(msg)).subarray(0, tagSize / 8);
    return (made.toString('hex') === tag) === (result === 'valid');
  });
  expect(outcome).toEqual({ wrong: [], asked: 174 });
});

withVectors('x25519_test.json')('agrees on a secret as Wycheproof says, and refuses an all-zero one (X25519)', () => {
  const outcome = wrong('x25519_test.json', ({ private: secretKey, public: publicKey, shared, flags, result }) => {
    const agreed = hex(attempt(() => sodium.crypto_scalarmult(bytes(secretKey), bytes(publicKey))));
    if (flags.includes('ZeroSharedSecret')) return agreed === undefined;
    return agreed === shared || (result === 'acceptable' && agreed === undefined);
  });
  expect(outcome).toEqual({ wrong: [], asked: 518 });
});

withVectors('xchacha20_poly1305_test.json')('seals and opens as Wycheproof says (XChaCha20-Poly1305)', () => {
  const outcome = wrong('xchacha20_poly1305_test.json', ({ key, iv, aad, msg, ct, tag, result }) => {
    const sealed = bytes(`${ct}${tag}`);
    const opened = attempt(() =>
      sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, bytes(aad), bytes(iv), bytes(key)),
    );
    if (result === 'invalid') return opened === undefined;
    const again = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
      bytes(msg),
      bytes(aad),
      null,
      bytes(iv),
      bytes(key),
    );
    return hex(opened) === msg && hex(again) === sealed.toString('hex');
  });
  expect(outcome).toEqual({ wrong: [], asked: 315 });
});

withVectors('ed25519_test.json')('verifies as Wycheproof says (Ed25519)', () => {
  const outcome = wrong('ed25519_test.json', ({ sig, msg, result }, { publicKey }) => {
    const key = bytes(publicKey.pk);
    const verified = attempt(() => sodium.crypto_sign_verify_detached(bytes(sig), bytes(msg), key)) ?? false;
    return verified === (result === 'valid');
  });
  expect(outcome).toEqual({ wrong: [], asked: 151 });
});
