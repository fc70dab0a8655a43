import { Tick } from '../../common/web/choices.js';
import { TextField } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb } from '../../common/web/parts.js';
import type { CaseDetail } from './case.view.js';
import { SafeContact } from './safe-contact.js';

/** `GET /cases/:id/identity` */
export interface IdentityReason {
  id: string;
  reference: string;
  pseudonym: string;
  safe_contact: CaseDetail['safe_contact'];
}

/** Answers first: what will be recorded if I look? */
export const IdentityReasonPage = ({ id, reference, pseudonym, safe_contact }: IdentityReason) => (
  <Desk title={`Show the name of ${reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${id}`}>
        {pseudonym} {reference}
      </Crumb>
      <div class="head">
        <h1>Show the name?</h1>
        <p class="lede">It is shown once, on one page. That you looked, and when, is recorded.</p>
      </div>
      <div class="head stack">
        <SafeContact of={{ id, pseudonym, safe_contact }} />
      </div>
      {/* An opening is not repeated by a key against sending twice: each one is recorded. */}
      <Form action={`/cases/${id}/identity`} class="form" once={false}>
        <TextField
          name="reason"
          label="Why do you need it?"
          hint={'For example: "The court asks for the name in the appeal".'}
          width="full"
          autofocus
        />
        {safe_contact && (
          <Tick
            name="safe_contact_read?"
            label="I have read how it is safe to reach this person, and will keep to it"
          />
        )}
        <div class="actions">
          <button class="button">Show the name</button>
          <a href={`/cases/${id}`}>Leave it hidden</a>
        </div>
      </Form>
    </div>
  </Desk>
);
