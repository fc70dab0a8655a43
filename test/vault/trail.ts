import type { Person } from '../../src/cli/demo/cast.js';
import { openSealed, publicKeyOf } from '../../src/vault/box.js';
import type { FreshDatabase } from '../support/database.js';
import { asOwner } from '../support/owner.js';

export interface TrailEntry {
  number: number;
  actor: string;
  action: string;
  object?: string;
  reason?: string;
  refused?: number;
}

/** The organisation's trail as its auditor opens it, oldest first; without what was told in clear. */
export function trailOf(database: FreshDatabase, auditor: Person): Promise<TrailEntry[]> {
  return asOwner(database, async (owner) => {
    const grants = await owner.query<{ secret_sealed: Buffer }>(
      'select secret_sealed from audit_grants where account_id = $1',
      [auditor.accountId],
    );
    const { secretKey } = auditor.actor;
    const secret = openSealed(
      { secretKey: Buffer.from(secretKey), publicKey: publicKeyOf(secretKey) },
      grants.rows[0]!.secret_sealed,
    );
    const entries = await owner.query<{ number: string; entry_sealed: Buffer }>(
      'select number, entry_sealed from audit_entries where organisation_id = $1 and code is null order by number',
      [auditor.organisationId],
    );
    const pair = { secretKey: secret, publicKey: publicKeyOf(secret) };
    return entries.rows.map(({ number, entry_sealed }) => ({
      number: Number(number),
      ...(JSON.parse(openSealed(pair, entry_sealed).toString()) as Omit<TrailEntry, 'number'>),
    }));
  });
}
