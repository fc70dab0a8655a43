import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb } from '../../../common/web/parts.js';

/** `GET /cases/:id/same-person` */
export const SamePersonPage = ({ id, reference, pseudonym }: { id: string; reference: string; pseudonym: string }) => (
  <Desk title={`Same person as ${reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${id}`}>
        {pseudonym} {reference}
      </Crumb>
      <div class="head">
        <h1>Look for the same person?</h1>
        <p class="lede">
          The name, date of birth and contacts of this case are compared with those of everybody at its desk. That you
          looked is recorded. No name is shown.
        </p>
      </div>
      <Form action={`/cases/${id}/same-person`} once={false}>
        <div class="actions">
          <button class="button">Look for the same person</button>
          <a href={`/cases/${id}`}>Leave</a>
        </div>
      </Form>
    </div>
  </Desk>
);
