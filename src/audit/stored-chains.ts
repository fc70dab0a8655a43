import type { Client } from 'pg';
import { type ChainedEntry, type ChainHead, type Verdict, verifyChain } from './verify-chain.js';

export interface CheckedChain {
  head: ChainHead;
  verdict: Verdict;
}

const AT_ONCE = 1000;

/** Verifies the chain of one organisation, or of all, as one moment has them. `owner`: connected as the owner of the tables. */
export async function verifyStored(owner: Client, organisationId?: string): Promise<CheckedChain[]> {
  await owner.query('begin transaction isolation level repeatable read read only');
  try {
    const { rows } = await owner.query<ChainHead>(
      `select organisation_id, head_number, head_hash from audit_chains
       where $1::uuid is null or organisation_id = $1 order by organisation_id`,
      [organisationId ?? null],
    );
    const checked: CheckedChain[] = [];
    for (const head of rows)
      checked.push({ head, verdict: await verifyChain(head, entriesOf(owner, head.organisation_id)) });
    return checked;
  } finally {
    await owner.query('rollback');
  }
}

/** In order, a thousand at a time: a chain may be longer than memory. */
async function* entriesOf(owner: Client, organisationId: string): AsyncGenerator<ChainedEntry> {
  for (let after = '-9223372036854775808'; ;) {
    const { rows } = await owner.query<ChainedEntry>(
      `select number, entered_on::text as day, code, entry_sealed, hash from audit_entries
       where organisation_id = $1 and number > $2 order by number limit ${AT_ONCE}`,
      [organisationId, after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.number;
  }
}
