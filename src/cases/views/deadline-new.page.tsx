import { Select } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb } from '../../common/web/parts.js';
import { options } from '../../reference/vocabulary.js';
import { DeadlineFields } from './deadline.fields.js';

/** `GET /cases/:id/deadlines/new` */
export interface NewDeadline {
  id: string;
  reference: string;
  pseudonym: string;
}

export const DeadlineNewPage = ({ id, reference, pseudonym }: NewDeadline) => (
  <Desk title={`Add a deadline to ${reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${id}`}>
        {pseudonym} {reference}
      </Crumb>
      <div class="head">
        <h1>Add a deadline</h1>
        <p class="lede">A date on which something is lost if nobody acts.</p>
      </div>
      <Form action={`/cases/${id}/deadlines`} class="form">
        <DeadlineFields />
        <Select
          name="certainty"
          label="How sure is the date?"
          options={options('deadline_certainty')}
          value="confirmed"
          hint={'If you only heard of it, take "Estimated".'}
        />
        <div class="actions">
          <button class="button">Add the deadline</button>
          <a href={`/cases/${id}`}>Add nothing</a>
        </div>
      </Form>
    </div>
  </Desk>
);
