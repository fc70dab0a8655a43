import type { Option } from '../../common/web/fields.js';
import type { Line } from '../../common/web/parts.js';

/** Days are `2026-11-24`. */
export interface EnquiryRow {
  id: string;
  reference: string;
  pseudonym: string;
  version: number;
  /** The day on which it came, or was written down. */
  came_on: string;
  next_due: { on: string; what: string } | null;
  country: string | null;
  languages: string[];
  /** What they sent: the summary, or else the first note. */
  words: string | null;
  held_by: string | null;
  desk: { id: string; name: string };
  /** Another desk that takes such enquiries. Nothing moves by itself. */
  proposed: { id: string; name: string } | null;
}

/** What the one who triages may choose from. */
export interface TriageChoices {
  /** To whom an enquiry may be given. Empty for whoever may only take one. */
  members: { id: string; handle: string }[];
  /** Other desks, and whether their key is pinned. Empty for whoever may offer nothing. */
  desks: { id: string; name: string; pinned: boolean }[];
}

export interface Filters {
  country?: string;
  language?: string;
}

export interface TriageList {
  items: EnquiryRow[];
  next: string | null;
  /** All that wait, filtered or not. */
  waiting: number;
  filters: Filters;
  choices: TriageChoices;
  /** What became of those that were ticked. */
  outcomes?: Outcome[];
  /** All rows are ticked: for keyboards. */
  ticked?: boolean;
}

export const OUTCOMES = [
  'opened',
  'assigned',
  'routed',
  'closed',
  'taken',
  'closed-before',
  'changed',
  'gone',
  'refused',
] as const;
/** Where nothing of the act was done. */
export const NOT_DONE: Outcome['outcome'][] = ['taken', 'closed-before', 'changed', 'gone', 'refused'];
export interface Outcome {
  id: string;
  /** Null where it is out of reach now. */
  case: { reference: string; pseudonym: string } | null;
  outcome: (typeof OUTCOMES)[number];
  /** In words. */
  says: string;
}

/** One enquiry, with all that is known of it. */
export interface EnquiryDetail extends EnquiryRow {
  state: 'enquiry' | 'open' | 'closed';
  summary: string | null;
  note: string | null;
  safe_contact: { channel: Option; instructions: string | null } | null;
  fact_lines: Line[];
  needs: Option[];
  deadlines: { on: string; what: string }[];
}

export interface EnquiryView {
  enquiry: EnquiryDetail;
  choices: TriageChoices;
  filters: Filters;
  waiting: number;
  /** The id of the one after it, if any. */
  next: string | null;
  /** The one that was acted on before, and where it stands now; none on the first. */
  before: Outcome[];
}
