/** Codes of `referral_purpose`, and what else a consent may be for. */
export type SheetPurpose =
  | 'asylum_claim'
  | 'court_martial_defence'
  | 'criminal_defence'
  | 'co_application'
  | 'detention_or_removal'
  | 'second_opinion'
  | 'appeal'
  | 'counted';

/** Codes of `packet_field`, and levels of publication. */
export type SheetPart =
  | 'legal_name'
  | 'birth_date'
  | 'contacts'
  | 'safe_contact'
  | 'facts'
  | 'summary'
  | 'deadlines'
  | 'notes'
  | 'proceedings'
  | 'documents'
  | 'counted_only'
  | 'coarse_story'
  | 'pseudonym'
  | 'named';

/** Codes of `consent_given_by`. */
export type SheetWay = 'oral' | 'written' | 'via_lawyer' | 'message';

/** What stands on the sheet, as the person says it. A language that misses one sentence does not compile. */
export interface SheetWords {
  title: string;
  /** Nothing that is not listed is passed on. */
  only: string;
  recipient: string;
  nobody: string;
  /** Also a colleague of their office who stands in, where the person agreed to it. */
  standIn: string;
  purpose: string;
  fields: string;
  until: string;
  withoutEnd: string;
  takeBack: string;
  /** How to take it back, what happens then, and that the help does not depend on it. */
  takeBackHow: string;
  agreed: string;
  /** It was explained to me, and I agree of my own will. */
  freely: string;
  day: string;
  way: string;
  language: string;
  recordedBy: string;
  signature: string;
  date: string;
  reference: string;
  purposes: Record<SheetPurpose, string>;
  parts: Record<SheetPart, string>;
  ways: Record<SheetWay, string>;
}
