import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { FreshDatabase } from './database.js';

const LOCK = 471_100;
const TABLES = [
  'persons',
  'cases',
  'notes',
  'referrals',
  'offers',
  'offer_steps',
  'exchange_entries',
  'exchange_copies',
  'shred.stage_secrets',
  'audit_entries',
  'idempotency',
];

/** Postgres stands still behind the n-th statement that writes, until the test lets it go on: so whoever wrote can be killed there. */
export class Halts {
  private constructor(private readonly admin: pg.Client) {}

  static async at({ adminUrl }: FreshDatabase, tables: readonly string[] = TABLES): Promise<Halts> {
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    await admin.query(`
      create table halts (behind integer);
      insert into halts values (0);
      create sequence halts_passed;
      create function halt() returns trigger language plpgsql security definer as $$
      begin
        if nextval('public.halts_passed') = (select behind from public.halts) then perform pg_advisory_xact_lock(${LOCK}); end if;
        return null;
      end
      $$;
    `);
    for (const table of tables)
      await admin.query(
        `create trigger zz_halt after insert or update or delete on ${table} for each statement execute function halt()`,
      );
    return new Halts(admin);
  }

  /** @returns what `act` answered, if it came to its end before it wrote so often */
  async behind<T>(n: number, act: () => Promise<T>, kill: (pid: number) => Promise<unknown>): Promise<T | undefined> {
    await this.admin.query(`update halts set behind = ${n}`);
    await this.admin.query('alter sequence halts_passed restart');
    await this.admin.query(`select pg_advisory_lock(${LOCK})`);
    let answer: { of: T } | undefined;
    const acting = act().then(
      (of) => void (answer = { of }),
      () => undefined,
    );
    try {
      let pid: number | undefined;
      while (!answer && pid === undefined) {
        await pause(5);
        pid = await this.standing();
      }
      if (pid === undefined) return answer?.of;
      await kill(pid);
    } finally {
      await this.admin.query(`select pg_advisory_unlock(${LOCK})`);
    }
    await acting;
    while ((await this.standing()) !== undefined) await pause(5);
    await this.admin.query('update halts set behind = 0');
    return undefined;
  }

  /** What Postgres sees of a process that is gone: a connection that ends. */
  cut = (pid: number) => this.admin.query('select pg_terminate_backend($1)', [pid]);

  close = () => this.admin.end();

  private async standing(): Promise<number | undefined> {
    const { rows } = await this.admin.query<{ pid: number }>(
      `select pid from pg_locks where locktype = 'advisory' and not granted
         and classid = 0 and objid = ${LOCK} and database = (select oid from pg_database where datname = current_database())`,
    );
    return rows[0]?.pid;
  }
}
