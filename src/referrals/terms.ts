import type { Place } from '../vault/blob.js';
import type { DeskShare } from './exchange/exchange-keys.js';

/** What was agreed for a referral, sealed in its case. */
export interface Terms {
  purpose: string;
  fields: string[];
  urgency?: string;
  consent: { given_on: string; language: string };
  /** Of the person's ledger: what this referral stands on. Missing from referrals sent before there was one. */
  consent_id?: string;
  /** While the lawyer is away, a colleague of their office may stand in. */
  stand_in?: boolean;
  /** Documents of the case that go into the packet, by id. */
  documents?: string[];
  /** Where the secret of an offer released by hand stood before it had a column of its own. */
  held_back?: string;
  /** The desk's keys of questions and answers. Missing from referrals sent before there were any. */
  exchange?: DeskShare;
}

export const termsPlace = (id: string, organisationId: string): Place => ({
  table: 'referrals',
  column: 'terms_sealed',
  id,
  organisationId,
});

/**
 * Of an offer that is released by hand: its secret, hex, with which the parts that wait are sealed when their time comes. It stands
 * there and in what is sealed to the lawyer, nowhere else, opens nothing without the stage secrets, and goes when the offer ends.
 */
export const heldBackPlace = (id: string, organisationId: string): Place => ({
  table: 'offers',
  column: 'held_back_sealed',
  id,
  organisationId,
});

/** As agreed, and without keys. Each field once, in the order it was chosen: the order of the packet. */
export const termsOf = ({ purpose, fields, consent, urgency, consent_id, stand_in, documents = [] }: Terms): Terms => ({
  purpose,
  fields: [...new Set(fields)],
  consent,
  ...(consent_id ? { consent_id } : {}),
  ...(urgency ? { urgency } : {}),
  ...(stand_in ? { stand_in } : {}),
  ...(documents.length > 0 ? { documents: [...new Set(documents)] } : {}),
});
