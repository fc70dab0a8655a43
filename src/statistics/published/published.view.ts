import type { Period } from '../plan/period.js';
import type { SigningKey } from '../keys/statistics-keys.service.js';
import type { Plan } from '../plan/plan.js';
import type { ReadRow } from '../release/files/read-table.js';
import type { Move } from '../plan/usual-move.js';

/** One line of `/public/releases.json`. */
export interface PublishedLine {
  period: Period;
  /** Where it stands under `/public/releases/`. */
  release: string;
  published: string;
  all_groups_reported_in_time: boolean;
  /** Hex, of its release.json: the list of files that is signed. */
  sha256: string;
}

export interface PublishedTable {
  name: string;
  dimensions: string[];
  rows: ReadRow[];
}
export interface PublishedView extends PublishedLine {
  sentences: string[];
  tables: PublishedTable[];
  files: string[];
  plan: Plan;
  /** How far chance moves the total of a quarter; null for a year, whose total is a sum. */
  moved: Move | null;
}

export interface StatisticsView {
  latest: PublishedView | null;
  /** Of the last year whose tables are published, where the latest is a quarter. */
  year: PublishedView | null;
  earlier: PublishedLine[];
  /** Announced, and not approved in its days: never. */
  not_published: Period[];
}

export interface VerificationView {
  /** Newest first: with what releases are signed. */
  keys: SigningKey[];
}
