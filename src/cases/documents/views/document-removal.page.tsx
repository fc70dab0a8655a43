import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note } from '../../../common/web/parts.js';
import type { DocumentOfCase } from '../document.view.js';
import { DocumentFacts } from './document-words.js';

/** A grave act has a page of its own, says what follows, and can be left. */
export const DocumentRemovalPage = (of: DocumentOfCase) => (
  <Desk title={`Delete a document of ${of.reference}?`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.id}/documents/${of.document.id}`}>Back to the document</Crumb>
      <div class="head">
        <h1>Delete this document?</h1>
        <p dir="auto">
          <b>{of.document.name}</b>
        </p>
        <DocumentFacts of={of.document} />
      </div>
      <div class="stack">
        {of.open ? (
          <>
            <Note as="warn" title="It cannot be taken back">
              <p>
                The case goes on saying that it was here, and who deleted it. Whoever has taken it out, or was sent it
                in a referral, keeps what they have.
              </p>
            </Note>
            <Form action={`/cases/${of.id}/documents/${of.document.id}`} method="delete" once={false}>
              <div class="actions">
                <button class="button grave">Delete the document</button>
                <a href={`/cases/${of.id}/documents/${of.document.id}`}>Keep it</a>
              </div>
            </Form>
          </>
        ) : (
          <Note title="This case is closed">
            <p>So nothing of it is changed. Open it again first.</p>
          </Note>
        )}
      </div>
    </div>
  </Desk>
);
