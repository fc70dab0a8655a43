import { parentPort } from 'node:worker_threads';
import { judgeSheet, readSheet, SheetUnreadable } from '../judge/judge.js';
import { outlineOf } from './outline.js';
import type { Asked, Judged, Told } from './asked.js';

/** A thread that reads one sheet after the other, so that nobody else waits for it. */
async function work({ bytes, want, ...options }: Asked): Promise<Told> {
  try {
    if (want === 'outline') return { outline: outlineOf(await readSheet(bytes, options)) };
    return { judged: await judged({ bytes, want, ...options }) };
  } catch (error) {
    if (error instanceof SheetUnreadable) return { unreadable: error.message };
    throw error;
  }
}

async function judged({ bytes, today = '', want, batch = 1, ...options }: Asked): Promise<Judged> {
  const { records } = await judgeSheet(bytes, today, options);
  const wanted = records.filter(({ outcome }) => outcome !== 'rejected');
  const batches: Buffer[] = [];
  // As text in one block, a record takes a fifth of what it does as objects; nobody needs its raw cells any more.
  if (want === 'batches')
    for (let at = 0; at < wanted.length; at += batch)
      batches.push(
        Buffer.from(JSON.stringify(wanted.slice(at, at + batch).map((record) => ({ ...record, row: undefined })))),
      );
  return {
    rows: records.map(({ record, outcome, reasons, warnings, digest }) => ({
      record,
      outcome,
      reasons,
      warnings,
      digest,
    })),
    batches,
  };
}

parentPort!.on('message', async (asked: Asked) => parentPort!.postMessage(await work(asked)));
