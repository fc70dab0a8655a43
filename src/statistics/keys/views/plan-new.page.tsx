import { Choices } from '../../../common/web/choices.js';
import { Select } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import { periodInWords } from '../../plan/period-in-words.js';
import type { ProposalFormView } from '../statistics-key.view.js';

/** Answers first: what changes, and from when on? */
export const PlanNewPage = ({ approvers, plans, quarters }: ProposalFormView) => (
  <Desk title="Propose another plan" at="releases">
    <Crumb to="/statistics-key">The statistics key</Crumb>
    <div class="narrow">
      <div class="head">
        <h1>Propose another plan</h1>
        <p class="lede">
          A plan changes at the turn of a year, before it counts anything, and never in answer to the records. None
          costs one registration more than the first plan promised.
        </p>
      </div>
      {approvers.length === 0 ? (
        <Empty why="You share the statistics key with no other lead, so you cannot propose this. A lead who holds it can." />
      ) : (
        <Form action="/statistics-key/plan" class="stack" once={false}>
          <Choices name="plan" label="Plan" of={plans} />
          <Select
            name="first_period"
            label="From which year on"
            options={quarters.map((code) => ({ code, label: periodInWords(code) }))}
            empty="Choose a year"
          />
          <Select
            name="account_id"
            label="Who approves"
            hint="Their session signs the plan."
            options={approvers}
            empty="Choose a lead"
          />
          <button class="button">Propose it</button>
        </Form>
      )}
    </div>
  </Desk>
);
