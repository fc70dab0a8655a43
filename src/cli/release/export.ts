import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { periodInWords } from '../../statistics/plan/period-in-words.js';
import type { PublishedLine } from '../../statistics/published/published.view.js';
import { LIST_OF_FILES, SIGNATURE } from '../../statistics/release/files/release-files.js';
import { type Files, type Listed, text } from '../../statistics/verify/files.js';
import { verifyRelease } from '../../statistics/verify/verify-release.js';
import { anonymous, type Connection } from '../server/connection.js';
import { releaseOf, signIn } from './acts.js';
import type { Asked } from './arguments.js';

const READING = {
  again: 'Run the same command again.',
  forbidden: 'This release is not public. With --handle, a campaign lead reads it during its embargo.',
};

/** All files as the server keeps them, checked before one of them is written. */
export async function exportTo(asked: Asked): Promise<string> {
  const folder = asked.folder!;
  await demandEmpty(folder);
  const files = asked.handle === undefined ? await published(asked) : await underEmbargo(asked);
  const wrong = verifyRelease(files);
  if (wrong.length > 0) throw new Error(`What the server gave is not a whole release: ${wrong.join(' ')}`);
  await mkdir(folder, { recursive: true });
  // Never over another file.
  for (const [path, bytes] of files) await writeFile(join(folder, path), bytes, { flag: 'wx' });
  return `${files.size} files of ${periodInWords(asked.period)} are in ${folder}.`;
}

async function published({ url, period }: Asked): Promise<Files> {
  const connection = anonymous(url, READING);
  const { releases } = await connection.get<{ releases: PublishedLine[] }>('/public/releases.json');
  const found = releases.find((one) => one.period === period);
  if (!found)
    throw new Error(`Nothing of ${periodInWords(period)} is public. A campaign lead reads it earlier, with --handle.`);
  return filesAt(connection, `/public/releases/${found.release}`);
}

async function underEmbargo(asked: Asked): Promise<Files> {
  const connection = await signIn(asked);
  const { state } = await releaseOf(connection, asked);
  if (state !== 'embargo' && state !== 'published')
    throw new Error(`Nobody reads ${periodInWords(asked.period)} yet: it is announced when leads do.`);
  return filesAt(connection, `/api/v1/releases/${asked.period}/files`);
}

async function filesAt(connection: Connection, at: string): Promise<Files> {
  const files = new Map<string, Uint8Array>();
  for (const path of [LIST_OF_FILES, SIGNATURE]) files.set(path, await connection.file(`${at}/${path}`));
  const listed = JSON.parse(text(files, LIST_OF_FILES)) as Listed;
  for (const { path } of listed.files) {
    // Whatever answers there, nothing is written outside the folder.
    if (!/^[a-z0-9_]+(\.[a-z0-9_]+)+$/i.test(path))
      throw new Error('What the server gave is not a release: it names a file as no release does.');
    files.set(path, await connection.file(`${at}/${path}`));
  }
  return files;
}

async function demandEmpty(folder: string): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (there.length > 0) throw new Error(`${folder} is not empty: name a folder that is not there yet.`);
}
