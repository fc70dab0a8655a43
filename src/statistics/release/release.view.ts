import type { Lang } from '../../common/web/languages.js';
import type { Period } from '../plan/period.js';
import type { Schedule } from '../plan/schedule.js';
import type { ReleaseState } from './releases.service.js';

export const KEY_ASKS = ['nothing', 'approve', 'renew'] as const;

/** `GET /releases` */
export interface ReleasesView {
  /** Null before two leads have begun. */
  statistics_key: {
    signing_key: string;
    words: string;
    began_on: string;
    /** `approve`: a proposal waits for whoever asks. `renew`: a lead has left, or one has no share, and nothing is proposed. */
    asks: (typeof KEY_ASKS)[number];
  } | null;
  /** What waits for whoever asks, from the calendar and from who has signed. */
  to_do: ReleaseToDo[];
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

/** `prepare`: by any lead. `approve`: by the one who was named. `read`: under embargo. `public`: the newest that everybody reads. */
export const TO_DO_KINDS = ['prepare', 'approve', 'read', 'public'] as const;
export interface ReleaseToDo {
  kind: (typeof TO_DO_KINDS)[number];
  period: Period;
  /** The instant by which it has to be done, until which it is under embargo, or since which it is public. */
  at: string;
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
  /** The same sentences in the other languages, each by its own name. */
  translations: Translation[];
  /** Of the period, where it has a total of its own and it is printed: what a journalist may write. */
  total: { value: number; lower: number; upper: number } | null;
}

export interface Translation {
  language: Lang;
  name: string;
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
