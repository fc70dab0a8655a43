import { randomBytes, randomUUID } from 'node:crypto';
import {
  copyFile,
  type FileHandle,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SealedFiles } from './sealed-files.js';

const CHUNK = 64 * 1024;
const ON_DISK = CHUNK + 17;
const HEAD = 25;
const organisationId = randomUUID();
const about = { of: 'document', organisationId } as const;

let folder: string;
let files: SealedFiles;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealed-files-'));
  files = new SealedFiles(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
}
const placeOf = (id: string) => join(folder, 'document', organisationId, id.slice(0, 2), id);
const partsLeft = async () => (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'));

it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 5])('%i bytes come back as they were', async (length) => {
  const bytes = randomBytes(length);
  const sealed = await files.seal(inPieces(bytes, 10_000), about);
  expect(sealed.bytes).toBe(length);
  expect((await files.whole(sealed.id, sealed.key, about)).equals(bytes)).toBe(true);
  expect(((await readFile(placeOf(sealed.id))).length - HEAD) % ON_DISK).toBe(0);
});

it('nothing of the content stands on the disk', async () => {
  const sealed = await files.seal(inPieces(Buffer.from('Planted words. '.repeat(9000)), 4096), about);
  expect((await readFile(placeOf(sealed.id))).includes('Planted words')).toBe(false);
});

const changes: [string, (whole: Buffer) => Buffer][] = [
  [
    'a changed byte',
    (whole) => Buffer.concat([whole.subarray(0, 500), Buffer.from([whole[500]! ^ 1]), whole.subarray(501)]),
  ],
  ['a lost end', (whole) => whole.subarray(0, HEAD + 2 * ON_DISK)],
  ['half a chunk', (whole) => whole.subarray(0, whole.length - 1000)],
  [
    'chunks in another order',
    (whole) =>
      Buffer.concat([
        whole.subarray(0, HEAD),
        whole.subarray(HEAD + ON_DISK, HEAD + 2 * ON_DISK),
        whole.subarray(HEAD, HEAD + ON_DISK),
        whole.subarray(HEAD + 2 * ON_DISK),
      ]),
  ],
  ['something after the end', (whole) => Buffer.concat([whole, Buffer.alloc(1)])],
  ['another format', (whole) => Buffer.concat([Buffer.from([2]), whole.subarray(1)])],
  ['nothing at all', () => Buffer.alloc(0)],
];
it.each(changes)('%s is refused', async (_, change) => {
  const sealed = await files.seal(inPieces(randomBytes(2 * CHUNK + 7), CHUNK), about);
  await writeFile(placeOf(sealed.id), change(await readFile(placeOf(sealed.id))));
  await expect(files.whole(sealed.id, sealed.key, about)).rejects.toThrow('cannot be opened');
});

it('under another organisation, kind, id or key it does not open', async () => {
  const one = await files.seal(inPieces(randomBytes(10), 10), about);
  const other = await files.seal(inPieces(randomBytes(10), 10), about);
  await expect(files.whole(one.id, one.key, { ...about, organisationId: randomUUID() })).rejects.toThrow(
    'cannot be opened',
  );
  await mkdir(join(folder, 'packet', organisationId, one.id.slice(0, 2)), { recursive: true });
  await copyFile(placeOf(one.id), placeOf(one.id).replace('document', 'packet'));
  await expect(files.whole(one.id, one.key, { ...about, of: 'packet' })).rejects.toThrow('cannot be opened');
  await expect(files.whole(one.id, other.key, about)).rejects.toThrow('cannot be opened');
  await writeFile(placeOf(other.id), await readFile(placeOf(one.id)));
  await expect(files.whole(other.id, one.key, about)).rejects.toThrow('cannot be opened');
  await expect(files.whole('../../etc/passwd', one.key, about)).rejects.toThrow('cannot be opened');
});

it('what breaks off leaves nothing', async () => {
  async function* broken() {
    yield randomBytes(CHUNK);
    throw new Error('The line broke.');
  }
  await expect(files.seal(broken(), about)).rejects.toThrow('The line broke.');
  expect(await partsLeft()).toEqual([]);
});

describe('a disk that takes less than it is given', () => {
  type Write = (bytes: Uint8Array, at?: number, length?: number) => Promise<{ bytesWritten: number }>;
  let ofNode: { write: Write };
  let honest: Write;
  beforeAll(async () => {
    const file: FileHandle = await open(join(folder, 'any'), 'w');
    ofNode = Object.getPrototypeOf(file) as { write: Write };
    honest = ofNode.write;
    await file.close();
  });
  afterEach(() => {
    ofNode.write = honest;
  });
  const takes = (most: (soFar: number) => number) => {
    let soFar = 0;
    ofNode.write = async function (bytes, at = 0, length = bytes.length - at) {
      const given = Math.min(length, most(soFar));
      const { bytesWritten } = given === 0 ? { bytesWritten: 0 } : await honest.call(this, bytes, at, given);
      soFar += bytesWritten;
      return { bytesWritten };
    };
  };

  it('is given the rest again', async () => {
    takes(() => 1000);
    const bytes = randomBytes(2 * CHUNK + 7);
    const sealed = await files.seal(inPieces(bytes, CHUNK), about);
    expect((await files.whole(sealed.id, sealed.key, about)).equals(bytes)).toBe(true);
  });

  it('full, keeps nothing, and says so', async () => {
    const before = (await readdir(folder, { recursive: true })).length;
    takes((soFar) => Math.max(0, 100_000 - soFar));
    await expect(files.seal(inPieces(randomBytes(3 * CHUNK), CHUNK), about)).rejects.toThrow('takes no more');
    expect(await partsLeft()).toEqual([]);
    expect((await readdir(folder, { recursive: true })).length - before).toBeLessThanOrEqual(1);
  });
});

it('what lies here is told by its age, and whether it was ever finished', async () => {
  const old = await files.seal(inPieces(randomBytes(10), 10), about);
  const young = await files.seal(inPieces(randomBytes(10), 10), about);
  const yesterday = new Date('2026-03-01T00:00:00Z');
  await utimes(placeOf(old.id), yesterday, yesterday);
  const part = randomUUID();
  await writeFile(`${placeOf(old.id).slice(0, -36)}${part}.part`, 'left');
  await utimes(`${placeOf(old.id).slice(0, -36)}${part}.part`, yesterday, yesterday);
  const found = [];
  for await (const one of files.lyingSince(about, new Date('2026-03-02T00:00:00Z'))) found.push(one);
  expect(found.map(({ id, isPart }) => ({ id, isPart }))).toEqual(
    expect.arrayContaining([
      { id: old.id, isPart: false },
      { id: part, isPart: true },
    ]),
  );
  expect(found.map(({ id }) => id)).not.toContain(young.id);
});

it('discarded, it is gone', async () => {
  const sealed = await files.seal(inPieces(randomBytes(10), 10), about);
  await files.discard(sealed.id, about);
  await expect(files.whole(sealed.id, sealed.key, about)).rejects.toThrow('cannot be opened');
});
