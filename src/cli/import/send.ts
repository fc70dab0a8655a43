import { createHash, randomUUID } from 'node:crypto';
import type { JudgedRecord } from '../../cases/import/judge/judge.js';
import type { Connection } from '../server/connection.js';
import { ownDesk } from '../server/own-desk.js';
import { progress } from './progress.js';
import type { Brought } from './report.js';

const MOST_RECORDS = 250;
/** Well below what a server takes in one request, whatever the length of the notes. */
const MOST_BYTES = 500_000;

/** Finds the desk, and posts what was not rejected, a batch at a time. */
export async function sendOver(
  connection: Pick<Connection, 'get' | 'post'>,
  desk: string,
  today: string,
  records: JudgedRecord[],
): Promise<Brought> {
  const sent = records.filter(({ outcome }) => outcome !== 'rejected').map(recordOf);
  const { id: deskId } = await ownDesk(connection, desk);
  const sum: Brought = { imported: 0, needs_review: 0, rejected: 0, already_there: 0 };
  // Within this run a batch that is sent again after a broken line is one; another run is told what is there already.
  const run = randomUUID();
  const bar = progress(sent.length);
  // The first batch's id: with it the others belong to the same sheet.
  let first: string | undefined;
  for (const batch of batches(sent)) {
    const body = { desk_id: deskId, today, ...(first && { batch_of: first }), records: batch };
    const brought = await connection.post<Brought & { id: string }>('/api/v1/imports', body, keyOf(run, body));
    first ??= brought.id;
    for (const name of Object.keys(sum) as (keyof Brought)[]) sum[name] += brought[name];
    bar.add(batch.length);
  }
  bar.end();
  return sum;
}

/** The server judges the cells again; only what the whole sheet tells has to be told. */
function recordOf({ record, row, reasons, duplicateOfRecord, occurrence }: JudgedRecord) {
  const flags = reasons.filter((reason) => reason === 'POSSIBLE_DUPLICATE' || reason === 'SHARED_CONTACT');
  return {
    record,
    cells: row,
    flags,
    ...(duplicateOfRecord && { duplicate_of_record: duplicateOfRecord }),
    ...(occurrence && { occurrence }),
  };
}

type Sent = ReturnType<typeof recordOf>;

export function batches(records: Sent[]): Sent[][] {
  const all: Sent[][] = [];
  let bytes = 0;
  for (const record of records) {
    const length = Buffer.byteLength(JSON.stringify(record));
    const last = all.at(-1);
    if (last && last.length < MOST_RECORDS && bytes + length <= MOST_BYTES) last.push(record);
    else {
      all.push([record]);
      bytes = 0;
    }
    bytes += length;
  }
  return all;
}

const keyOf = (run: string, body: object) =>
  createHash('sha256').update(run).update(JSON.stringify(body)).digest('hex');
