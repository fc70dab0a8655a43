export type Side = 'desk' | 'lawyer';

/** As it is written: who, when and its place in the order are added. */
export interface Written {
  kind: 'message';
  text: string;
}

/** One row of an exchange, opened. */
export interface Entry extends Written {
  by: Side;
  /** The handle of whoever wrote it: in the desk's copies only. */
  who?: string;
  /** `2026-11-25T09:30`, and a number of its own: two may be written within a minute. */
  at: string;
  n: number;
}

export interface KeptEntry {
  id: string;
  waits_for: Side | null;
  entry: Entry;
}

export const inOrder = (entries: KeptEntry[]): KeptEntry[] =>
  entries.sort((a, b) => a.entry.n - b.entry.n || (a.id < b.id ? -1 : 1));
