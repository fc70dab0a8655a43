import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { withClient } from '../../src/common/database/roles.js';
import type { RunningApp } from './app.js';

/**
 * Acts that meet at one row, each time the test runs: somebody else holds the row until all of them stand waiting for it,
 * each with what it has read before. @param row its table is a name of ours: `cases`, `offers`
 */
export function atOnce<T>(
  { database }: Pick<RunningApp, 'database'>,
  row: { table: string; id: string },
  acts: (() => Promise<T>)[],
): Promise<T[]> {
  return withClient(database.adminUrl, async (admin) => {
    await admin.query('begin');
    await admin.query(`select 1 from ${row.table} where id = $1 for update`, [row.id]);
    const all = Promise.all(acts.map((act) => act()));
    await untilWaiting(admin, acts.length);
    await admin.query('commit');
    return all;
  });
}

/** Until so many others of this database stand waiting for a lock. */
export async function untilWaiting(admin: pg.Client, wanted: number): Promise<void> {
  const waiting = async () => {
    // Within a transaction Postgres would show the same picture again.
    await admin.query('select pg_stat_clear_snapshot()');
    const { rowCount } = await admin.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rowCount;
  };
  for (let tries = 0; (await waiting()) !== wanted; tries += 1) {
    if (tries > 500) throw new Error(`Only ${await waiting()} of ${wanted} came as far as the row.`);
    await pause(10);
  }
}
