import type { CaseMention, ReferralState } from '../views/referral.view.js';
import type { ReportLine } from '../reports/report.view.js';
import type { Side, Verdict } from './entry.js';

/** Its key goes with the referral, whoever sent it. */
export interface ExchangeFile {
  id: string;
  name: string;
  bytes: number;
  /** False: it is as it came, and may say who made it, where and when. */
  clean: boolean;
  /** Whether it can be taken now. */
  open: boolean;
  /** Whether it is a document of the case; false for the lawyer, who is not told. */
  kept: boolean;
}

/** One thing that was written. */
export interface ExchangeLine {
  id: string;
  by: Side;
  /** The handle of whoever wrote it; null for the lawyer. */
  who: string | null;
  /** `2026-11-25T09:30`, universal time. */
  at: string;
  /** For the desk: waits for an answer. For the lawyer: was not read before. */
  waits: boolean;
  /** What was written, or said with a verdict; null: nothing. */
  text: string | null;
  /** What the lawyer reports here. */
  report: ReportLine | null;
  /** A file that was sent here. */
  file: ExchangeFile | null;
  /** What the desk made of a report, where it says so. */
  verdict: { about: string; is: Verdict } | null;
}

/** `/referrals/:id/exchange`, for the lawyer. */
export interface Exchange {
  id: string;
  state: ReferralState;
  /** Whether something can be written now. */
  open: boolean;
  lines: ExchangeLine[];
}

/** `/cases/:id/referrals/:referralId/exchange`, for the desk. */
export interface DeskExchangeView {
  id: string;
  case: CaseMention;
  legal_contact: string;
  state: ReferralState;
  /** Why nothing can be written now; null: it can. */
  closed_by: string | null;
  /** Why no file can be sent now; null: it can. */
  files_closed_by: string | null;
  lines: ExchangeLine[];
}
