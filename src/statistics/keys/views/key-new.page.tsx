import { Choices } from '../../../common/web/choices.js';
import { Select } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Note } from '../../../common/web/parts.js';
import { SixWordsField } from '../../../organisations/views/six-words.js';
import { periodInWords } from '../../plan/period-in-words.js';

export interface KeyNewView {
  made: boolean;
  leads: { code: string; label: string }[];
  plans: { code: string; label: string }[];
  quarters: string[];
}

/** Answers first: what do I begin here, and with whom? */
export const KeyNewPage = ({ made, leads, plans, quarters }: KeyNewView) => (
  <Desk title="Make the statistics key" at="releases">
    <Crumb to="/releases">Releases</Crumb>
    <div class="narrow">
      <div class="head">
        <h1>Make the statistics key</h1>
        <p class="lede">
          Desks seal their counts to it. Neither of you can open them alone: one takes off a layer, the other the next.
        </p>
      </div>
      {made ? (
        <Empty why="The network has its key already." />
      ) : leads.length === 0 ? (
        <Empty why="There is no second campaign lead yet. An administrator of any organisation of the network can invite one." />
      ) : (
        <Form action="/statistics-key" class="stack">
          <Select name="account_id" label="The second lead" options={leads} empty="Choose a lead" />
          <SixWordsField label="Their six check words, heard by voice" />
          <Choices name="plan" label="Plan" of={plans} />
          <p class="small">
            <a href="/plans">What each plan publishes, hides and costs</a>
          </p>
          <Select
            name="first_period"
            label="From which quarter on"
            hint="A plan is fixed before it counts anything, so this quarter has not begun."
            options={quarters.map((code) => ({ code, label: periodInWords(code) }))}
            empty="Choose a quarter"
          />
          <Note as="warn">
            <p>
              The plan is signed in this act and is public from today. It is never changed in answer to the records, and
              no period is ever drawn again.
            </p>
          </Note>
          <button class="button">Make the key and sign the plan</button>
        </Form>
      )}
    </div>
  </Desk>
);
