import { count, day, listOf, orNull, shape, text, uuid, yesOrNo, oneOf } from '../../common/web/json-schema.js';
import { options } from '../../reference/vocabulary.js';
import { mentioned } from '../mention.schema.js';
import { EXTENSIONS } from './cleaning/document-type.js';
import type { BroughtDocuments, DocumentLine, DocumentOfCase, DocumentsOfCase } from './document.view.js';

export const documentLineSchema = shape<DocumentLine>('Document', {
  id: uuid,
  name: text,
  kind: shape<DocumentLine['kind']>(undefined, {
    code: oneOf(options('document_kind').map(({ code }) => code)),
    label: text,
  }),
  type: oneOf(Object.keys(EXTENSIONS)),
  bytes: count,
  pages: count,
  clean: yesOrNo,
  note: orNull(text),
  by: text,
  on: day,
  made_from: orNull(uuid),
});

export const documentsSchema = shape<DocumentsOfCase>('DocumentsOfCase', {
  ...mentioned,
  open: yesOrNo,
  documents: listOf(documentLineSchema),
  already: yesOrNo,
});
export const documentSchema = shape<DocumentOfCase>('DocumentOfCase', {
  ...mentioned,
  open: yesOrNo,
  document: documentLineSchema,
  page: count,
});
export const broughtSchema = shape<BroughtDocuments>('BroughtDocuments', {
  kept: listOf(shape<BroughtDocuments['kept'][number]>(undefined, { id: uuid, name: text })),
  already: count,
});
