import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Fast shutdown: sessions are cut off, the database is left clean. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid); waited += 50) {
    if (waited === 20_000) signal(pid, 'SIGQUIT');
    if (waited > 30_000) throw new Error(`Postgres (process ${pid}) does not stop.`);
    await sleep(50);
  }
}

/**
 * The postmaster that still runs on this data directory, from an earlier run. A pid alone proves nothing, it may have been
 * given to another program since: a postmaster's working directory is its data directory. A file that names a stranger
 * would keep Postgres from starting, so it is removed.
 */
export function runningPostmaster(data: string): { pid: number; port: number } | undefined {
  const file = join(data, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!(pid > 1) || !isAlive(pid)) return undefined;
  if (isPostmasterOf(pid, data)) return { pid, port };
  rmSync(file);
  return undefined;
}

/**
 * A shell that waits on a pipe which only this process holds: however this process ends, even by SIGKILL, the pipe closes
 * and Postgres is told to stop. Then what is to `remove` goes, if anything.
 */
export function stopWithThisProcess(postmaster: ChildProcess, remove: string[]): void {
  const script = `read _; kill -INT "$0" 2>/dev/null
    [ $# -gt 0 ] || exit 0
    while kill -0 "$0" 2>/dev/null; do sleep 0.1; done
    rm -rf -- "$@"`;
  const watcher = spawn('/bin/sh', ['-c', script, String(postmaster.pid), ...remove], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  watcher.unref();
  (watcher.stdin as unknown as Socket).unref();
  postmaster.once('exit', () => watcher.kill('SIGKILL'));
}

function isPostmasterOf(pid: number, data: string): boolean {
  try {
    const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
    return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}

/** In a container without an init, a dead process that nobody waits for stays as a zombie: that is not alive. */
export function isAlive(pid: number): boolean {
  if (!signal(pid, 0)) return false;
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return signal(pid, 0);
  }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
