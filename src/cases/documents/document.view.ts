import type { Option } from '../../common/web/fields.js';

export interface DocumentLine {
  id: string;
  name: string;
  kind: Option;
  /** `pdf`, `jpeg`, ... */
  type: string;
  bytes: number;
  /** So many can be looked at here. */
  pages: number;
  /** False: it is as it came, and may say who made it, where and when. */
  clean: boolean;
  note: string | null;
  by: string;
  on: string;
  /** The document of which it is a redacted copy. */
  made_from: string | null;
}

/** `GET /cases/:id/documents` */
export interface DocumentsOfCase {
  id: string;
  reference: string;
  pseudonym: string;
  /** A closed case takes none. */
  open: boolean;
  documents: DocumentLine[];
  /** Something that was brought just now was here already. */
  already: boolean;
}

/** `GET /cases/:id/documents/:documentId` */
export interface DocumentOfCase extends Omit<DocumentsOfCase, 'documents' | 'already'> {
  document: DocumentLine;
  /** The one that is looked at; 0 where none can be. */
  page: number;
}

/** What an upload kept. */
export interface BroughtDocuments {
  kept: { id: string; name: string }[];
  /** So many stood in the case already. */
  already: number;
}
