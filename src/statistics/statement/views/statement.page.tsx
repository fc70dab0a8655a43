import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Note, Tag } from '../../../common/web/parts.js';
import { periodInWords } from '../../plan/period-in-words.js';
import { Instant } from '../../views/instant.js';
import { PlanTable } from '../../views/plan.table.js';
import type { StatementView } from '../statement.view.js';

/** Answers first: do I have to send something, until when, and what is in it? */
export const StatementPage = ({ id, name, statement, statistics_key }: StatementView) => (
  <Desk title={statement ? `Statement: ${periodInWords(statement.period)}` : 'Statement'} at="desks">
    <Crumb to={`/desks/${id}`}>{name}</Crumb>
    <div class="head">
      <h1>{statement ? `Statement: ${periodInWords(statement.period)}` : 'Statement'}</h1>
      <p class="lede">Your desk states its counts for the network’s statistics. One press, once a quarter.</p>
    </div>
    {statement ? (
      <Sending id={id} of={statement} pinned={statistics_key} />
    ) : (
      <Empty why="Nothing is to be stated: no plan of the network counts the quarter that closed last." />
    )}
  </Desk>
);

type Of = NonNullable<StatementView['statement']>;

const Sending = ({ id, of, pinned }: { id: string; of: Of; pinned: StatementView['statistics_key'] }) => (
  <>
    <State {...of} />
    <section class="section prose">
      <h2>What it is</h2>
      <ul class="stack-s">
        <li>
          <b>Only counts</b>, one for each cell that the plan fixed before the period began, zeros too. No case, name,
          reference, day or word leaves the desk.
        </li>
        <li>
          <b>Sealed in your session</b> to the statistics key. Nobody can open it alone: two campaign leads must, and
          then only its sum with the other desks’ is used, moved by chance. After the draw it is destroyed.
        </li>
        <li>
          <b>Always the same length.</b> It tells nobody how many are in it.
        </li>
      </ul>
      <h2>Who is in it</h2>
      <p>
        Everybody whose case was opened and who <b>agreed to be counted</b>, once in their life; and their first end,
        once. Who has not agreed is not in it. It changes nothing in the help they get.
      </p>
      <p class="soft">
        When you send, each of them is marked as counted. A case that is opened again, corrected or handed on is not
        counted a second time. What is entered later goes into the next statement.
      </p>
    </section>
    {of.state !== 'missed' &&
      (pinned === 'pinned' ? <Send id={id} of={of} /> : <PinFirst id={id} known={pinned !== null} />)}
    <section class="section">
      <h2>The plan: {of.plan}</h2>
      <PlanTable tables={of.tables} budget={of.tables.reduce((sum, { cost }) => sum + cost, 0)} />
    </section>
  </>
);

function State({ state, schedule }: Of) {
  if (state === 'sent')
    return (
      <Note title="Sent">
        <p>
          <Tag as="on">Sent</Tag> You may send it again until <Instant at={schedule.cutOff} />: then it takes the place
          of this one.
        </p>
      </Note>
    );
  if (state === 'missed')
    return (
      <Note as="warn" title="Too late for this quarter">
        <p>
          It had to be in by <Instant at={schedule.cutOff} />. Nothing is lost: whoever was not counted is counted in
          your next statement.
        </p>
      </Note>
    );
  return (
    <Note title="Not sent yet">
      <p>
        <Tag as="wait">Not sent yet</Tag> The quarter is closed. Send it by <Instant at={schedule.cutOff} />.
      </p>
    </Note>
  );
}

const Send = ({ id, of: { period, state } }: { id: string; of: Of }) => (
  <Form action={`/desks/${id}/statement/${period}`} class="section" once={false}>
    <button class="button">{state === 'sent' ? 'Count and send again' : 'Count and send'}</button>
  </Form>
);

const PinFirst = ({ id, known }: { id: string; known: boolean }) => (
  <Note as="warn" title="First, check the statistics key">
    {known ? (
      <p>
        Hear its six words from a campaign lead by voice, or read them from the paper they gave you, and{' '}
        <a href={`/desks/${id}/pins/new`}>type them here</a>. Until then nothing is sealed to it.
      </p>
    ) : (
      <p>The network has no statistics key yet. Two campaign leads make it.</p>
    )}
  </Note>
);
