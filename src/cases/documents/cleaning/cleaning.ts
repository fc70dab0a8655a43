import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Asked, Told } from './asked.js';
import { CannotClean } from './cannot-clean.js';
import type { Cleaned } from './clean-file.js';
import type { DocumentType } from './document-type.js';
import type { Marks } from './redact-file.js';

const SECONDS = 120;
/** Then the process ends, and gives back what it took. */
const IDLE_SECONDS = 30;
/** Of all its memory, libraries too: a file of 50 MB, unpacked, drawn and packed again, needs half of it. */
const MEGABYTES = 1200;
const LOOK_AGAIN_MILLISECONDS = 200;
// Under the tests this file is TypeScript; a process runs what was compiled of it.
const APART = new URL('./apart.js', import.meta.url.replace(/\/src\/(.*)\.ts$/, '/dist/src/$1.js'));

let last: Promise<unknown> = Promise.resolve();
let apart: ChildProcess | undefined;
let idle: NodeJS.Timeout | undefined;

/**
 * A copy of a file that says nothing but what it shows. Done in a process of its own, one file after the other: what was made to do harm
 * meets no key, takes the time of nobody else, and no more memory than it is given. Rejects with CannotClean.
 */
export async function cleaned(bytes: Uint8Array, name: string): Promise<Cleaned> {
  const told = await ask({ want: 'cleaned', bytes, name });
  if (!('cleaned' in told)) throw new CannotClean('damaged');
  return told.cleaned;
}

/** One page as a PNG, at most so many pixels wide; pages from 1. Rejects with CannotClean: `unknown_type` where there is no such page. */
export const pagePicture = (bytes: Uint8Array, type: DocumentType, page: number, width: number): Promise<Uint8Array> =>
  bytesOf({ want: 'drawn', bytes, type, page, width });

/** The same kind of file, without what the marks hide. Rejects with CannotClean. */
export const redacted = (bytes: Uint8Array, type: DocumentType, marks: Marks): Promise<Uint8Array> =>
  bytesOf({ want: 'redacted', bytes, type, marks });

async function bytesOf(asked: Asked): Promise<Uint8Array> {
  const told = await ask(asked);
  if (!('bytes' in told)) throw new CannotClean('damaged');
  return told.bytes;
}

async function ask(asked: Asked): Promise<Told> {
  const turn = last.then(() => answer(asked));
  last = turn.catch(() => undefined);
  const told = await turn;
  if ('whyNot' in told) throw new CannotClean(told.whyNot);
  return told;
}

async function answer(asked: Asked): Promise<Told> {
  clearTimeout(idle);
  const child = (apart ??= begun());
  child.ref();
  const done = new AbortController();
  const late = setTimeout(() => end(child), SECONDS * 1000);
  const watch = setInterval(() => void endWhenLarge(child), LOOK_AGAIN_MILLISECONDS);
  try {
    const told = once(child, 'message', { signal: done.signal });
    const ended = once(child, 'exit', { signal: done.signal }).then(() => {
      throw new CannotClean('too_large');
    });
    child.send(asked);
    return ((await Promise.race([told, ended])) as [Told])[0];
  } finally {
    done.abort();
    clearTimeout(late);
    clearInterval(watch);
    child.unref();
    child.channel?.unref();
    idle = setTimeout(() => end(child), IDLE_SECONDS * 1000).unref();
  }
}

function begun(): ChildProcess {
  const child = fork(APART, {
    serialization: 'advanced',
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [`--max-old-space-size=${MEGABYTES / 2}`],
  });
  child.once('exit', () => {
    if (apart === child) apart = undefined;
  });
  return child;
}

function end(child: ChildProcess) {
  if (apart === child) apart = undefined;
  child.kill('SIGKILL');
}

/** The limit of the engine counts its own heap only; pictures are unpacked beside it. Where there is no /proc, only the clock watches. */
async function endWhenLarge(child: ChildProcess): Promise<void> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  const kilobytes = Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0);
  if (kilobytes > MEGABYTES * 1024) end(child);
}
