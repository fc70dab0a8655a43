import { dueInWords } from '../../common/web/dates.js';
import { Select } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb, Note } from '../../common/web/parts.js';
import { options } from '../../reference/vocabulary.js';
import type { CaseState } from './case-words.js';

/** `GET /cases/:id/closure` */
export interface Closure {
  id: string;
  reference: string;
  pseudonym: string;
  state: CaseState;
  nearest_deadline: { on: string; what: string } | null;
  /** Names of the legal contacts whose referrals end with the case. */
  referred_to: string[];
}

/** A grave act has a page of its own, says what follows, and can be left. */
export const ClosurePage = (of: Closure) => {
  const again = of.state === 'closed';
  const title = again ? 'Open the case again?' : 'Close the case?';
  return (
    <Desk title={title} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${of.id}`}>
          {of.pseudonym} {of.reference}
        </Crumb>
        <div class="head">
          <h1>{title}</h1>
        </div>
        {again ? <Again of={of} /> : <Close of={of} />}
      </div>
    </Desk>
  );
};

const Again = ({ of }: { of: Closure }) => (
  <div class="stack">
    <p>The clock of erasure stops. The case is on your list again. Referrals that have ended stay ended.</p>
    <Form action={`/cases/${of.id}/closure`} method="delete">
      <div class="actions">
        <button class="button">Open the case again</button>
        <a href={`/cases/${of.id}`}>Leave it closed</a>
      </div>
    </Form>
  </div>
);

const Close = ({ of }: { of: Closure }) => {
  const page = usePage();
  return (
    <div class="stack">
      <p>
        From then on only your desk can read it, and the time until its erasure begins to run. It can be opened again.
      </p>
      {of.referred_to.length > 0 && (
        <p>
          What was shared ends at once, and cannot be given back: {of.referred_to.join(', ')} can open nothing of it any
          more. What was already read cannot be taken back.
        </p>
      )}
      {of.nearest_deadline && (
        <Note as="warn" title={`Still due: ${of.nearest_deadline.what}, ${dueInWords(of.nearest_deadline.on, page)}`}>
          <p>Nobody will be reminded of it once the case is closed.</p>
        </Note>
      )}
      <Form action={`/cases/${of.id}/closure`} class="form">
        <Select name="reason" label="How did it end?" options={options('closure_reason')} empty="Choose one" />
        <div class="actions">
          <button class="button grave">Close the case</button>
          <a href={`/cases/${of.id}`}>Keep it open</a>
        </div>
      </Form>
    </div>
  );
};
