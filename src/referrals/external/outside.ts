import type { OutsideState } from '../../cases/packets-outside.js';
import type { Place } from '../../vault/blob.js';
import type { ContentKey } from '../../vault/content-key.js';
import type { Terms } from '../terms.js';
import type { OutsideWay } from './outside.view.js';

export interface OutsideRow {
  id: string;
  organisation_id: string;
  case_id: string;
  state: OutsideState;
  offered_on: string;
  ends_on: string;
  terms_sealed: Buffer;
}

/** What was agreed, to whom it went and how: sealed in its case, the name too, for a directory changes. */
export type OutsideTerms = Terms & { to: { id: string; name: string }; way: OutsideWay };

/** What may become of it, written down by whoever hears it. Whoever was sent it holds it, whatever they answered. */
export const NEXT: Record<OutsideState, OutsideState[]> = {
  offered: ['accepted', 'declined', 'told'],
  accepted: ['completed', 'told'],
  declined: ['told'],
  completed: ['told'],
  to_tell: ['told'],
  told: [],
};

export const sealTerms = (
  key: ContentKey,
  { id, organisation_id }: Pick<OutsideRow, 'id' | 'organisation_id'>,
  terms: OutsideTerms,
) => key.seal('referral', placeOf(id, organisation_id), terms);

/** @throws CannotOpen */
export const openTerms = (
  key: ContentKey,
  { id, organisation_id, terms_sealed }: Pick<OutsideRow, 'id' | 'organisation_id' | 'terms_sealed'>,
) => key.open<OutsideTerms>('referral', placeOf(id, organisation_id), terms_sealed);

const placeOf = (id: string, organisationId: string): Place => ({
  table: 'outside_referrals',
  column: 'terms_sealed',
  id,
  organisationId,
});
