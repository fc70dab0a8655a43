import { createHash } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeFor } from '../../src/common/database/embedded-place.js';
import { startEmbedded } from '../../src/common/database/embedded-postgres.js';
import { withClient } from '../../src/common/database/roles.js';

/** Only root lends Postgres to another user, who may not come everywhere. */
const itAsRoot = process.getuid?.() === 0 ? it : it.skip;

describe('a home that the unprivileged user cannot reach', () => {
  let closed: string;
  let home: string;
  let elsewhere: string;
  beforeEach(() => {
    closed = mkdtempSync(join(tmpdir(), 'ploughshare-closed-'));
    home = join(closed, 'home');
    elsewhere = join('/var/tmp', `ploughshare-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
  });
  afterEach(() => {
    for (const folder of [closed, elsewhere]) rmSync(folder, { recursive: true, force: true });
  });

  const ask = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows[0]);

  itAsRoot('has its database in a closed directory of that user, and a link to it', async () => {
    const first = await startEmbedded(home);
    await ask(first.adminUrl, 'create table kept as select 1 as n');
    await first.stop();
    expect(readlinkSync(join(home, 'postgres'))).toBe(join(elsewhere, 'postgres'));
    expect(statSync(elsewhere).mode & 0o777).toBe(0o700);
    expect(statSync(elsewhere).uid).toBe(placeFor(home).account?.uid);
    expect(statSync(elsewhere).uid).not.toBe(0);

    const second = await startEmbedded(home);
    expect(await ask(second.adminUrl, 'select n from kept')).toEqual({ n: 1 });
    await second.stop();
  });

  itAsRoot('leaves nothing of its database to a new home of the same name', async () => {
    const first = await startEmbedded(home);
    await ask(first.adminUrl, 'create table kept as select 1 as n');
    await first.stop();
    rmSync(home, { recursive: true });
    const second = await startEmbedded(home);
    await expect(ask(second.adminUrl, 'select n from kept')).rejects.toThrow('does not exist');
    await second.stop();
  });

  itAsRoot('is not kept in a directory that somebody else put there', () => {
    mkdirSync(elsewhere, { mode: 0o700 });
    chownSync(elsewhere, 12_345, 12_345);
    expect(() => placeFor(home)).toThrow('is not ours');
  });

  itAsRoot('is not kept behind a link that somebody put there', () => {
    const target = join(closed, 'target');
    mkdirSync(target, { mode: 0o700 });
    symlinkSync(target, elsewhere);
    expect(() => placeFor(home)).toThrow('is not ours');
    expect(lstatSync(target).uid).toBe(0);
  });

  itAsRoot('is not kept in a directory that others can read', () => {
    mkdirSync(elsewhere, { mode: 0o755 });
    expect(() => placeFor(home)).toThrow('is not ours');
    expect(existsSync(join(home, 'postgres'))).toBe(false);
  });
});
