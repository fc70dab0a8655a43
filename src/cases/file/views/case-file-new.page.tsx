import { Choices } from '../../../common/web/choices.js';
import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note } from '../../../common/web/parts.js';
import { PARTS } from '../case-file.js';

/** `GET /cases/:id/file` */
export interface CaseFileForm {
  id: string;
  reference: string;
  pseudonym: string;
}

const kinds = [
  { code: 'page', label: 'A page, to print from here' },
  { code: 'pdf', label: 'A PDF file, kept on this device' },
];
const parts = PARTS.map((part) => ({
  ...part,
  hint: part.code === 'identity' ? 'Recorded as showing the name.' : undefined,
}));

/** Answers first: what will be recorded, and what happens to paper? */
export const CaseFileNewPage = ({ id, reference, pseudonym }: CaseFileForm) => (
  <Desk title={`Print ${reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${id}`}>
        {pseudonym} {reference}
      </Crumb>
      <div class="head">
        <h1>Print this case</h1>
        <p class="lede">That you took it out, when and why is recorded, for the auditors and in the case.</p>
      </div>
      <Note as="warn" title="Nothing protects paper or a saved file">
        <p>No key closes it again. Take only what is needed, and burn or shred it afterwards.</p>
      </Note>
      {/* An opening is not repeated by a key against sending twice: each one is recorded. */}
      <Form action={`/cases/${id}/file`} class="form" once={false}>
        <Choices name="parts[]" label="What goes onto the paper?" of={parts} value={['facts', 'deadlines']} />
        <Choices name="as" label="As what?" of={kinds} value="page" />
        <TextField name="reason" label="Why do you need it?" hint={'For example: "For the hearing".'} width="full" />
        <div class="actions">
          <button class="button">Take it out</button>
          <a href={`/cases/${id}`}>Leave it here</a>
        </div>
      </Form>
    </div>
  </Desk>
);
