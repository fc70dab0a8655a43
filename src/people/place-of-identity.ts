import type { Place } from '../vault/blob.js';

/** Where a person's sealed identity stands: the blob is bound to this place. */
export const placeOfIdentity = (id: string, organisationId: string): Place => ({
  table: 'persons',
  column: 'identity_sealed',
  id,
  organisationId,
});

/** An identity takes a kilobyte on disk, or two, whether much is known or nothing. */
export const IDENTITY_PAD = 1024;
