import { readFileSync } from 'node:fs';
import { withClient } from '../src/common/database/roles.js';

/** In Linux's /proc, always: USER_HZ. */
const TICK_MS = 10;

/** CPU of the Postgres processes that serve `database`, in ms; NaN where they are not on this machine. */
export async function databaseCpu(adminUrl: string, database: string): Promise<number> {
  const pids = await withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ pid: number }>('select pid from pg_stat_activity where datname = $1', [
      database,
    ]);
    return rows.map(({ pid }) => pid);
  });
  return pids.reduce((sum, pid) => sum + ticksOf(pid) * TICK_MS, 0);
}

function ticksOf(pid: number): number {
  try {
    // The name in brackets may hold blanks: what follows it is counted. utime and stime are the 14th and 15th field (proc_pid_stat(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return NaN;
  }
}
