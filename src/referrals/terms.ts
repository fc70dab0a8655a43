import type { Place } from '../vault/blob.js';

/** What was agreed for a referral, sealed in its case. */
export interface Terms {
  purpose: string;
  fields: string[];
  urgency?: string;
  consent: { given_on: string; language: string };
}

export const termsPlace = (id: string, organisationId: string): Place => ({
  table: 'referrals',
  column: 'terms_sealed',
  id,
  organisationId,
});

/** Each field once, in the order it was chosen: the order of the packet. */
export const termsOf = ({ purpose, fields, consent, urgency }: Terms): Terms => ({
  purpose,
  fields: [...new Set(fields)],
  consent,
  ...(urgency ? { urgency } : {}),
});
