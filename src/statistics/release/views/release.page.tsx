import { Day } from '../../../common/web/dates.js';
import { Select } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note } from '../../../common/web/parts.js';
import { periodInWords } from '../../plan/period-in-words.js';
import { Instant } from '../../views/instant.js';
import { PlanTable } from '../../views/plan.table.js';
import type { ReleaseView } from '../release.view.js';
import { MadeUp } from './made-up.js';
import { PressKit } from './press-kit.js';
import { StateTag } from './state.tag.js';

/** Answers first: what happens when I press, and can it be taken back? */
export const ReleasePage = (of: ReleaseView) => (
  <Desk title={`Release: ${periodInWords(of.period)}`} at="releases">
    <Crumb to="/releases">Releases</Crumb>
    <div class="head">
      <h1>Release: {periodInWords(of.period)}</h1>
      <p class="row">
        <StateTag state={of.state} />
        <span class="soft">
          {of.prepared_on && (
            <>
              Prepared by {of.prepared_by} on <Day on={of.prepared_on} />, to be approved by {of.approver}.{' '}
            </>
          )}
          Plan: {of.plan.name}, version {of.plan.version}.
        </span>
      </p>
    </div>
    <Now {...of} />
    <section class="section">
      <h2>The plan</h2>
      <PlanTable tables={of.tables} budget={of.plan.lifetime_budget} />
      <p class="small soft">
        A number below what it is printed from is shown as “not printed”, the same for small and none. Below each table
        one row says how many are not printed, together.
      </p>
    </section>
    {(of.state === 'may-prepare' || of.state === 'prepared') && <MadeUp />}
  </Desk>
);

function Now(of: ReleaseView) {
  const { state, schedule } = of;
  if (state === 'announced')
    return (
      <Note title="Not yet">
        <p>
          Desks may state this period until <Instant at={schedule.cutOff} />. Then two leads have until{' '}
          <Instant at={schedule.approvedBy} />. Nobody can see, here or elsewhere, which desks have stated or what.
        </p>
      </Note>
    );
  if (state === 'may-prepare') return <Prepare {...of} />;
  if (state === 'prepared') return <Approve {...of} />;
  if (state === 'drawn')
    return (
      <Note title="Drawn, and read by nobody yet">
        <p>
          You both read the numbers on <Instant at={schedule.approvedBy} />; the public on{' '}
          <Instant at={schedule.published} />. There is no second draw, and no taking back.
        </p>
      </Note>
    );
  if (state === 'not_published')
    return (
      <Note as="warn" title="Not published">
        <p>
          It was not approved by <Instant at={schedule.approvedBy} />. What desks had stated is destroyed, and this
          period is never drawn.
        </p>
      </Note>
    );
  return <PressKit {...of} />;
}

const Blind = ({ schedule }: Pick<ReleaseView, 'schedule'>) => (
  <Note title="You approve without seeing the numbers">
    <p>
      Nobody has seen these numbers, and you can’t see them now either. When the second person approves, they are drawn
      once. You both read them on <Instant at={schedule.approvedBy} />; the public on{' '}
      <Instant at={schedule.published} />. There is no second draw, and no taking back.
    </p>
  </Note>
);

const Prepare = ({ period, schedule, approvers }: ReleaseView) => (
  <section class="section narrow">
    <Blind schedule={schedule} />
    {approvers.length === 0 ? (
      <p class="soft">You share the statistics key with no other lead, so you cannot prepare a release.</p>
    ) : (
      <Form action={`/releases/${period}/preparation`} class="stack">
        <Select
          name="account_id"
          label="Who approves"
          hint="From now on, and until they approve, their key together with a copy of the whole database opens what desks have stated."
          options={approvers}
          empty="Choose a lead"
        />
        <button class="button">Prepare</button>
      </Form>
    )}
  </section>
);

const Approve = ({ period, schedule, mine, approver }: ReleaseView) => (
  <section class="section narrow">
    <Blind schedule={schedule} />
    {mine ? (
      <Form action={`/releases/${period}/approval`} class="row" once={false}>
        <button class="button danger">Approve and draw</button>
        <a class="button quiet" href="/releases">
          Not now
        </a>
      </Form>
    ) : (
      <p class="soft">{approver} approves it.</p>
    )}
    <Form action={`/releases/${period}/preparation`} method="delete" class="stack-s">
      <p class="small soft">As long as it is not drawn, both of you can take the preparation back.</p>
      <button class="button quiet">Take the preparation back</button>
    </Form>
  </section>
);
