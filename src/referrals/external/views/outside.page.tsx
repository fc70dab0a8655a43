import { Choices } from '../../../common/web/choices.js';
import { Day } from '../../../common/web/dates.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, Facts, Note } from '../../../common/web/parts.js';
import type { OutsideDetail, OutsideWay } from '../outside.view.js';
import { OUTSIDE_WORDS, OutsideTag } from './outside-tag.js';

const WAY_WORDS: Record<OutsideWay, string> = {
  age: 'A file that only they can open',
  pdf: 'A PDF',
  page: 'A printed page',
};

/** Answers first: where does it stand, who has to be written to, and what did they get? */
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
          <OutsideTag state={of.state} />
        </p>
      </div>
      <div class="stack">
        <Due of={of} />
        <section class="section">
          <h2>What left the desk</h2>
          <Facts
            of={[
              ['Taken out', <Day on={of.offered_on} />],
              ['As', WAY_WORDS[of.way]],
              ['In the packet', of.fields.map(({ label }) => label).join(', ')],
              ...(of.documents > 0 ? [['Documents', String(of.documents)] as [string, string]] : []),
              [
                'The person agreed',
                <>
                  <Day on={of.consent.given_on} />, explained in {of.consent.language.label}
                </>,
              ],
              ['May be used until', <Day on={of.ends_on} />],
            ]}
          />
          <p class="small soft">The packet itself is not kept here. What was sent cannot be called back.</p>
        </section>
        {of.answers.length > 0 && <Answer of={of} />}
        <p>
          <a href={`/cases/${of.case.id}/outside`}>All that was taken out of this case</a>
        </p>
      </div>
    </div>
  </Desk>
);

/** Who holds what they may not use any more has to be told by somebody. */
function Due({ of: { state, ends_on } }: { of: OutsideDetail }) {
  const { today } = usePage();
  if (state === 'to_tell')
    return (
      <Note as="warn" title="The person took their consent back">
        <p>
          What was sent cannot be called back. Write to them now, ask them to destroy it, and write down below that you
          did.
        </p>
      </Note>
    );
  return state !== 'told' && state !== 'completed' && ends_on < today ? (
    <Note as="warn" title="Its time is over">
      <p>They may not use it any more. Ask them to destroy it, and write down below that you did.</p>
    </Note>
  ) : null;
}

const Answer = ({ of: { case: about, id, answers } }: { of: OutsideDetail }) => (
  <section class="section">
    <h2>What became of it</h2>
    <Form action={`/cases/${about.id}/outside/${id}/answer`} class="form">
      <Choices
        name="state"
        label="What did they say, or what did you ask of them?"
        of={answers.map((code) => ({ code, label: OUTSIDE_WORDS[code] }))}
      />
      <div class="actions">
        <button class="button">Write it down</button>
      </div>
    </Form>
  </section>
);
