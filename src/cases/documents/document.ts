import type { DocumentType } from './cleaning/document-type.js';

/** What is known of a document: sealed under the case's key, beside its file. */
export interface AboutDocument {
  /** As it is offered for saving: with an ending that agrees with its bytes. */
  name: string;
  type: DocumentType;
  /** A code of `document_kind`. */
  kind: string;
  bytes: number;
  /** 0 where it has none. */
  pages: number;
  /** False: it was kept as it came, with all that it says of where, when and by whom it was made. */
  clean: boolean;
  note?: string;
  by: string;
  on: string;
  /** Of the file; hex. */
  key: string;
  /** SHA-256 of what was brought, hex: the same file is not kept twice in one case. */
  digest: string;
  /** The document of which this is a redacted copy. */
  made_from?: string;
  /** The cases that it came from by merging, the last one at the end. */
  came_from?: string[];
}

export type Document = AboutDocument & { id: string };

/** A file that was sealed, with what will be known of it once its row stands. */
export interface BroughtFile {
  id: string;
  about: Omit<AboutDocument, 'by' | 'on'>;
}
