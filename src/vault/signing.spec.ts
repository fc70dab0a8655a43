import { randomKey } from './derive.js';
import { isSignedBy, signerOf } from './signing.js';

it('signs with a key that follows from the statistics secret alone', () => {
  const secret = randomKey();
  const [signer, again, other] = [signerOf(secret), signerOf(secret), signerOf(randomKey())];
  const bytes = Buffer.from('{"release":"2027-Q1/standard-1"}');
  const signature = signer.sign(bytes);
  expect(again.publicKey).toBe(signer.publicKey);
  expect(isSignedBy(signer.publicKey, bytes, signature)).toBe(true);
  expect(isSignedBy(other.publicKey, bytes, signature)).toBe(false);
  expect(isSignedBy(signer.publicKey, Buffer.from('{"release":"2027-Q2/standard-1"}'), signature)).toBe(false);
  for (const wrong of ['', 'AAAA', 'no base64 at all']) {
    expect(isSignedBy(signer.publicKey, bytes, wrong)).toBe(false);
    expect(isSignedBy(wrong, bytes, signature)).toBe(false);
  }
});
