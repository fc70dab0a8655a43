import { coded } from '../facts-in-words.js';
import { mention } from '../case.presenter.js';
import type { OpenedCase } from '../sealed-cases.service.js';
import type { Document } from './document.js';
import type { DocumentLine } from './document.view.js';

/** What leaves the server of a document: never its key. */
export const documentLine = (document: Document): DocumentLine => {
  const { id, name, kind, type, bytes, pages, clean, note = null, by, on, made_from = null } = document;
  return { id, name, kind: coded('document_kind', kind), type, bytes, pages, clean, note, by, on, made_from };
};

export const documentsOfCase = (opened: OpenedCase, documents: Document[], already: boolean) => ({
  ...ofCase(opened),
  already,
  documents: documents.map(documentLine),
});
export const documentOfCase = (opened: OpenedCase, document: Document, page = 1) => ({
  ...ofCase(opened),
  page: Math.min(page, document.pages),
  document: documentLine(document),
});

const ofCase = (opened: OpenedCase) => ({ ...mention(opened), open: opened.row.state !== 'closed' });
