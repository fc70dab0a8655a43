import { hkdf, hmac, lengthPrefixed, plainSha256, randomKey, randomToken, sameBytes, sha256, wipe } from './derive.js';

const key = Buffer.alloc(32, 7);

it('derives another sub-key for another label, another salt and another key', () => {
  const keys = [
    hkdf(key, 'notes'),
    hkdf(key, 'facts'),
    hkdf(key, 'notes', Buffer.of(1)),
    hkdf(Buffer.alloc(32, 8), 'notes'),
  ];
  expect(new Set(keys.map((each) => each.toString('hex'))).size).toBe(4);
  expect(keys.every((each) => each.length === 32)).toBe(true);
  expect(hkdf(key, 'notes')).toEqual(keys[0]);
  expect(hkdf(key, 'notes', undefined, 64)).toHaveLength(64);
});

it('never gives two different lists of parts the same hash', () => {
  expect(sha256('ab', 'c')).not.toEqual(sha256('a', 'bc'));
  expect(sha256('abc')).not.toEqual(sha256('abc', ''));
  expect(sha256()).not.toEqual(sha256(''));
  expect(lengthPrefixed('é').toString('hex')).toBe('00000002c3a9');
});

it('hashes plain bytes as everybody else does', () => {
  expect(plainSha256(Buffer.from('abc')).toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(hmac(Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

it('compares only whole values', () => {
  expect(sameBytes(Buffer.from('abc'), Buffer.from('abc'))).toBe(true);
  expect(sameBytes(Buffer.from('abc'), Buffer.from('abd'))).toBe(false);
  expect(sameBytes(Buffer.from('abc'), Buffer.from('ab'))).toBe(false);
});

it('makes keys and tokens of 32 bytes, each only once', () => {
  expect(randomKey()).toHaveLength(32);
  expect(randomKey()).not.toEqual(randomKey());
  expect(randomToken()).toMatch(/^[\w-]{43}$/);
  expect(randomToken()).not.toBe(randomToken());
});

it('overwrites every buffer it is given', () => {
  const [one, two] = [randomKey(), randomKey()];
  wipe(one, two);
  expect(Buffer.concat([one, two])).toEqual(Buffer.alloc(64));
});
