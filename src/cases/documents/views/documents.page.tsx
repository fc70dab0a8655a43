import { Tick } from '../../../common/web/choices.js';
import { Select, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Note, Words } from '../../../common/web/parts.js';
import { options } from '../../../reference/vocabulary.js';
import type { DocumentLine, DocumentsOfCase } from '../document.view.js';
import { DocumentFacts } from './document-words.js';
import { FilesField } from './files-field.js';

/** Answers first: what is there, and what happens to a file that I bring? */
export const DocumentsPage = (of: DocumentsOfCase) => (
  <Desk title={`Documents of ${of.reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.id}`}>
        {of.pseudonym} {of.reference}
      </Crumb>
      <div class="head">
        <h1>Documents</h1>
        <p class="lede">Only your desk opens them. A lawyer gets those that you choose for a referral.</p>
      </div>
      <div class="stack">
        {of.already && (
          <Note title="Not kept twice">
            <p>Something that you brought was in this case already.</p>
          </Note>
        )}
        {of.documents.length === 0 ? (
          <Empty why="There are no documents." />
        ) : (
          <ul class="items">
            {of.documents.map((one) => (
              <One caseId={of.id} one={one} />
            ))}
          </ul>
        )}
        {of.open && <Bring id={of.id} />}
      </div>
    </div>
  </Desk>
);

const One = ({ caseId, one }: { caseId: string; one: DocumentLine }) => (
  <li class="stack-s">
    <p>
      <a href={`/cases/${caseId}/documents/${one.id}`} dir="auto">
        {one.name}
      </a>
    </p>
    {one.note && <Words>{one.note}</Words>}
    <DocumentFacts of={one} />
  </li>
);

function Bring({ id: caseId }: { id: string }) {
  return (
    <section class="section" aria-labelledby="bring">
      <h2 id="bring">Bring documents</h2>
      {/* The fields stand before the files: they are read first. What is sent twice is not kept twice. */}
      <Form action={`/cases/${caseId}/documents`} class="form" encType="multipart/form-data" once={false}>
        <Select name="kind" label="What are they?" options={options('document_kind')} value="other" />
        <TextField name="note" label="What must the desk know of them?" hint="If anything. No names." width="full" />
        <Tick
          name="as_is?"
          label="Keep it as it is"
          hint="For a file that cannot be cleaned. It may say who made it, where and when, to everybody who gets it."
        />
        <FilesField />
        <p class="small soft">
          Pictures, PDF and Office files are copied without what they say of their making: camera, place, author, dates,
          earlier versions. What they show stays as it is: open one here to hide a name or a face in a copy, before you
          pass it on.
        </p>
        <div class="actions">
          <button class="button">Bring them</button>
          <a href={`/cases/${caseId}`}>Bring nothing</a>
        </div>
      </Form>
    </section>
  );
}
