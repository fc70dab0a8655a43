import { sodium } from './sodium.js';
import { FULL_COST, newPassphrase, normalisePassphrase, storedVerifier, stretch } from './passphrase.js';
import { WORDS } from './words.js';

const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
const cheap = { memoryKib: 8, iterations: 1, parallelism: 1 };

it('is Argon2id at full cost: the same bytes as two other implementations give', async () => {
  const { verifier, kek } = await stretch('abacus drop-down yo-yo zoom unwrapped heron', salt, FULL_COST);
  // Computed with OpenSSL (node:crypto argon2Sync of Node 24) and, separately, with @noble/hashes 2; both give these 64 bytes.
  expect(verifier.toString('hex')).toBe('f73fd8b9d1821904b77ba183072f1dff82250b6ded56abc69cc05c58c7096534');
  expect(kek.toString('hex')).toBe('0640c6c79db015e36125248ac33131fd88394f7f72f55676020a392f906be562');
});

it('costs 64 MiB, three passes, one lane, and nobody changes that at run time', () => {
  expect(FULL_COST).toEqual({ memoryKib: 65536, iterations: 3, parallelism: 1 });
  expect(() => Object.assign(FULL_COST, { iterations: 1 })).toThrow(TypeError);
});

it('gives other bytes for another passphrase, another salt and another cost', async () => {
  const all = await Promise.all([
    stretch('abacus', salt, cheap),
    stretch('zoom', salt, cheap),
    stretch('abacus', Buffer.alloc(16), cheap),
    stretch('abacus', salt, { ...cheap, iterations: 2 }),
    stretch('abacus', salt, { ...cheap, memoryKib: 16 }),
  ]);
  expect(new Set(all.flatMap(({ verifier, kek }) => [verifier.toString('hex'), kek.toString('hex')])).size).toBe(10);
});

it('forgives what telephones and hands do to a passphrase, and nothing else', async () => {
  expect(normalisePassphrase('  Abacus\u00a0 ZOOM\n heron ')).toBe('abacus zoom heron');
  expect(normalisePassphrase('ａｂａｃｕｓ')).toBe('abacus');
  expect(await stretch(' Abacus  Zoom ', salt, cheap)).toEqual(await stretch('abacus zoom', salt, cheap));
  expect(await stretch('abacuszoom', salt, cheap)).not.toEqual(await stretch('abacus zoom', salt, cheap));
});

it('makes passphrases of six words of the list, each only once', () => {
  const passphrases = Array.from({ length: 500 }, newPassphrase);
  const words = passphrases.flatMap((passphrase) => passphrase.split(' '));
  expect(words).toHaveLength(3000);
  expect(words.every((word) => WORDS.includes(word))).toBe(true);
  expect(new Set(passphrases).size).toBe(500);
  // 3000 draws from 7776 words leave about 2490 different ones; 2300 is 20 standard deviations away.
  expect(new Set(words).size).toBeGreaterThan(2300);
});

it('refuses a salt of another length, and a row that asks for a gigabyte or a day', async () => {
  await expect(stretch('abacus', Buffer.alloc(8), cheap)).rejects.toThrow(RangeError);
  await expect(stretch('abacus', salt, { ...cheap, memoryKib: 1048576 })).rejects.toThrow(RangeError);
  await expect(stretch('abacus', salt, { ...cheap, iterations: 1000000 })).rejects.toThrow(RangeError);
  await expect(stretch('abacus', salt, { ...cheap, parallelism: 255 })).rejects.toThrow(RangeError);
});

it('stores BLAKE2b-256 of the verifier, not the verifier', () => {
  // BLAKE2b-256 of "abc" (b2sum -l 256).
  expect(storedVerifier(Buffer.from('abc')).toString('hex')).toBe(
    'bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319',
  );
  expect(storedVerifier(salt)).toHaveLength(sodium.crypto_generichash_BYTES);
});
