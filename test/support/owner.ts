import type pg from 'pg';
import { withClient } from '../../src/common/database/roles.js';
import type { FreshDatabase } from './database.js';

/** Every table with its schema, that forces row-level security. */
const FORCED = `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relkind = 'r' and relforcerowsecurity`;

/**
 * Whoever holds the owner's password: row-level security is forced on the owner too, so it takes the force away, does its work,
 * and puts it back, in one transaction. What tests use to see what is really there, and to do what an intruder would.
 */
export function asOwner<T>({ ownerUrl }: FreshDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(ownerUrl, async (client) => {
    await client.query('begin');
    const tables = (await client.query<{ name: string }>(FORCED)).rows;
    for (const { name } of tables) await client.query(`alter table ${name} no force row level security`);
    const result = await work(client);
    for (const { name } of tables) await client.query(`alter table ${name} force row level security`);
    await client.query('commit');
    return result;
  });
}

/** One statement of the owner's. @returns its rows */
export const ownerQuery = <Row extends object>(database: FreshDatabase, sql: string, parameters: unknown[] = []) =>
  asOwner(database, async (client) => (await client.query<Row>(sql, parameters)).rows);

/** How many rows each table holds: to see that nothing was written. */
export async function rowCounts(database: FreshDatabase): Promise<Record<string, number>> {
  return asOwner(database, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'shred') and table_type = 'BASE TABLE' order by 1`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of rows)
      counts[name] = Number((await client.query<{ n: string }>(`select count(*) as n from ${name}`)).rows[0]!.n);
    return counts;
  });
}
