import type { Period } from '../plan/period.js';
import type { Schedule } from '../plan/schedule.js';
import type { ReleaseState } from './releases.service.js';

/** `GET /releases` */
export interface ReleasesView {
  /** Null before two leads have begun. */
  statistics_key: { signing_key: string; words: string; began_on: string } | null;
  items: ReleaseItem[];
  next: null;
}

export interface ReleaseItem {
  period: Period;
  state: ReleaseState;
  schedule: Schedule;
  prepared_by: string | null;
  approver: string | null;
}

/** `GET /releases/:period` */
export interface ReleaseView extends ReleaseItem {
  prepared_on: string | null;
  /** The approver is whoever asks. */
  mine: boolean;
  plan: { id: string; version: number; name: string; lifetime_budget: number; sha256: string };
  tables: PlannedLine[];
  /** Leads with whom the asker shares the key. */
  approvers: { code: string; label: string }[];
  /** Names of files, from the hour at which leads read them. */
  files: string[];
  sentences: string[];
}

export interface PlannedLine {
  name: string;
  label: string;
  rows: number;
  period: 'quarter' | 'year';
  /** It is drawn with this release. */
  now: boolean;
  /** In thousandths. */
  cost: number;
  margin: number;
  floor: number;
}
