import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { type JudgedRecord, SheetUnreadable } from '../judge/judge.js';
import type { Asked, Judged, Told } from './asked.js';
import type { Outline } from './outline.js';

const SECONDS = 120;
/** Then the thread ends, and gives back what it took; the next sheet gets another. */
const IDLE_SECONDS = 60;
const LARGE = 1024 * 1024;
/** What 25,000 records need, twice. A sheet that needs more is told to be divided. */
const LIMITS = { maxOldGenerationSizeMb: 400, maxYoungGenerationSizeMb: 32 };
// Under the tests this file is TypeScript; a thread runs what was compiled of it.
const WORKER = new URL('./worker.js', import.meta.url.replace(/\/src\/(.*)\.ts$/, '/dist/src/$1.js'));

type Options = Omit<Asked, 'bytes' | 'want' | 'batch'>;

/**
 * Reads sheets in a thread of its own, one after the other: a long sheet, or one that was made to do harm, takes neither the time of
 * the others nor more memory than it is given. Throws SheetUnreadable.
 */
@Injectable()
export class SheetReading implements BeforeApplicationShutdown {
  private last: Promise<unknown> = Promise.resolve();
  private thread?: Worker;
  private idle?: NodeJS.Timeout;

  async outline(bytes: Uint8Array, options: Options): Promise<Outline> {
    return (await this.ask({ ...options, bytes, want: 'outline' })).outline!;
  }

  /** @param batch so many records are packed together */
  async judge(bytes: Uint8Array, batch: number, options: Options): Promise<Judged> {
    return (await this.ask({ ...options, bytes, batch, want: 'judged' })).judged!;
  }

  beforeApplicationShutdown() {
    this.end();
  }

  private async ask(asked: Asked): Promise<Told> {
    const turn = this.last.then(() => this.inThread(asked));
    this.last = turn.catch(() => undefined);
    const told = await turn;
    if (told.unreadable !== undefined) throw new SheetUnreadable(told.unreadable);
    return told;
  }

  private async inThread(asked: Asked): Promise<Told> {
    clearTimeout(this.idle);
    this.thread ??= new Worker(WORKER, { resourceLimits: LIMITS, env: {} });
    try {
      const told = await answer(this.thread, asked);
      if (asked.bytes.length > LARGE) this.end();
      else this.idle = setTimeout(() => this.end(), IDLE_SECONDS * 1000).unref();
      return told;
    } catch (error) {
      this.end();
      throw error;
    }
  }

  private end() {
    clearTimeout(this.idle);
    void this.thread?.terminate();
    this.thread = undefined;
  }
}

async function answer(thread: Worker, asked: Asked): Promise<Told> {
  const done = new AbortController();
  const late = setTimeout(() => done.abort(new SheetUnreadable(TOO_MUCH)), SECONDS * 1000);
  try {
    // `once` rejects when the thread fails.
    const told = once(thread, 'message', { signal: done.signal });
    thread.postMessage(asked);
    return ((await told) as [Told])[0];
  } catch (error) {
    if (done.signal.aborted) throw done.signal.reason;
    throw (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetUnreadable(TOO_MUCH) : error;
  } finally {
    clearTimeout(late);
  }
}

/** The records of one batch. */
export const recordsIn = (batch: Uint8Array) => JSON.parse(inflateRawSync(batch).toString()) as JudgedRecord[];

const TOO_MUCH =
  'The sheet is too large to be read at once. Divide it into several files, or keep the columns of the cases only.';
