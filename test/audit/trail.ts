import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Db } from '../../src/common/database/db.js';
import { withClient } from '../../src/common/database/roles.js';
import { type KeyPair, openSealed, publicKeyOf } from '../../src/vault/box.js';
import { Keyring } from '../../src/vault/keyring.js';
import type { ChainedEntry, ChainHead } from '../../src/audit/verify-chain.js';
import type { RunningApp } from '../support/app.js';

/** An entry as its auditor reads it. */
export interface Opened {
  number: number;
  actor: string;
  minute: string;
  action: string;
  object?: string;
  reason?: string;
  refused?: number;
}

/** The audit key, from the auditor's own grant with the auditor's own secret key. */
export const auditPair = ({ app }: RunningApp, auditor: Person): Promise<KeyPair> =>
  acting(app, auditor, async () => {
    const [grant] = await app.get(Db).query<{ secret_sealed: Buffer }>('select secret_sealed from audit_grants');
    const secretKey = openSealed(app.get(Keyring).own(), grant!.secret_sealed);
    return { secretKey, publicKey: publicKeyOf(secretKey) };
  });

/** The chain as the disk has it. */
export async function stored(
  { database }: RunningApp,
  organisationId: string,
): Promise<{ head: ChainHead; entries: ChainedEntry[] }> {
  return withClient(database.ownerUrl, async (owner) => {
    const head = await owner.query<ChainHead>('select * from audit_chains where organisation_id = $1', [
      organisationId,
    ]);
    const entries = await owner.query<ChainedEntry>(
      `select number, entered_on::text as day, code, entry_sealed, hash from audit_entries where organisation_id = $1 order by number`,
      [organisationId],
    );
    return { head: head.rows[0]!, entries: entries.rows };
  });
}

/** All sealed entries after `after`, opened by the auditor. */
export async function trail(running: RunningApp, auditor: Person, after = 0): Promise<Opened[]> {
  const pair = await auditPair(running, auditor);
  const { entries } = await stored(running, auditor.organisationId);
  return entries
    .filter(({ number, code }) => Number(number) > after && code === null)
    .map(({ number, entry_sealed }) => ({
      number: Number(number),
      ...(JSON.parse(openSealed(pair, entry_sealed!).toString()) as Omit<Opened, 'number'>),
    }));
}

/** The owner of the database writes past the application, as far as row-level security lets one organisation's owner. */
export const tamper = (
  { database }: RunningApp,
  organisationId: string,
  deskIds: string[],
  sql: string,
  parameters: unknown[],
) =>
  withClient(database.ownerUrl, async (owner) => {
    await owner.query(
      `select set_config('app.organisation_id', $1, false), set_config('app.desk_ids', $2, false), set_config('app.account_id', $1, false),
              set_config('app.reach', 'desk', false), set_config('app.handle', '-', false)`,
      [organisationId, `{${deskIds.join(',')}}`],
    );
    const { rowCount } = await owner.query(sql, parameters);
    if (!rowCount) throw new Error('Nothing was tampered with.');
  });
