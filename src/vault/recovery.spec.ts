import { CannotOpen } from './cannot-open.js';
import { randomKey } from './derive.js';
import { newRecoveryIdentity, openAsPair, sealForPairs } from './recovery.js';

const secret = randomKey();
const a = await newRecoveryIdentity();
const b = await newRecoveryIdentity();
const c = await newRecoveryIdentity();
const holders = { A: a, B: b, C: c };
const rows = await sealForPairs(secret, [a.recipient, b.recipient, c.recipient]);

it('gives each holder an age identity and the recipient that belongs to it', () => {
  expect(a.identity).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/);
  expect(a.recipient).toMatch(/^age1[0-9a-z]{58}$/);
  expect(a.identity).not.toBe(b.identity);
});

it('opens for any two of three, in the order that the row names', async () => {
  expect(rows.map(({ pair }) => pair)).toEqual(['AB', 'AC', 'BC']);
  for (const { pair, sealed } of rows) {
    const [outer, inner] = [...pair] as ('A' | 'B' | 'C')[];
    expect(await openAsPair(sealed, holders[outer!].identity, holders[inner!].identity)).toEqual(secret);
  }
});

it.each(['A', 'B', 'C'] as const)('opens no row for %s alone', async (one) => {
  const { identity } = holders[one];
  for (const { sealed } of rows) {
    await expect(openAsPair(sealed, identity, identity)).rejects.toThrow(CannotOpen);
  }
});

it('opens no row for a holder with a stranger', async () => {
  const stranger = await newRecoveryIdentity();
  for (const { sealed } of rows) {
    for (const { identity } of [a, b, c]) {
      await expect(openAsPair(sealed, identity, stranger.identity)).rejects.toThrow(CannotOpen);
      await expect(openAsPair(sealed, stranger.identity, identity)).rejects.toThrow(CannotOpen);
    }
  }
});

it('does not open a changed row', async () => {
  const changed = Buffer.from(rows[0]!.sealed);
  changed[changed.length - 1]! ^= 1;
  await expect(openAsPair(changed, a.identity, b.identity)).rejects.toThrow(CannotOpen);
});

it('refuses to seal when two of the three are one person', async () => {
  await expect(sealForPairs(secret, [a.recipient, b.recipient, a.recipient])).rejects.toThrow(RangeError);
});
