import type { Place } from '../vault/blob.js';
import type { Case } from './case.entity.js';

/** Where the blobs of a case stand: each is bound to its place. */
export const placeOf = ({ id, organisationId }: Pick<Case, 'id' | 'organisationId'>, column: string): Place => ({
  table: 'cases',
  column,
  id,
  organisationId,
});
export const placeOfNote = (id: string, organisationId: string): Place => ({
  table: 'notes',
  column: 'note_sealed',
  id,
  organisationId,
});
export const placeOfDocument = (id: string, organisationId: string): Place => ({
  table: 'documents',
  column: 'about_sealed',
  id,
  organisationId,
});
export const placeOfWords = (id: string, organisationId: string): Place => ({
  table: 'case_words',
  column: 'words_sealed',
  id,
  organisationId,
});
