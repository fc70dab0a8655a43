import type { CanonicalRow } from './columns.js';

/** The coded values of a record, by the names of the report. What is not certain is absent. */
export interface Values {
  dob?: string;
  dob_precision?: 'day' | 'year';
  came_to_us?: string;
  country_now?: string;
  citizenship?: string;
  branch?: string;
  refusal_status?: string;
  grounds?: string[];
  deadline?: string;
  deadline_precision?: 'day' | 'month';
  lang?: string;
  consent?: 'yes' | 'no' | 'unknown';
}

export interface Kept {
  name?: string;
  contact?: string;
  /** The notes cell. */
  note: string;
  /** What has no field of its own, as labelled lines, and then the notes cell. */
  firstNote: string;
  /** The cleaned cells, for the review page. */
  cells: Record<string, string>;
}

export interface JudgedRecord {
  record: number;
  outcome: 'imported' | 'needs_review' | 'rejected';
  reasons: string[];
  warnings: string[];
  values: Values;
  duplicateOfRecord?: number;
  duplicateEvidence?: string;
  /** Absent for rejected records: nothing of a refused row may survive. */
  kept?: Kept;
  /** The record as typed, for the server's own judgement. Absent for rejected records. */
  row?: CanonicalRow;
  /** Hex SHA-256 of the cleaned cells: the same row in any variant of the file. Absent for rejected records. */
  digest?: string;
  /** From 2 on: the how-manieth row of the sheet that is the same in every cell. */
  occurrence?: number;
}

export function reject(record: number, reasons: string[]): JudgedRecord {
  return { record, outcome: 'rejected', reasons, warnings: [], values: {} };
}
