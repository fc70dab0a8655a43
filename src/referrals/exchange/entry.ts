import type { AboutDocument } from '../../cases/documents/document.js';
import type { Reported } from '../reports/reported.js';

export type Side = 'desk' | 'lawyer';
export const VERDICTS = ['confirmed', 'corrected', 'set_aside'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A file that was sent: what is said of it stays with who wrote it, its key does not. */
export type SentFile = Pick<AboutDocument, 'name' | 'type' | 'pages' | 'clean' | 'digest' | 'bytes'> & { id: string };

/** Words or a file of either side; what a lawyer reports; what the desk made of a report. */
export type Written =
  | { kind: 'message'; text: string }
  | { kind: 'file'; file: SentFile; text?: string }
  | { kind: 'report'; report: Reported }
  | { kind: 'verdict'; about: string; verdict: Verdict; text?: string };

/** One row of an exchange, opened. */
export type Entry = Written & {
  by: Side;
  /** The handle of whoever wrote it: in the desk's copies only. */
  who?: string;
  /** `2026-11-25T09:30`, and a number of its own: two may be written within a minute. */
  at: string;
  n: number;
};

export interface KeptEntry {
  id: string;
  waits_for: Side | null;
  entry: Entry;
}

export const inOrder = (entries: KeptEntry[]): KeptEntry[] =>
  entries.sort((a, b) => a.entry.n - b.entry.n || (a.id < b.id ? -1 : 1));

/** What the desk said to each report, by its id. */
export const verdicts = (entries: KeptEntry[]): Map<string, Verdict> =>
  new Map(entries.flatMap(({ entry }) => (entry.kind === 'verdict' ? [[entry.about, entry.verdict] as const] : [])));
