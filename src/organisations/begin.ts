import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { newOneTimeCode } from '../accounts/one-time-code.js';
import { entryHash, genesis } from '../audit/entry-hash.js';
import type { Clock } from '../common/clock.js';
import { newHandle } from '../reference/neutral-words.js';

export interface Beginning {
  name: string;
  country: string;
  kind: 'support_group' | 'law_office';
}

/**
 * Begins an organisation on the server, as the owner of the database: the one act that no route does. Its administrator gets a
 * one-time code; keys are made later, in people's own sessions.
 */
export async function beginOrganisation(ownerUrl: string, { name, country, kind }: Beginning, clock: Clock) {
  const owner = await new DataSource({ type: 'postgres', url: ownerUrl }).initialize();
  try {
    return await owner.transaction(async (manager) => {
      const [id, administrator] = [randomUUID(), randomUUID()];
      const handle = newHandle();
      const { code, codeHash, codeUntil } = newOneTimeCode(clock.now());
      await manager.query(
        `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $2, true), set_config('app.reach', 'organisation', true),
                set_config('app.handle', '-', true), set_config('app.desk_ids', '{}', true)`,
        [id, administrator],
      );
      await manager.query(`insert into organisations (id, name, country, kind) values ($1, $2, $3, $4)`, [
        id,
        name,
        country,
        kind,
      ]);
      await manager.query(
        `insert into accounts (id, organisation_id, handle, role) values ($1, $2, $3, 'administrator')`,
        [administrator, id, handle],
      );
      await manager.query(
        `insert into credentials (account_id, organisation_id, code_hash, code_until) values ($1, $2, $3, $4)`,
        [administrator, id, codeHash, codeUntil],
      );
      const first = {
        organisationId: id,
        number: '1',
        day: clock.today(),
        code: 'organisation.begun',
        sealed: null,
        previous: genesis(id),
      };
      const hash = entryHash(first);
      await manager.query(`insert into audit_chains (organisation_id, head_number, head_hash) values ($1, 1, $2)`, [
        id,
        hash,
      ]);
      await manager.query(
        `insert into audit_entries (organisation_id, number, entered_on, code, hash) values ($1, 1, $2, $3, $4)`,
        [id, first.day, first.code, hash],
      );
      return { organisationId: id, handle, code };
    });
  } finally {
    await owner.destroy();
  }
}
