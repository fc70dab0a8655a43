import { newKeyPair } from './box.js';
import { checkWords } from './check-words.js';
import { randomKey } from './derive.js';
import { makePin, pinHolds, subjectDigest, WordsDiffer, type Subject } from './pin.js';

const pinKey = randomKey();
const subject: Subject = {
  purpose: 'member',
  subjectId: 'account-1',
  organisationId: 'organisation-1',
  publicKey: newKeyPair().publicKey,
};
const words = checkWords(subjectDigest(subject));

it('holds for the key whose words were typed', () => {
  const pin = makePin(subject, words, 'account-2', '2026-11-24', pinKey);
  expect(pinHolds(pin, subject, pinKey)).toBe(true);
  expect(pin).toMatchObject({ digest: subjectDigest(subject), pinnedBy: 'account-2', day: '2026-11-24' });
});

it('cannot be made with the words of another key', () => {
  const other = { ...subject, publicKey: newKeyPair().publicKey };
  expect(() => makePin(other, words, 'account-2', '2026-11-24', pinKey)).toThrow(WordsDiffer);
  expect(() => makePin(subject, '', 'account-2', '2026-11-24', pinKey)).toThrow(WordsDiffer);
});

it.each([
  ['a swapped key', { publicKey: newKeyPair().publicKey }],
  ['another purpose', { purpose: 'lawyer' as const }],
  ['another subject', { subjectId: 'account-9' }],
  ['another organisation', { organisationId: 'organisation-9' }],
])('does not hold for %s', (_, change) => {
  const pin = makePin(subject, words, 'account-2', '2026-11-24', pinKey);
  const changed = { ...subject, ...change };
  expect(pinHolds(pin, changed, pinKey)).toBe(false);
  // Whoever can write the row writes the digest too.
  expect(pinHolds({ ...pin, digest: subjectDigest(changed) }, changed, pinKey)).toBe(false);
});

it.each([
  ['who pinned it', { pinnedBy: 'account-3' }],
  ['the day', { day: '2026-11-25' }],
  ['the digest', { digest: randomKey() }],
  ['the MAC', { mac: randomKey() }],
  ['the MAC, to nothing', { mac: Buffer.alloc(0) }],
])('does not hold when somebody changed %s', (_, change) => {
  const pin = makePin(subject, words, 'account-2', '2026-11-24', pinKey);
  expect(pinHolds({ ...pin, ...change }, subject, pinKey)).toBe(false);
});

it('does not hold under the secret of another desk', () => {
  const pin = makePin(subject, words, 'account-2', '2026-11-24', pinKey);
  expect(pinHolds(pin, subject, randomKey())).toBe(false);
});
