import { sameBytes } from '../vault/derive.js';
import { entryHash, genesis } from './entry-hash.js';

/** The row of `audit_chains`: where the chain ends, and which key its entries are sealed to. */
export interface ChainHead {
  organisation_id: string;
  audit_key_digest: Buffer | null;
  head_number: string;
  head_hash: Buffer;
}

/** A row of `audit_entries`. `day`: `2026-11-24`. */
export interface ChainedEntry {
  number: string;
  day: string;
  code: string | null;
  entry_sealed: Buffer | null;
  hash: Buffer;
}

/** `number`: the first entry that is missing, changed, or not where it was written. */
export type Verdict = { whole: true; entries: number } | { whole: false; number: string; why: string };

/**
 * Walks an organisation's chain from its beginning. It needs no key: entries stay sealed. `entries` come in the order of their numbers.
 *
 * What it cannot see: somebody who can write to the database may compute a whole new chain, for SHA-256 has no key, or take
 * the newest entries off and put the head back. Only a head that an auditor has written down elsewhere shows that.
 */
export async function verifyChain(
  { organisation_id: organisationId, audit_key_digest: keyDigest, head_number, head_hash }: ChainHead,
  entries: AsyncIterable<ChainedEntry> | Iterable<ChainedEntry>,
): Promise<Verdict> {
  let [last, previous, keyMade] = [0n, genesis(organisationId), false];
  const broken = (number: bigint, why: string): Verdict => ({ whole: false, number: String(number), why });

  for await (const { number, day, code, entry_sealed: sealed, hash } of entries) {
    const expected = last + 1n;
    if (BigInt(number) !== expected)
      return broken(expected, BigInt(number) < expected ? 'follows one that does not belong here' : 'is missing');
    if (!sameBytes(hash, entryHash({ organisationId, number, day, code, sealed, previous })))
      return broken(expected, 'was changed, or the one before it was');
    if (code === 'audit-key.made') {
      if (!sealed || !keyDigest || !sameBytes(sealed, keyDigest))
        return broken(expected, 'names another audit key than is used');
      keyMade = true;
    }
    [last, previous] = [expected, hash];
  }
  if (last < BigInt(head_number)) return broken(last + 1n, 'is missing');
  if (last > BigInt(head_number)) return broken(BigInt(head_number) + 1n, 'was added after the head of the chain');
  if (!sameBytes(previous, head_hash)) return broken(last, 'is not the head of the chain');
  if (keyDigest && !keyMade) return broken(last, 'is sealed to an audit key that no entry names');
  return { whole: true, entries: Number(last) };
}
