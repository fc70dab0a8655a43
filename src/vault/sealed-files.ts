import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CannotOpen } from './cannot-open.js';
import { lengthPrefixed, wipe } from './derive.js';
import { pad, unpad } from './pad.js';
import { sodium } from './sodium.js';

export const FILES_FOLDER = 'vault:files-folder';

/** What the bytes are bound to beside their own id: as another kind, or under another organisation, they do not open. */
export interface SealedFor {
  of: FileOf;
  organisationId: string;
}
/** Whose row knows the file: each kind lies apart, and only what has said which of its files are alive is ever swept. */
export type FileOf = 'document' | 'packet' | 'exchange';
export interface SealedFile {
  id: string;
  /** 32 bytes; whoever asked seals it. Without it the file is noise. */
  key: Buffer;
  /** Of the content, before padding. */
  bytes: number;
}

/** One that lies on the disk; a part was never finished, so that nobody has its key. */
export interface LyingFile {
  id: string;
  isPart: boolean;
  path: string;
}

const FORMAT = 1;
const PART = '.part';
const isId = (name: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
const CHUNK = 64 * 1024;
const PLACE = { table: 'files', column: 'content' };
const {
  crypto_secretstream_xchacha20poly1305_ABYTES: MORE,
  crypto_secretstream_xchacha20poly1305_HEADERBYTES: HEADER,
  crypto_secretstream_xchacha20poly1305_TAG_FINAL: FINAL,
  crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: MESSAGE,
} = sodium;

/**
 * Files on the disk, sealed while they stream (libsodium secretstream, XChaCha20-Poly1305): format 1 | header 24 | chunks of 64 KiB,
 * the last one padded and tagged final, so that one that was cut, turned round or lengthened does not open.
 */
@Injectable()
export class SealedFiles {
  constructor(@Inject(FILES_FOLDER) private readonly folder: string) {}

  async seal(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, about: SealedFor): Promise<SealedFile> {
    const id = randomUUID();
    const key = Buffer.from(sodium.crypto_secretstream_xchacha20poly1305_keygen());
    const place = this.path(id, about);
    const part = `${place}${PART}`;
    await mkdir(dirname(part), { recursive: true, mode: 0o700 });
    const file = await open(part, 'wx', 0o600);
    try {
      const bytes = await write(file, source, key, boundTo(id, about));
      await file.sync();
      await file.close();
      await rename(part, place);
      await syncFolder(dirname(part));
      return { id, key, bytes };
    } catch (error) {
      wipe(key);
      await file.close().catch(() => undefined);
      await rm(part, { force: true });
      throw error;
    }
  }

  /** Chunk by chunk: whoever reads believes nothing before the end. Throws CannotOpen. */
  async *open(id: string, key: Uint8Array, about: SealedFor): AsyncGenerator<Buffer> {
    const file = await open(this.path(id, about), 'r').catch(() => {
      throw new CannotOpen(PLACE);
    });
    try {
      yield* read(file, key, boundTo(id, about));
    } finally {
      await file.close();
    }
  }

  /** For what needs all of it at once. Throws CannotOpen. */
  async whole(id: string, key: Uint8Array, about: SealedFor): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.open(id, key, about)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  async discard(id: string, about: SealedFor) {
    await rm(this.path(id, about), { force: true });
  }

  /**
   * What lies here for this organisation and was last written before this instant: what is younger may belong to somebody who is
   * still at it, in this process or another.
   */
  async *lyingSince(about: SealedFor, before: Date): AsyncGenerator<LyingFile> {
    const own = join(this.folder, about.of, about.organisationId);
    for (const start of await readdir(own).catch(() => []))
      for (const name of await readdir(join(own, start))) {
        const id = name.replace(PART, '');
        const path = join(own, start, name);
        const written = isId(id) ? await stat(path).catch(() => undefined) : undefined;
        if (written && written.mtime < before) yield { id, isPart: name !== id, path };
      }
  }

  private path(id: string, { of, organisationId }: SealedFor) {
    if (!isId(id) || !isId(organisationId)) throw new CannotOpen(PLACE);
    return join(this.folder, of, organisationId, id.slice(0, 2), id);
  }
}

const boundTo = (id: string, { of, organisationId }: SealedFor) =>
  lengthPrefixed(Buffer.from([FORMAT]), 'files', of, id, organisationId);

async function write(
  file: FileHandle,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  key: Uint8Array,
  bound: Buffer,
) {
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  await writeAll(file, Buffer.concat([Buffer.from([FORMAT]), header]));
  const push = async (chunk: Uint8Array, tag: number) => {
    await writeAll(file, sodium.crypto_secretstream_xchacha20poly1305_push(state, chunk, bound, tag));
    wipe(chunk);
  };
  const chunk = Buffer.alloc(CHUNK);
  let [bytes, filled] = [0, 0];
  for await (const some of source) {
    bytes += some.length;
    for (let at = 0; at < some.length;) {
      const part = some.subarray(at, at + CHUNK - filled);
      chunk.set(part, filled);
      at += part.length;
      filled += part.length;
      if (filled < CHUNK) continue;
      await push(chunk, MESSAGE);
      filled = 0;
    }
  }
  const last = pad(chunk.subarray(0, filled), CHUNK);
  wipe(chunk);
  await push(last, FINAL);
  return bytes;
}

/** The system may take less than it was given, on a disk that is filling up: then the rest is given again, until it refuses. */
async function writeAll(file: FileHandle, bytes: Uint8Array) {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at);
    if (bytesWritten === 0) throw new Error('The disk takes no more.');
    at += bytesWritten;
  }
}

async function* read(file: FileHandle, key: Uint8Array, bound: Buffer): AsyncGenerator<Buffer> {
  const head = await take(file, 1 + HEADER);
  if (head.length !== 1 + HEADER || head[0] !== FORMAT) throw new CannotOpen(PLACE);
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(head.subarray(1), key);
  for (let isLast = false; !isLast;) {
    const { message, tag } = pulled(state, await take(file, CHUNK + MORE), bound);
    isLast = tag === FINAL;
    if (!isLast && tag !== MESSAGE) throw new CannotOpen(PLACE);
    yield isLast ? unpad(message) : Buffer.from(message.buffer, message.byteOffset, message.length);
  }
  if ((await take(file, 1)).length > 0) throw new CannotOpen(PLACE);
}

function pulled(
  state: Parameters<typeof sodium.crypto_secretstream_xchacha20poly1305_pull>[0],
  chunk: Buffer,
  bound: Buffer,
) {
  try {
    const opened = sodium.crypto_secretstream_xchacha20poly1305_pull(state, chunk, bound);
    if (opened) return opened;
  } catch {
    // Too short to be a chunk: refused as any other.
  }
  throw new CannotOpen(PLACE);
}

async function take(file: FileHandle, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Else a name may be lost with the power, though what it names was written. */
async function syncFolder(path: string) {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
