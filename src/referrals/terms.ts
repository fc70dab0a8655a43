import type { Place } from '../vault/blob.js';

/** What was agreed for a referral, sealed in its case. */
export interface Terms {
  purpose: string;
  fields: string[];
  urgency?: string;
  consent: { given_on: string; language: string };
  /** Of the person's ledger: what this referral stands on. Missing from referrals sent before there was one. */
  consent_id?: string;
}

export const termsPlace = (id: string, organisationId: string): Place => ({
  table: 'referrals',
  column: 'terms_sealed',
  id,
  organisationId,
});

/** Each field once, in the order it was chosen: the order of the packet. */
export const termsOf = ({ purpose, fields, consent, urgency, consent_id }: Terms): Terms => ({
  purpose,
  fields: [...new Set(fields)],
  consent,
  ...(consent_id ? { consent_id } : {}),
  ...(urgency ? { urgency } : {}),
});
