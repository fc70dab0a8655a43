import type { OpenedCase } from './sealed-cases.service.js';
import type { CaseReferral } from './views/case.view.js';

/** An offer that its recipient cannot open any more, since their keys were made anew after it was sealed. */
export interface LostReferral {
  id: string;
  case_id: string;
  desk_id: string;
  /** Whose new check words that desk has to hear first, as its form of pins takes it. */
  pin_subject: string;
  legal_contact: string;
  /** The legal contact, as the form of a new referral takes it. */
  send_again_to: string;
  lost_on: string;
}

/** A referral that the day of its desk is about. */
export interface ReferralAbroad {
  id: string;
  case_id: string;
  legal_contact: string;
  state: 'unanswered' | 'declined' | 'expired' | 'ending' | 'ends-tomorrow' | 'release-name' | 'release-packet';
  offered_on: string;
  ends_on: string;
}

/** A referral whose lawyer wrote something that waits for the desk. */
export interface WrittenReferral {
  id: string;
  case_id: string;
  legal_contact: string;
}

/** A live referral of one of a person's cases. */
export interface ReferralOfPerson {
  of: OpenedCase;
  referral: CaseReferral;
}

/** What a case needs of its referrals. Referrals know cases, not the other way: they answer this. */
export abstract class CaseReferrals {
  /** Newest first, with each step. */
  abstract of(opened: OpenedCase): Promise<CaseReferral[]>;
  /** Those of these cases of one person that stand on a consent of the ledger, by its id. */
  abstract byConsent(cases: OpenedCase[]): Promise<Map<string, CaseReferral[]>>;
  /** The live ones that stand on one of these consents, with the case of each; without them every live one. */
  abstract liveUnder(cases: OpenedCase[], consentIds?: string[]): Promise<ReferralOfPerson[]>;
  /** Ends what `liveUnder` shows. What its recipient answers at the same moment is waited for. @returns how many */
  abstract endUnder(cases: OpenedCase[], consentIds?: string[]): Promise<number>;
  /** The case closes: the access of everyone but the desk ends. */
  abstract endAllOf(caseId: string): Promise<void>;
  /** Of the actor's desks, or of one case. Sent again, closed, or past the day it would have ended, none is left to do. */
  abstract toSendAgain(caseId?: string): Promise<LostReferral[]>;
  /** Of cases of these desks that are not closed: where a question waits for an answer, or a report to be confirmed. */
  abstract written(deskIds: string[]): Promise<WrittenReferral[]>;
  /** Names of the legal contacts whose referrals would end. */
  abstract liveRecipients(caseId: string): Promise<string[]>;
  /** Of cases of these desks that are not closed: what waits to be released by hand, what came back without an acceptance, what no lawyer has answered yet, and what ends by itself within a week. */
  abstract abroad(deskIds: string[], limit: number): Promise<ReferralAbroad[]>;
}
