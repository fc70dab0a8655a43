import { createHash } from 'node:crypto';
import type { JudgedRecord } from './record.js';

/** Rows that are the same in every cell are still so many rows: the second has a digest of its own, in every run alike. */
export function tellRepeatedApart(records: JudgedRecord[]): void {
  const seen = new Map<string, number>();
  for (const record of records) {
    if (!record.digest) continue;
    const occurrence = (seen.get(record.digest) ?? 0) + 1;
    seen.set(record.digest, occurrence);
    if (occurrence > 1) Object.assign(record, asOccurrence(record, occurrence));
  }
}

/** The record as the n-th of its kind in its sheet. */
export function asOccurrence(record: JudgedRecord, occurrence: number): JudgedRecord {
  if (!record.digest || occurrence === 1) return record;
  const digest = createHash('sha256').update(`${record.digest} ${occurrence}`).digest('hex');
  return { ...record, digest, occurrence };
}
