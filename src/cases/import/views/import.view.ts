import type { Outcome } from './import-words.js';

interface Desk {
  id: string;
  name: string;
}

/** `GET /imports/new` */
export interface ImportUpload {
  desks: Desk[];
}

/** `GET /imports/sheets/:id/report`: what an import would do. Nothing is kept yet. */
export interface ImportReport {
  desk: Desk;
  counts: { imported: number; needs_review: number; rejected: number; consent_refused: number; already_here: number };
  /** How the file was read, in words. */
  read_as: string;
  /** Why rows wait, the most frequent reason first. */
  why: { code: string; rows: number }[];
  /** Rows that come in as they are, with nothing to know about them. */
  plain: number;
  /** The others, in the sheet's order. No name, no cell: only where to look. */
  rows: ReportRow[];
  /** So many of them are not told one by one. */
  untold: number;
  /** What the server needs back to do it: a ticket, or the sheet itself. Drawn as hidden fields. */
  carried: { name: string; value: string }[];
}
export interface ReportRow {
  /** The record after the header; the sheet's own row is one more. */
  record: number;
  outcome: Outcome;
  /** Codes, as in `AMBIGUOUS_DATE:dob`. */
  reasons: string[];
  warnings: string[];
}

/** `GET /imports` */
export interface ImportList {
  imports: PastImport[];
  waiting: WaitingRow[];
  /** How many rows wait altogether, and with which one to begin. */
  left: number;
  first: string | null;
  next?: string;
}
export interface PastImport {
  id: string;
  on: string;
  desk: string;
  by: string;
  imported: number;
  needs_review: number;
  rejected: number;
}
/** `GET /imports/:id`: a sheet that comes in, or has. */
export interface OneImport extends PastImport {
  already_there: number;
  /** So many of the sheet's records are dealt with. */
  done: number;
  of: number;
  /** This server is bringing in the rest. Not under way and not all done: it has stopped. */
  underWay: boolean;
  /** Which of the rows that wait to begin with. */
  first: string | null;
  /** The page asks for itself again. */
  refreshes: boolean;
}
export interface WaitingRow {
  id: string;
  record: number;
  on: string;
  reasons: string[];
}

/** `GET /imports/rows/:id` */
export interface ReviewRow extends WaitingRow {
  warnings: string[];
  desk: string;
  cells: ReviewCell[];
  /** Cases it may be the same person as. */
  like: Mention[];
  /** The row it may be the same person as, which waits too. */
  beside: BesideRow | null;
  /** How many rows wait, this one included, and which comes next. */
  left: number;
  next: string | null;
  /** The case that the row before this one has become. */
  made: Mention | null;
}
interface Mention {
  id: string;
  reference: string;
  pseudonym: string;
}
export interface BesideRow {
  id: string;
  record: number;
  lines: { label: string; text: string }[];
}
export interface ReviewCell {
  /** The field is called `cells.<key>`: small letters. */
  key: string;
  /** The sheet's own heading. */
  heading: string;
  value: string;
  long?: boolean;
  /** Some reason is about this cell. */
  doubtful?: boolean;
  /** What it may be: one of a list, or the days that a date may mean. */
  choices?: { code: string; label: string }[];
}
