import { keyPairFromSeed, newKeyPair, openSealed, publicKeyOf, Recipient, sealTo } from './box.js';
import { CannotOpen } from './cannot-open.js';
import { checkWords } from './check-words.js';
import { plainSha256, randomKey } from './derive.js';
import { makePin, NotPinned, subjectDigest, type Subject } from './pin.js';

const pair = newKeyPair();
const pinKey = randomKey();
const subject: Subject = {
  purpose: 'desk',
  subjectId: 'desk-1',
  organisationId: 'organisation-1',
  publicKey: pair.publicKey,
};
const pin = makePin(subject, checkWords(subjectDigest(subject)), 'account-1', '2026-11-24', pinKey);
const secret = randomKey();

it('seals to a pinned key, and only its owner opens it', () => {
  const sealed = sealTo(Recipient.pinned(pin, subject, pinKey), secret);
  expect(openSealed(pair, sealed)).toEqual(secret);
  expect(() => openSealed(newKeyPair(), sealed)).toThrow(CannotOpen);
});

it('does not seal to a key that was swapped after it was pinned', () => {
  const swapped = { ...subject, publicKey: newKeyPair().publicKey };
  expect(() => Recipient.pinned(pin, swapped, pinKey)).toThrow(NotPinned);
  expect(() => Recipient.pinned({ ...pin, digest: subjectDigest(swapped) }, swapped, pinKey)).toThrow(NotPinned);
  expect(() => Recipient.pinned(pin, subject, randomKey())).toThrow(NotPinned);
});

it('seals to the key that was checked, even when the buffer changes afterwards', () => {
  const publicKey = Buffer.from(pair.publicKey);
  const recipient = Recipient.pinned(pin, { ...subject, publicKey }, pinKey);
  const reply = Recipient.replyTo(publicKey);
  publicKey.set(newKeyPair().publicKey);
  expect(openSealed(pair, sealTo(recipient, secret))).toEqual(secret);
  expect(openSealed(pair, sealTo(reply, secret))).toEqual(secret);
});

it('seals to nothing that was not made a recipient', () => {
  const forged = Object.assign(Object.create(Recipient.prototype), { publicKey: pair.publicKey }) as Recipient;
  expect(() => sealTo(forged, secret)).toThrow(TypeError);
  // @ts-expect-error a bare public key is not a recipient
  expect(() => sealTo(pair.publicKey, secret)).toThrow(TypeError);
});

it('seals to oneself only when both halves belong together', () => {
  expect(openSealed(pair, sealTo(Recipient.self(pair), secret))).toEqual(secret);
  expect(() => Recipient.self({ ...pair, publicKey: newKeyPair().publicKey })).toThrow(NotPinned);
});

it('seals to the audit key only when it is the one of the first row of the chain', () => {
  const expected = plainSha256(pair.publicKey);
  expect(openSealed(pair, sealTo(Recipient.auditKey(pair.publicKey, expected), secret))).toEqual(secret);
  expect(() => Recipient.auditKey(newKeyPair().publicKey, expected)).toThrow(NotPinned);
});

it('lets a lawyer answer to the desk key that came inside the packet', () => {
  expect(openSealed(pair, sealTo(Recipient.replyTo(pair.publicKey), secret))).toEqual(secret);
  expect(() => Recipient.replyTo(Buffer.alloc(31))).toThrow(NotPinned);
});

it('does not open with a single byte changed, nor cut short', () => {
  const sealed = sealTo(Recipient.self(pair), secret);
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    expect(() => openSealed(pair, changed)).toThrow(CannotOpen);
  }
  for (const length of [0, 1, 33, 49, sealed.length - 1]) {
    expect(() => openSealed(pair, sealed.subarray(0, length))).toThrow(CannotOpen);
  }
});

it('hides the length up to the step', () => {
  const lengths = ['', 'no', 'x'.repeat(255)].map((text) => sealTo(Recipient.self(pair), Buffer.from(text)).length);
  expect(new Set(lengths)).toEqual(new Set([1 + 48 + 256]));
  expect(sealTo(Recipient.self(pair), secret, 512)).toHaveLength(1 + 48 + 512);
});

it('makes the same pair from the same seed, and the public half from the secret one', () => {
  const seed = randomKey();
  expect(keyPairFromSeed(seed)).toEqual(keyPairFromSeed(seed));
  expect(keyPairFromSeed(seed)).not.toEqual(keyPairFromSeed(randomKey()));
  expect(publicKeyOf(pair.secretKey)).toEqual(pair.publicKey);
  expect(newKeyPair().secretKey).not.toEqual(newKeyPair().secretKey);
});
