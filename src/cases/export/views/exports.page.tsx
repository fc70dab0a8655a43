import { Select, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note } from '../../../common/web/parts.js';

/** `GET /exports` */
export interface ExportForms {
  desks: { id: string; name: string }[];
}

const states = [
  { code: 'open', label: 'Open' },
  { code: 'enquiry', label: 'Enquiries' },
  { code: 'closed', label: 'Closed' },
];

/** Answers first: what is in the file, and what will be recorded? */
export const ExportsPage = ({ desks }: ExportForms) => (
  <Desk title="Take a list out" at="cases">
    <div class="narrow">
      <Crumb to="/cases">Cases</Crumb>
      <div class="head">
        <h1>Take a list out</h1>
        <p class="lede">
          A table for a spreadsheet: pseudonym, reference, facts, deadline, needs, who holds it. No name, no contact, no
          note.
        </p>
      </div>
      <Note as="warn" title="Nothing protects a saved file">
        <p>That you took it out, when and why is recorded for the auditors. Delete it when you are done.</p>
      </Note>
      <Form action="/exports/list" class="form" once={false}>
        {desks.length > 1 && (
          <Select
            name="desk_id"
            label="Desk"
            options={desks.map(({ id, name }) => ({ code: id, label: name }))}
            empty="Choose one"
          />
        )}
        <Select name="state" label="Which cases?" options={states} empty="All of them" />
        <TextField
          name="reason"
          label="Why do you need it?"
          hint={'For example: "For Monday’s meeting".'}
          width="full"
        />
        <div class="actions">
          <button class="button">Take the list out</button>
          <a href="/cases">Leave it here</a>
        </div>
      </Form>
    </div>
  </Desk>
);
