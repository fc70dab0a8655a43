import { sameBytes } from '../vault/derive.js';
import { entryHash, genesis } from './entry-hash.js';

/** The row of `audit_chains`: where the chain ends. */
export interface ChainHead {
  organisation_id: string;
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

/** A place in the chain that somebody trusts: an earlier head. */
export interface From {
  number: string;
  hash: Buffer;
}

/** `number`: the first entry that is missing, changed, or not where it was written. */
export type Verdict = { whole: true; entries: number } | { whole: false; number: string; why: string };

/**
 * Walks an organisation's chain from its beginning, or from an earlier head. It needs no key: entries stay sealed. `entries` come in
 * the order of their numbers, and begin after `from`.
 *
 * What it cannot see: somebody who can write to the database may compute a whole new chain, for SHA-256 has no key, or take
 * the newest entries off and put the head back. Only a head that an auditor has kept elsewhere shows that.
 */
export async function verifyChain(
  { organisation_id: organisationId, head_number, head_hash }: ChainHead,
  entries: AsyncIterable<ChainedEntry> | Iterable<ChainedEntry>,
  from?: From,
): Promise<Verdict> {
  let [last, previous, keyMade] = [BigInt(from?.number ?? 0), from?.hash ?? genesis(organisationId), Boolean(from)];
  const broken = (number: bigint, why: string): Verdict => ({ whole: false, number: String(number), why });

  for await (const { number, day, code, entry_sealed: sealed, hash } of entries) {
    const expected = last + 1n;
    if (BigInt(number) !== expected)
      return broken(expected, BigInt(number) < expected ? 'follows one that does not belong here' : 'is missing');
    if (!sameBytes(hash, entryHash({ organisationId, number, day, code, sealed, previous })))
      return broken(expected, 'was changed, or the one before it was');
    if (code === 'audit-key.made') {
      if (keyMade || sealed?.length !== 32) return broken(expected, 'names another audit key than is used');
      keyMade = true;
    } else if (code === null && !keyMade) return broken(expected, 'is sealed to an audit key that no entry names');
    [last, previous] = [expected, hash];
  }
  if (last < BigInt(head_number)) return broken(last + 1n, 'is missing');
  if (last > BigInt(head_number)) return broken(BigInt(head_number) + 1n, 'was added after the head of the chain');
  if (!sameBytes(previous, head_hash)) return broken(last, 'is not the head of the chain');
  return { whole: true, entries: Number(last) };
}
