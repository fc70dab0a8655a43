import pg from 'pg';
import { KEY_TABLES_OF } from '../../common/database/keeper-role.js';

/** A step did nothing, or not what it should: Postgres says so in a notice and reports success. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}

/**
 * The role that writes the tables of keys anew and lets the write-ahead log go. It reads nothing: it may tidy those tables, ask for a
 * checkpoint and for another segment, and no more.
 */
export class Keeper {
  constructor(
    private readonly url: string,
    /** Where Postgres keeps its data, if that is on this machine and this process may read it. */
    readonly directory?: string,
  ) {}

  /** Measured (test/jobs/shred.spec.ts): in this order nothing of a deleted row is left, and without any of them something is. */
  protected steps(tables: string[]): string[] {
    return [...tables.map((table) => `vacuum (full) ${table}`), 'checkpoint', 'select pg_switch_wal()', 'checkpoint'];
  }

  /** @throws NotKept at the first notice; whatever Postgres refuses */
  async clean(): Promise<void> {
    await this.connected(async (client) => {
      const notices: string[] = [];
      client.on('notice', ({ message = '' }) => notices.push(message));
      const { rows } = await client.query<{ name: string }>(KEY_TABLES_OF);
      if (rows.length === 0) throw new NotKept('There is no table of keys.');
      for (const step of this.steps(rows.map(({ name }) => name))) {
        await client.query(step);
        if (notices.length > 0) throw new NotKept(notices[0]);
      }
    });
  }

  /** What this role cannot do and should, or can and should not: for `ploughshare doctor`. */
  async findings(): Promise<string[]> {
    return this.connected(async (client) => {
      const { rows: tables } = await client.query<{ name: string; tidies: boolean; reads: boolean }>(
        `select name, has_table_privilege(name, 'MAINTAIN') as tidies, has_table_privilege(name, 'SELECT') as reads from (${KEY_TABLES_OF}) keys`,
      );
      const { rows } = await client.query<{ checkpoints: boolean; switches: boolean }>(
        `select pg_has_role('pg_checkpoint', 'usage') as checkpoints, has_function_privilege('pg_switch_wal()', 'execute') as switches`,
      );
      return [
        ...tables.flatMap(({ name, tidies, reads }) => [
          ...(tidies ? [] : [`The keeper may not tidy ${name}: run ploughshare migrate.`]),
          ...(reads ? [`The keeper can read ${name}: give it a role of its own, which reads nothing.`] : []),
        ]),
        ...(rows[0]!.checkpoints ? [] : ['The keeper may not ask for a checkpoint: grant pg_checkpoint to it.']),
        ...(rows[0]!.switches ? [] : ['The keeper may not switch the log: grant execute on pg_switch_wal() to it.']),
      ];
    });
  }

  private async connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    // Whoever holds a table is waited for a little; who waits behind this for longer than that would notice.
    const options = '-c lock_timeout=10s -c statement_timeout=10min';
    const client = new pg.Client({ connectionString: this.url, options });
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}
