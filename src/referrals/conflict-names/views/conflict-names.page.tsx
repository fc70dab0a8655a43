import { TextArea } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import type { ConflictNameList } from '../conflict-names.view.js';

/** A lawyer's own names: many at once, and each taken away again. */
export const ConflictNamesPage = ({ items }: ConflictNameList) => (
  <Desk title="Names for the conflict check" at="referrals">
    <div class="narrow">
      <Crumb to="/referrals">Referrals to you</Crumb>
      <div class="head">
        <h1>Names for the conflict check</h1>
        <p>
          At each conflict check the name of the person is compared with these, in any spelling or script, and you are
          shown those that are alike. You judge.
        </p>
        <p class="small soft">
          The list is sealed under your own key. Nobody else can open it, no desk is told what is on it, and whoever
          loses their passphrase loses the list with it.
        </p>
      </div>
      <section class="section">
        <h2>Add names</h2>
        <Form action="/conflict-names" class="form">
          <TextArea
            name="names"
            label="Names"
            hint="One a line. Clients, other sides, and whoever you owe something."
          />
          <div class="actions">
            <button class="button">Keep these names</button>
          </div>
        </Form>
      </section>
      <section class="section">
        <h2>Those that you keep</h2>
        {items.length === 0 ? (
          <Empty why="You keep none yet." next="Without a list nothing is compared." />
        ) : (
          <ul class="items">
            {items.map(({ id, name }) => (
              <li class="row apart">
                <bdi>{name}</bdi>
                <Form action={`/conflict-names/${id}`} method="delete" label={`Remove ${name}`}>
                  <button class="as-link">Remove</button>
                </Form>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  </Desk>
);
