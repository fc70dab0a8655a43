import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
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

/** RFC 5869, appendix A.1 and A.3, cut to 32 bytes as the first block of what they give; and Node's own, for many lengths. */
it('derives and authenticates as everybody else does', () => {
  const ikm = Buffer.alloc(22, 0x0b);
  expect(
    hkdf(ikm, Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex'), Buffer.from('000102030405060708090a0b0c', 'hex')).toString(
      'hex',
    ),
  ).toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf');
  expect(hkdf(ikm, '').toString('hex')).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d');
  for (const size of [0, 1, 31, 32, 63, 64, 65, 200]) {
    const [long, salt, label] = [randomBytes(size), randomBytes(size), 'né'.repeat(size)];
    expect(hmac(long, label)).toEqual(createHmac('sha256', long).update(label).digest());
    expect(hkdf(long, label, salt)).toEqual(Buffer.from(hkdfSync('sha256', long, salt, label, 32)));
  }
});
