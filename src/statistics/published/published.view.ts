import type { Period } from '../plan/period.js';
import type { Plan } from '../plan/plan.js';

/** One line of `/public/releases.json`. */
export interface PublishedLine {
  period: Period;
  /** Where it stands under `/public/releases/`. */
  release: string;
  published: string;
  all_groups_reported_in_time: boolean;
}

export interface PublishedRow {
  label: string;
  status: 'published' | 'withheld' | 'rest';
  value: number | null;
  lower: number | null;
  upper: number | null;
}
export interface PublishedTable {
  name: string;
  label: string;
  rows: PublishedRow[];
}
export interface PublishedView extends PublishedLine {
  sentences: string[];
  tables: PublishedTable[];
  files: string[];
  lifetime_budget: number;
  plan: Plan;
}

export interface StatisticsView {
  latest: PublishedView | null;
  /** Of the last year whose tables are published, where the latest is a quarter. */
  year: PublishedView | null;
  earlier: PublishedLine[];
  /** Announced, and not approved in its days: never. */
  not_published: Period[];
  /** Base64; null before there is one. */
  signing_key: string | null;
}
