import { DateFields } from '../../../common/web/choices.js';
import { Day } from '../../../common/web/dates.js';
import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import type { Keeping } from '../retention.view.js';

/** Answers first: until when is it kept? */
export const KeepingPage = (of: Keeping) => (
  <Desk title="How long is it kept?" at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.id}`}>
        {of.pseudonym} {of.reference}
      </Crumb>
      <div class="head">
        <h1>How long is it kept?</h1>
      </div>
      {of.erase_on === null ? (
        <Empty
          why="This case is not closed, so no day of its erasure is set."
          next={<a href={`/cases/${of.id}/closure`}>Close it</a>}
        />
      ) : (
        <div class="stack">
          <p>
            Its last day is <Day on={of.erase_on} />. The day after, its keys are destroyed, and those of the person
            unless another case of theirs remains. Then nobody can open it again.
          </p>
          {of.merged ? (
            <Empty why="It went into another case, where the work goes on. Keep that one longer, if it has to be kept." />
          ) : (
            <Longer of={of} />
          )}
        </div>
      )}
      <EraseNow id={of.id} />
    </div>
  </Desk>
);

const Longer = ({ of }: { of: Keeping }) => (
  <Form action={`/cases/${of.id}/retention`} class="form">
    <DateFields
      name="until"
      label="Keep it longer: what is its last day?"
      hint="At most ten years from today. Only as long as somebody needs it: for an appeal, or because a law asks for it."
    />
    <TextField
      name="reason"
      label="Why?"
      hint="It stands in the case's history, and auditors read it. No names."
      width="full"
    />
    <div class="actions">
      <button class="button">Keep it until then</button>
      <a href={`/cases/${of.id}`}>Leave the day as it is</a>
    </div>
  </Form>
);

export const EraseNow = ({ id }: { id: string }) =>
  usePage().signedIn?.role === 'coordinator' ? (
    <p class="do">
      <a href={`/cases/${id}/erasure`}>Erase it now</a>
    </p>
  ) : null;
