/** One column that stands in clear. */
export interface InClear {
  /** Why it cannot be sealed. */
  why: string;
  /** What it tells whoever reads the disk beside the public directory and the calendar. */
  tells: string;
  /** Written words, not a code, a pattern or a number: only of organisations and of what is published, never of a person or case. */
  words?: true;
  /** Bytes that anyone may read, now or from an announced hour on. */
  published?: true;
}

export interface TableOnDisk {
  /** `cases` of the schema public, or with its schema: `shred.secrets`. */
  table: string;
  clear: Record<string, InClear>;
  /** Each sealed column, and what opens it. */
  sealed?: Record<string, string>;
}

export const clear = (why: string, tells: string): InClear => ({ why, tells });
export const published = (why: string, tells: string): InClear => ({ why, tells, published: true });
export const words = (why: string, tells: string): InClear => ({ why, tells, words: true });

export const NOTHING = 'Nothing: random.';
export const ROW_ID = clear('Names the row.', NOTHING);
export const ORGANISATION = clear(
  'Row-level security parts by it.',
  'Whose row it is; the name and country stand in organisations.',
);
export const DESK = clear('Row-level security parts by it.', 'Which desk; how many such rows a desk has.');
export const EPOCH = clear('Says which desk secret it is under.', 'How often the desk renewed its keys.');
