import type { JudgedRecord, Mapping } from '../judge/judge.js';
import type { Outline } from './outline.js';

/** What a thread is asked. */
export interface Asked {
  bytes: Uint8Array;
  /** The columns, or what becomes of each record. */
  want: 'outline' | 'judged';
  sheet?: string;
  encoding?: string;
  today?: string;
  mapping?: Mapping;
  hiddenColumns?: readonly number[];
  hiddenRows?: boolean;
  /** So many records in a batch. */
  batch?: number;
}

export type JudgedRow = Pick<JudgedRecord, 'record' | 'outcome' | 'reasons' | 'warnings' | 'digest'>;

export interface Judged {
  /** Every record of the sheet, in its order. */
  rows: JudgedRow[];
  /** Those that were not rejected: JSON, deflated. */
  batches: Uint8Array[];
}

export interface Told {
  outline?: Outline;
  judged?: Judged;
  /** A sentence for people. */
  unreadable?: string;
}
