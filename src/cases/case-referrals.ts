import type { OpenedCase } from './sealed-cases.service.js';
import type { CaseReferral } from './views/case.view.js';

/** What a case needs of its referrals. Referrals know cases, not the other way: they answer this. */
export abstract class CaseReferrals {
  /** Newest first, with each step. */
  abstract of(opened: OpenedCase): Promise<CaseReferral[]>;
  /** The case closes: the access of everyone but the desk ends. */
  abstract endAllOf(caseId: string): Promise<void>;
  /** Names of the legal contacts whose referrals would end. */
  abstract liveRecipients(caseId: string): Promise<string[]>;
}
