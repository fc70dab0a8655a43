import { Day } from '../../../common/web/dates.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note, Ref } from '../../../common/web/parts.js';
import type { ReversalForm } from '../merge.presenter.js';

/** A grave act has a page of its own, says what follows, and can be left. */
export const ReversalPage = (of: ReversalForm) => (
  <Desk title={`Part ${of.other.reference} from ${of.reference} again?`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.id}`}>
        {of.pseudonym} {of.reference}
      </Crumb>
      <div class="head">
        <h1>
          Part <Ref>{of.other.reference}</Ref> from <Ref>{of.reference}</Ref> again?
        </h1>
        <p class="lede">
          They were merged on <Day on={of.merged_on} />. It can be taken back until <Day on={of.until} />.
        </p>
      </div>
      <div class="stack">
        <p>
          <strong>What follows:</strong> <bdi>{of.other.pseudonym}</bdi> <Ref>{of.other.reference}</Ref> is open again
          as it was, with its own person. <bdi>{of.pseudonym}</bdi> <Ref>{of.reference}</Ref> loses what it took over.
        </p>
        <p>
          <strong>What was written since</strong> stays with <Ref>{of.reference}</Ref>: new notes, changed facts, and a
          deadline of the other that was marked as done, which stands open there again. Look through both afterwards.
        </p>
        {of.blocked ? (
          <Note as="warn" title="They cannot be parted now">
            <p>{of.blocked}</p>
          </Note>
        ) : (
          <Form action={`/cases/${of.id}/merges/${of.other.id}`} method="delete">
            <div class="actions">
              <button class="button grave">Part the two</button>
              <a href={`/cases/${of.id}`}>Leave them merged</a>
            </div>
          </Form>
        )}
      </div>
    </div>
  </Desk>
);
