import { Choices } from '../../../common/web/choices.js';
import { Day } from '../../../common/web/dates.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Facts, Note } from '../../../common/web/parts.js';
import type { OutsideDetail, OutsideWay } from '../outside.view.js';
import { OUTSIDE_WORDS, OutsideTag } from './outside-tag.js';

const WAY_WORDS: Record<OutsideWay, string> = {
  age: 'A file that only they can open',
  pdf: 'A PDF',
  page: 'A printed page',
};

/** Answers first: where does it stand, and what did they get? */
export const OutsidePage = (of: OutsideDetail) => (
  <Desk title={`Referred outside, to ${of.legal_contact}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.case.id}`}>
        {of.case.pseudonym} {of.case.reference}
      </Crumb>
      <div class="head">
        <h1>
          {of.purpose.label}, to {of.legal_contact}
        </h1>
        <p>
          <OutsideTag of={of} />
        </p>
      </div>
      {of.consent_withdrawn && of.answers.length > 0 && (
        <Note as="warn" title="The person took their consent back">
          <p>What was sent cannot be taken back. Tell them now, ask them to destroy it, and write that down below.</p>
        </Note>
      )}
      <section class="section">
        <h2>What left the desk</h2>
        <Facts
          of={[
            ['Taken out', <Day on={of.offered_on} />],
            ['As', WAY_WORDS[of.way]],
            ['In the packet', of.fields.map(({ label }) => label).join(', ')],
          ]}
        />
        <p class="small soft">What was in it is not kept here. What was sent cannot be taken back.</p>
      </section>
      {of.answers.length > 0 && (
        <section class="section">
          <h2>What became of it</h2>
          <Form action={`/cases/${of.case.id}/outside/${of.id}/answer`} class="form">
            <Choices
              name="state"
              label="What did they say?"
              of={of.answers.map((code) => ({ code, label: OUTSIDE_WORDS[code] }))}
            />
            <div class="actions">
              <button class="button">Write it down</button>
              <a href={`/cases/${of.case.id}/outside`}>All that was taken out</a>
            </div>
          </Form>
        </section>
      )}
    </div>
  </Desk>
);
