import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note, Words } from '../../../common/web/parts.js';
import type { DocumentOfCase } from '../document.view.js';
import { DocumentFacts } from './document-words.js';

/** Answers first: what is it, and what does it look like? */
export const DocumentPage = (of: DocumentOfCase) => (
  <Desk title={`Document of ${of.reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.id}/documents`}>Documents of {of.reference}</Crumb>
      <div class="head">
        <h1 dir="auto">{of.document.name}</h1>
        <DocumentFacts of={of.document} />
      </div>
      <div class="stack">
        {of.document.note && <Words>{of.document.note}</Words>}
        <div class="actions">
          <a class="button" href={`${placeOf(of)}/file`}>
            Take it out
          </a>
          {of.open && of.document.pages > 0 && <a href={`${placeOf(of)}/redaction`}>Hide parts in a copy</a>}
          {of.open && <a href={`${placeOf(of)}/removal`}>Delete it</a>}
        </div>
        <p class="small soft">
          Looking at it and taking it out are recorded. A copy on a device is protected by nothing but the device.
        </p>
        {of.page > 0 ? <Looked of={of} /> : <NotShown />}
      </div>
    </div>
  </Desk>
);

const placeOf = ({ id, document }: DocumentOfCase) => `/cases/${id}/documents/${document.id}`;

const Looked = ({ of }: { of: DocumentOfCase }) => (
  <section class="section" aria-labelledby="looked">
    <h2 id="looked">{of.document.pages === 1 ? 'What it shows' : `Page ${of.page} of ${of.document.pages}`}</h2>
    <Turn of={of} />
    <img
      class="page-picture"
      src={`${placeOf(of)}/pages/${of.page}`}
      alt={`Page ${of.page} of the document, as a picture`}
    />
  </section>
);

const Turn = ({ of }: { of: DocumentOfCase }) =>
  of.document.pages > 1 ? (
    <nav class="row" aria-label="Pages of the document">
      {of.page > 1 && (
        <a href={`${placeOf(of)}?page=${of.page - 1}`} rel="prev">
          The page before
        </a>
      )}
      {of.page < of.document.pages && (
        <a href={`${placeOf(of)}?page=${of.page + 1}`} rel="next">
          The next page
        </a>
      )}
    </nav>
  ) : null;

const NotShown = () => (
  <Note title="It cannot be shown here">
    <p>Take it out and open it with a programme of your device, one that is not connected to anything if you can.</p>
  </Note>
);
