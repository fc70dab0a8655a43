import { acceptStep, codeAt, newTotpSeed, stepOf, totpSecret, totpUri } from './second-factor.js';

const seed = newTotpSeed();
const now = new Date('2026-11-24T12:00:10Z');
const later = new Date(now.getTime() + 30_000);
const step = stepOf(now);
const first = acceptStep(seed, codeAt(seed, step), now, null)!;

it('counts and computes as RFC 6238 appendix B says', () => {
  const known = Buffer.from('12345678901234567890');
  for (const [seconds, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ] as const) {
    expect(codeAt(known, stepOf(new Date(seconds * 1000)))).toBe(code);
  }
});

it('accepts the current code and the one before, and no other', () => {
  expect(acceptStep(seed, codeAt(seed, step), now, null)).toHaveLength(32);
  expect(acceptStep(seed, codeAt(seed, step - 1), now, null)).toHaveLength(32);
  expect(acceptStep(seed, codeAt(seed, step - 2), now, null)).toBeNull();
  expect(acceptStep(seed, codeAt(seed, step + 1), now, null)).toBeNull();
});

it('accepts no code twice, even while it is still the code of the step before', () => {
  expect(acceptStep(seed, codeAt(seed, step), now, first)).toBeNull();
  expect(acceptStep(seed, codeAt(seed, step), later, first)).toBeNull();
});

it('accepts no step earlier than the last used', () => {
  expect(acceptStep(seed, codeAt(seed, step - 1), now, first)).toBeNull();
});

it('accepts the next step after the one before was used', () => {
  const before = acceptStep(seed, codeAt(seed, step - 1), now, null);
  expect(acceptStep(seed, codeAt(seed, step), now, before)).toEqual(first);
  expect(acceptStep(seed, codeAt(seed, step + 1), later, first)).toHaveLength(32);
});

it('accepts nothing used before when the clock has gone back', () => {
  const earlier = new Date(now.getTime() - 10 * 60_000);
  expect(acceptStep(seed, codeAt(seed, stepOf(earlier)), earlier, first)).toBeNull();
});

it('accepts again long after the last use', () => {
  const nextWeek = new Date(now.getTime() + 7 * 86_400_000);
  expect(acceptStep(seed, codeAt(seed, stepOf(nextWeek)), nextWeek, first)).toHaveLength(32);
});

it('stores a mark that names no step and differs with the seed', () => {
  const other = newTotpSeed();
  expect(acceptStep(other, codeAt(other, step), now, null)).not.toEqual(first);
  expect(acceptStep(seed, codeAt(seed, step - 1), now, null)).not.toEqual(first);
});

it('ignores spaces in the code, and refuses anything that is not the code', () => {
  const code = codeAt(seed, step);
  expect(acceptStep(seed, ` ${code.slice(0, 3)} ${code.slice(3)} `, now, null)).toEqual(first);
  for (const wrong of ['', code.slice(1), `${code}0`, code.replace(/\d/, (digit) => `${9 - Number(digit)}`)]) {
    expect(acceptStep(seed, wrong, now, null)).toBeNull();
  }
  expect(acceptStep(newTotpSeed(), 'abcdef', now, null)).toBeNull();
});

it('shows the seed in the form that authenticators read', () => {
  const known = Buffer.from('12345678901234567890');
  expect(totpSecret(known)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(totpUri(known, 'heron-maple-4821')).toMatch(/^otpauth:\/\/totp\/Ploughshare:heron-maple-4821\?/);
  expect(new URL(totpUri(known, 'heron-maple-4821')).searchParams.get('secret')).toBe(totpSecret(known));
  expect(seed).toHaveLength(20);
});
