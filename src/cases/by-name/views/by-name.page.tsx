import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb } from '../../../common/web/parts.js';

/** `GET /cases/by-name` */
export interface ByNameForm {
  desks: { id: string; name: string }[];
}

/** Answers first: what will be recorded, and what will be shown? */
export const ByNamePage = ({ desks }: ByNameForm) => (
  <Desk title="Find by name or contact" at="cases">
    <div class="narrow">
      <Crumb to="/cases">Your cases</Crumb>
      <div class="head">
        <h1>Find by name or contact</h1>
        <p class="lede">
          It looks through the names and contacts of everybody at {desks.map(({ name }) => name).join(', ')}. That you
          looked, when and why is recorded. What you look for is not.
        </p>
      </div>
      <Form action="/cases/by-name" class="form" once={false}>
        <TextField
          name="text"
          label="Name, number, address or account"
          hint="In any script and any order of words. Parts of a name will do; initials find nobody."
          width="full"
          autofocus
        />
        <TextField
          name="reason"
          label="Why do you look?"
          hint={'For example: "Somebody calls and gives only a name".'}
          width="full"
        />
        <div class="actions">
          <button class="button">Look</button>
          <a href="/cases">Leave</a>
        </div>
      </Form>
    </div>
  </Desk>
);
