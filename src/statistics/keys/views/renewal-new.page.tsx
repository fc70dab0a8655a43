import { Choices } from '../../../common/web/choices.js';
import { Select } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import type { ProposalFormView } from '../statistics-key.view.js';

/** Answers first: who is to hold the key, and whose session makes it? */
export const RenewalNewPage = ({ approvers, leads }: ProposalFormView) => (
  <Desk title="Make the statistics key anew" at="releases">
    <Crumb to="/statistics-key">The statistics key</Crumb>
    <div class="narrow">
      <div class="head">
        <h1>Make the statistics key anew</h1>
        <p class="lede">
          When a lead joins, so that they can prepare and approve; and when one has left, so that nothing they kept is
          of use to anybody.
        </p>
      </div>
      {approvers.length === 0 ? (
        <Empty why="You share the statistics key with no other lead, so you cannot propose this. A lead who holds it can." />
      ) : (
        <Form action="/statistics-key/renewal" class="stack" once={false}>
          <Choices name="holders[]" label="Who holds it from then on" of={leads} />
          <Select
            name="account_id"
            label="Who approves"
            hint="Their session makes the new key. They hear the six check words of every other holder by voice."
            options={approvers}
            empty="Choose a lead"
          />
          <button class="button">Propose it</button>
        </Form>
      )}
    </div>
  </Desk>
);
