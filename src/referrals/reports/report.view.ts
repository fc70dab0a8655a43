import type { Option } from '../../common/web/fields.js';
import type { Line } from '../../common/web/parts.js';
import type { Verdict } from '../exchange/entry.js';
import type { CaseMention, ReferralState } from '../views/referral.view.js';

/** A report, as both sides see it among what was written. */
export interface ReportLine {
  title: string;
  lines: Line[];
  /** What the desk made of it; null: it waits. */
  verdict: Verdict | null;
}

/** Codes, days and words of a report, each as its kind has it. */
export interface ReportFields {
  what: 'proceeding' | 'event' | 'outcome';
  type?: string;
  court?: string;
  country?: string;
  authority?: string;
  file_number?: string;
  opened_on?: string;
  kind?: string;
  on?: string;
  at?: string;
  place?: string;
  text?: string;
  trigger?: string;
  outcome?: string;
}

/** `/referrals/:id/reports/...` and `/referrals/:id/completion`, for the lawyer. */
export interface ReportForm {
  id: string;
  state: ReferralState;
}

/** `/cases/:id/referrals/:referralId/reports/:reportId`, for the desk. */
export interface ReceivedReportView extends ReportLine {
  id: string;
  referral_id: string;
  case: CaseMention;
  legal_contact: string;
  /** `2026-11-25T09:30`, universal time. */
  at: string;
  /** As it came, in codes. */
  report: ReportFields;
  /** Proceedings of the case that run: where it may belong. */
  proceedings: Option[];
  /** The one with the same file number, or the only one. */
  proceeding: string | null;
  /** Whether the lawyer can read a word back. */
  reaches: boolean;
}
