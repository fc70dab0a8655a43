import { randomUUID } from 'node:crypto';
import { withClient } from '../src/common/database/roles.js';
import type { Owner } from './bare-rows.js';

/** The same tables and indexes without row-level security, with one organisation, desk and account in them. */
export async function bareDatabase(ownerUrl: string): Promise<Owner> {
  const owner: Owner = {
    organisationId: randomUUID(),
    deskId: randomUUID(),
    accountId: randomUUID(),
    handle: 'heron-maple-4821',
  };
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relrowsecurity`,
    );
    for (const { name } of rows) await client.query(`alter table ${name} disable row level security`);
    await client.query(
      `insert into organisations (id, name, country, kind) values ($1, 'Northern Support', 'DE', 'support_group')`,
      [owner.organisationId],
    );
    await client.query(`insert into desks (id, organisation_id, name, epoch) values ($1, $2, 'Harbour desk', 1)`, [
      owner.deskId,
      owner.organisationId,
    ]);
    await client.query(
      `insert into accounts (id, organisation_id, handle, role, state) values ($1, $2, $3, 'caseworker', 'active')`,
      [owner.accountId, owner.organisationId, owner.handle],
    );
  });
  return owner;
}
