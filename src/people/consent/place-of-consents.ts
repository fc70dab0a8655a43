import type { Place } from '../../vault/blob.js';

/** Where a person's consents stand: the blob is bound to this place. */
export const placeOfConsents = (id: string, organisationId: string): Place => ({
  table: 'persons',
  column: 'consents_sealed',
  id,
  organisationId,
});

/** None, one or a few take the same two kilobytes on disk. */
export const CONSENTS_PAD = 2048;
