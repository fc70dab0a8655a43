import { Due } from '../../../common/web/dates.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Empty, Note, Ref } from '../../../common/web/parts.js';
import type { RetentionView, ToBeErased } from '../retention.view.js';

/** Answers first: what will soon be gone, and is that right? */
export const RetentionPage = ({ items, more, kept_months, traces }: RetentionView) => (
  <Desk title="To be erased soon" at="today">
    <div class="narrow stack">
      <div class="head">
        <h1>To be erased soon</h1>
        <p class="lede">
          Closed cases whose last day is within 30 days. Nothing has to be done: on the day after it their keys are
          destroyed by themselves.
        </p>
        <p class="soft">
          Your organisation keeps closed cases for {kept_months === 1 ? 'one month' : `${kept_months} months`}.{' '}
          <a href="/erasures">What was erased</a>
        </p>
      </div>
      {traces > 0 && <Traces of={traces} />}
      {items.length === 0 ? (
        <Empty why="No closed case of your desks comes to its last day within 30 days." />
      ) : (
        <ul class="items agenda">
          {items.map((one) => (
            <One of={one} />
          ))}
        </ul>
      )}
      {more && <p>There are more. They follow when these are gone, or kept longer.</p>}
    </div>
  </Desk>
);

const Traces = ({ of }: { of: number }) => (
  <Note
    as="warn"
    title={of === 1 ? 'One erased case may still be mentioned' : `${of} erased cases may still be mentioned`}
  >
    <p>
      What was erased by itself can still be named by other cases of your desks (as related, or merged), and known again
      by the sheet it came with. Only your desk's key opens those. This reads all cases of the desk, which can take a
      minute.
    </p>
    <Form action="/retention/traces" once={false}>
      <button class="button">Remove what is left of them</button>
    </Form>
  </Note>
);

const One = ({ of: { case: of, erase_on } }: { of: ToBeErased }) => (
  <li>
    <Due on={erase_on} />
    <div>
      <p>
        <a href={`/cases/${of.id}`} dir="auto">
          {of.pseudonym}
        </a>{' '}
        <span class="soft">
          <Ref>{of.reference}</Ref>
        </span>
      </p>
      <p class="small row">
        <a href={`/cases/${of.id}/retention`}>
          Keep it longer<span class="hidden">: {of.reference}</span>
        </a>
        {usePage().signedIn?.role === 'coordinator' && (
          <a href={`/cases/${of.id}/erasure`}>
            Erase it now<span class="hidden">: {of.reference}</span>
          </a>
        )}
      </p>
    </div>
  </li>
);
