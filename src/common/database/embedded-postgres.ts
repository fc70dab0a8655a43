import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Place, placeFor } from './embedded-place.js';
import { isAlive, runningPostmaster, stopPostmaster, stopWithThisProcess } from './embedded-postmaster.js';
import { freePort, initdb, postgres } from './embedded-programs.js';

export interface EmbeddedPostgres {
  readonly port: number;
  /** The superuser of this cluster: for making databases and roles, never for the application. */
  readonly adminUrl: string;
  /** Where it keeps its data. */
  readonly directory: string;
  stop(): Promise<void>;
}

/** `home/postgres-password.json`, mode 0600. */
interface Kept {
  readonly password: string;
  readonly port: number;
  readonly startedBy: number;
}

/**
 * Postgres for the demonstration and the tests, with its data in `home/postgres`. Ready means: it accepts connections.
 * It ends with this process, however that ends. Where another living process of ours runs it, this one joins it, and its
 * stop() leaves it running. A throwaway home is removed by stop().
 */
export async function startEmbedded(home: string, options: { throwaway?: boolean } = {}): Promise<EmbeddedPostgres> {
  home = resolve(home);
  const place = placeFor(home);
  const kept = readKept(home);
  const running = runningPostmaster(place.data);
  if (running) {
    const joined = kept && isStartedByAnother(kept) ? { ...kept, port: running.port } : undefined;
    if (joined && (await answers(joined)))
      return { port: joined.port, adminUrl: urlOf(joined), directory: place.data, stop: async () => {} };
    await stopPostmaster(running.pid);
  }

  const wanted = kept ?? { password: randomBytes(24).toString('base64url'), port: 0, startedBy: process.pid };
  await initialise(home, place, wanted, kept === undefined);
  const temporary = options.throwaway ? [home, ...(place.elsewhere ? [place.elsewhere] : [])] : [];
  const { child, started } = await start(home, place, wanted, temporary);

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) await stopPostmaster(child.pid!);
    for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
  };
  return { port: started.port, adminUrl: urlOf(started), directory: place.data, stop };
}

/** Made aside and renamed, so that an interrupted beginning leaves no half a database. */
async function initialise(home: string, place: Place, kept: Kept, isNew: boolean): Promise<void> {
  // A new home without a link: what lies elsewhere is what was left when its predecessor was removed.
  if (place.link && isNew) rmSync(place.data, { recursive: true, force: true });
  if (existsSync(place.data) && isNew) {
    throw new Error(`${keptFile(home)} is missing and nobody can open ${place.data}: remove it to begin anew.`);
  }
  if (!existsSync(place.data)) {
    writeKept(home, kept);
    const fresh = `${place.data}.new`;
    rmSync(fresh, { recursive: true, force: true });
    await initdb(place, fresh, kept.password);
    renameSync(fresh, place.data);
  }
  if (place.link) symlinkSync(place.data, place.link);
}

/** A port can be taken between asking and listening, and a killed predecessor may still hold its shared memory: try again. */
async function start(home: string, place: Place, wanted: Kept, temporary: string[]) {
  const log = join(home, 'postgres.log');
  for (let tries = 1; ; tries++) {
    const started = { ...wanted, port: await freePort(tries === 1 ? wanted.port : 0), startedBy: process.pid };
    const child = postgres(place, started.port, log, temporary.length > 0);
    child.unref();
    stopWithThisProcess(child, temporary);
    if (await isReady(child, started)) {
      writeKept(home, started);
      return { child, started };
    }
    if (tries === 5) throw new Error(`Postgres does not start; ${log} says why: ${lastLine(log)}`);
    await sleep(500);
  }
}

async function isReady(child: ChildProcess, kept: Kept): Promise<boolean> {
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  for (let waited = 0; waited < 60_000 && !ended; waited += 50) {
    if (await answers(kept)) return true;
    await sleep(50);
  }
  if (!ended) await stopPostmaster(child.pid!);
  return false;
}

async function answers(kept: Kept): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(kept), connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const isStartedByAnother = ({ startedBy }: Kept) => startedBy !== process.pid && isAlive(startedBy);
const urlOf = ({ password, port }: Kept) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
const keptFile = (home: string) => join(home, 'postgres-password.json');

function readKept(home: string): Kept | undefined {
  return existsSync(keptFile(home)) ? (JSON.parse(readFileSync(keptFile(home), 'utf8')) as Kept) : undefined;
}

function writeKept(home: string, kept: Kept): void {
  const fresh = `${keptFile(home)}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify(kept), { mode: 0o600 });
  renameSync(fresh, keptFile(home));
}

function lastLine(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
}
