import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { placeFor } from '../../src/common/database/embedded-place.js';
import { startEmbedded } from '../../src/common/database/embedded-postgres.js';
import { runningPostmaster } from '../../src/common/database/embedded-postmaster.js';
import { withClient } from '../../src/common/database/roles.js';

describe('the embedded Postgres', () => {
  let home: string;
  const data = () => join(home, 'postgres');
  const others: ChildProcess[] = [];
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'ploughshare-embedded-'));
    chmodSync(home, 0o711);
  });
  afterEach(async () => {
    for (const other of others.splice(0)) other.kill('SIGKILL');
    await until(() => runningPostmaster(data()) === undefined);
  });
  afterAll(() => {
    for (const folder of [placeFor(home).elsewhere, home]) if (folder) rmSync(folder, { recursive: true, force: true });
  });

  const ask = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows[0]);

  it('is made, answers, keeps what it was given, and listens on loopback with a password only', async () => {
    const first = await startEmbedded(home);
    await ask(first.adminUrl, 'create table kept as select 1 as n');
    expect(await ask(first.adminUrl, 'show listen_addresses')).toEqual({ listen_addresses: '127.0.0.1' });
    expect(await ask(first.adminUrl, 'show unix_socket_directories')).toEqual({ unix_socket_directories: '' });
    await expect(ask(first.adminUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password');
    expect(statSync(join(home, 'postgres-password.json')).mode & 0o777).toBe(0o600);
    await first.stop();
    await expect(ask(first.adminUrl, 'select 1')).rejects.toThrow();

    const second = await startEmbedded(home);
    expect(second.port).toBe(first.port);
    expect(await ask(second.adminUrl, 'select n from kept')).toEqual({ n: 1 });
    await second.stop();
  });

  it('writes no statement and no value into its log', async () => {
    const server = await startEmbedded(home);
    await ask(server.adminUrl, `create table if not exists names (name text primary key)`);
    const insert = () => ask(server.adminUrl, `insert into names values ('Nadezhda')`);
    await insert();
    await expect(insert()).rejects.toThrow('duplicate key');
    await server.stop();
    const log = readFileSync(join(home, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toMatch(/Nadezhda|insert/i);
  });

  it('is joined while another process runs it, and not stopped by the one who joined', async () => {
    const other = await elsewhere();
    const here = await startEmbedded(home);
    expect(here.adminUrl).toBe(other.adminUrl);
    await here.stop();
    expect(await ask(other.adminUrl, 'select 1 as n')).toEqual({ n: 1 });
  });

  it('ends with the process that started it, even a killed one, and starts again', async () => {
    const other = await elsewhere();
    other.process.kill('SIGKILL');
    const here = await startEmbedded(home);
    expect(await ask(here.adminUrl, 'select 1 as n')).toEqual({ n: 1 });
    await here.stop();
    await until(() => runningPostmaster(data()) === undefined);
  });

  it('starts after a crash', async () => {
    const crashed = await startEmbedded(home);
    process.kill(runningPostmaster(data())!.pid, 'SIGKILL');
    const here = await startEmbedded(home);
    await here.stop();
    await crashed.stop();
  });

  it('starts although postmaster.pid names a stranger, and leaves the stranger alone', async () => {
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    others.push(stranger);
    writeFileSync(join(data(), 'postmaster.pid'), `${stranger.pid}\n${data()}\n0\n5432\n\n127.0.0.1\n\nready   \n`);
    const here = await startEmbedded(home);
    await here.stop();
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  });

  it('takes another port when its own is taken', async () => {
    const first = await startEmbedded(home);
    const kept = join(home, 'postgres-password.json');
    const { password } = JSON.parse(readFileSync(kept, 'utf8'));
    await first.stop();
    writeFileSync(kept, JSON.stringify({ password, port: Number(new URL(adminUrl()).port), startedBy: 1 }));
    const second = await startEmbedded(home);
    expect(second.port).not.toBe(Number(new URL(adminUrl()).port));
    await second.stop();
  });

  it('removes a throwaway home', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'ploughshare-throwaway-'));
    const server = await startEmbedded(join(scratch, 'home'), { throwaway: true });
    expect(await ask(server.adminUrl, 'show fsync')).toEqual({ fsync: 'off' });
    await server.stop();
    expect(existsSync(join(scratch, 'home'))).toBe(false);
    rmSync(scratch, { recursive: true });
  });

  /** Another Node process that starts it: from what `npm test` compiled. */
  async function elsewhere() {
    const built = pathToFileURL(join(process.cwd(), 'dist/src/common/database/embedded-postgres.js')).href;
    const script = `const { startEmbedded } = await import('${built}');
      console.log((await startEmbedded('${home}')).adminUrl); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    others.push(child);
    const adminUrl = await new Promise<string>((resolve) =>
      child.stdout.once('data', (line) => resolve(String(line).trim())),
    );
    return { process: child, adminUrl };
  }
});

function adminUrl(): string {
  return process.env.TEST_POSTGRES_ADMIN_URL ?? '';
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 200) throw new Error('It did not come about within 10 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
