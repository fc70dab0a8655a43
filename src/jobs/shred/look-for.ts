import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Of every sample. */
export const SAMPLE = 8;
const CHUNK = 4 * 1024 * 1024;

/** Reads every file under a folder and says which samples stand anywhere in it. Files that go meanwhile hold nothing. */
export async function lookFor(folder: string, samples: Buffer[]): Promise<Set<number>> {
  const search = new Search(samples);
  const chunk = Buffer.alloc(SAMPLE - 1 + CHUNK);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await inFile(join(entry.parentPath, entry.name), search, chunk);
  return search.found;
}

async function inFile(path: string, search: Search, chunk: Buffer) {
  const file = await open(path).catch(gone);
  if (!file) return;
  try {
    await inChunks(file, search, chunk);
  } finally {
    await file.close();
  }
}

/** Each begins with the end of the one before, so that nothing is cut in two. */
async function inChunks(file: FileHandle, search: Search, chunk: Buffer) {
  for (let kept = 0; ;) {
    const { bytesRead } = await file.read(chunk, kept, CHUNK);
    if (bytesRead === 0) return;
    const length = kept + bytesRead;
    search.in(chunk.subarray(0, length));
    kept = Math.min(SAMPLE - 1, length);
    chunk.copy(chunk, 0, length - kept, length);
  }
}

/** All samples at once: most places are passed over by their first two bytes. */
class Search {
  readonly found = new Set<number>();
  private readonly begins = new Uint8Array(1 << 16);
  private readonly byText = new Map<string, number[]>();

  constructor(samples: Buffer[]) {
    for (const [at, sample] of samples.entries()) {
      if (sample.length !== SAMPLE) throw new Error(`A sample has ${SAMPLE} bytes.`);
      this.begins[sample.readUInt16BE()] = 1;
      const text = sample.toString('latin1');
      this.byText.set(text, [...(this.byText.get(text) ?? []), at]);
    }
  }

  in(bytes: Buffer) {
    const last = bytes.length - SAMPLE;
    for (let at = 0; at <= last; at++) {
      if (!this.begins[(bytes[at]! << 8) | bytes[at + 1]!]) continue;
      for (const index of this.byText.get(bytes.toString('latin1', at, at + SAMPLE)) ?? []) this.found.add(index);
    }
  }
}

function gone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
