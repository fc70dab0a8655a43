import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Place } from './embedded-place.js';

/** No statement and no parameter in the log, no erased bytes in recycled WAL; `doctor` checks the same of any server. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  wal_recycle: 'off',
  track_commit_timestamp: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** For a database whose loss is no loss: nothing waits for the disk. */
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Makes a cluster in the empty directory `data`: UTF-8, the same order of letters on every machine, passwords everywhere. */
export async function initdb(place: Place, data: string, password: string): Promise<void> {
  const passwordFile = `${data}.password`;
  rmSync(passwordFile, { force: true });
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (place.account) for (const path of [data, passwordFile]) chownSync(path, place.account.uid, place.account.gid);
  const args = ['--pgdata', data, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
  const locale = ['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'];
  try {
    const child = launch(place, 'initdb', [...args, ...locale, '--no-instructions'], 'pipe');
    let complaint = '';
    child.stderr?.on('data', (chunk) => (complaint += chunk));
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`Postgres could not make a database in ${data}: ${complaint.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Starts the server; it is ready when it answers. Its log holds only this run. */
export function postgres(place: Place, port: number, log: string, throwaway: boolean): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, ...(throwaway ? THROWAWAY : {}), port });
  const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const file = openSync(log, 'w', 0o600);
  chmodSync(log, 0o600);
  try {
    return launch(place, 'postgres', ['-D', place.data, ...flags], file);
  } finally {
    closeSync(file);
  }
}

/** In a session of its own: Ctrl-C on the terminal is for the application, which stops Postgres when it is done. */
function launch(place: Place, program: string, args: string[], output: 'pipe' | number): ChildProcess {
  return spawn(join(place.binaries, 'bin', program), args, {
    ...place.account,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', output === 'pipe' ? 'ignore' : output, output],
    detached: true,
  });
}

/** The wanted port if it is free on loopback, else another. */
export async function freePort(wanted: number): Promise<number> {
  const probe = createServer();
  try {
    probe.listen(wanted, '127.0.0.1');
    await once(probe, 'listening');
    return (probe.address() as AddressInfo).port;
  } catch (error) {
    if (wanted === 0) throw error;
    return freePort(0);
  } finally {
    probe.close();
  }
}
