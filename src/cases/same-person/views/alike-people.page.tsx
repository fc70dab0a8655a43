import { Select } from '../../../common/web/fields.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb } from '../../../common/web/parts.js';

/** `GET /cases/same-person` */
export const AlikePeoplePage = ({ desks }: { desks: { id: string; name: string }[] }) => (
  <Desk title="People entered twice" at="cases">
    <div class="narrow">
      <Crumb to="/cases">Your cases</Crumb>
      <div class="head">
        <h1>Look for people entered twice?</h1>
        <p class="lede">
          Everybody at a desk is compared with everybody: contacts, dates of birth, names. Do it after a sheet came in.
          That you looked is recorded. No name is shown.
        </p>
      </div>
      <Form action="/cases/same-person" class="form" once={false}>
        {desks.length > 1 ? (
          <Select
            name="desk_id"
            label="At which desk?"
            options={desks.map(({ id, name }) => ({ code: id, label: name }))}
          />
        ) : (
          desks[0] && <Hidden name="desk_id" value={desks[0].id} />
        )}
        <div class="actions">
          <button class="button">Look for people entered twice</button>
          <a href="/cases">Leave</a>
        </div>
      </Form>
    </div>
  </Desk>
);
