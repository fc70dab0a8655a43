import { parentPort } from 'node:worker_threads';
import { deflateRawSync } from 'node:zlib';
import { type JudgedRecord, judgeSheet, readSheet, SheetUnreadable } from '../judge/judge.js';
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

async function judged({ bytes, today = '', batch = 1, want: _, ...options }: Asked): Promise<Judged> {
  const { records } = await judgeSheet(bytes, today, options);
  const wanted = records.filter(({ outcome }) => outcome !== 'rejected');
  const batches: Uint8Array[] = [];
  for (let at = 0; at < wanted.length; at += batch) batches.push(packed(wanted.slice(at, at + batch)));
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

/** Packed, a record takes a fiftieth of what it does as objects. Nobody needs its raw cells any more. */
const packed = (records: JudgedRecord[]) =>
  deflateRawSync(JSON.stringify(records.map((record) => ({ ...record, row: undefined }))), { level: 1 });

parentPort!.on('message', async (asked: Asked) => parentPort!.postMessage(await work(asked)));
