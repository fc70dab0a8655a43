/** Who may receive what a consent covers. Only being counted names nobody. */
export interface ConsentRecipient {
  kind: 'legal_contact' | 'campaign' | 'statistics';
  /** Of the legal contact or the campaign. */
  id?: string;
  /** Of a legal contact: while they are away also a colleague of the same office who stands in for them. */
  stand_in?: boolean;
}

/** @param standIn whether the person agreed to a stand-in too: it is written down only where they did */
export const toLawyer = (id: string, standIn?: boolean): ConsentRecipient => ({
  kind: 'legal_contact',
  id,
  ...(standIn ? { stand_in: true } : {}),
});

/** What somebody asks a consent for: all of it has to be covered. */
export interface ConsentScope {
  /** A code of `referral_purpose`, or `appeal`, or `counted`. */
  purpose: string;
  recipient: ConsentRecipient;
  /** Codes of `packet_field`, or the level of a publication. */
  fields: string[];
}

/** One agreement of a person, as it was given. Nothing of it is changed later but its end. */
export interface Consent extends ConsentScope {
  id: string;
  /** A code of `consent_given_by`. */
  given_by: string;
  /** A code: in which it was explained. Nobody may have told it of being counted, and of nothing else. */
  language?: string;
  /** A handle. */
  recorded_by: string;
  /** `2026-11-25`. */
  from: string;
  /** The last day; without one until it is withdrawn. */
  until?: string;
  withdrawn?: { on: string; by: string };
}

export type ConsentGiven = ConsentScope & Pick<Consent, 'given_by' | 'language' | 'from' | 'until'>;

export type ConsentState = 'live' | 'ended' | 'withdrawn';

export function stateOn({ withdrawn, until }: Consent, today: string): ConsentState {
  if (withdrawn) return 'withdrawn';
  return until !== undefined && until < today ? 'ended' : 'live';
}
