import { Day, dueInWords } from '../../common/web/dates.js';
import { Choices } from '../../common/web/choices.js';
import { Field, Select, TextArea, TextField } from '../../common/web/fields.js';
import { Form, Hidden } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { type Typed, usePage } from '../../common/web/page-context.js';
import { Crumb, Note, Words } from '../../common/web/parts.js';
import { label, options } from '../../reference/vocabulary.js';
import type { TaskLine } from '../tasks/task.view.js';
import type { CaseState } from './case-words.js';
import type { CaseDetail, NeedLine } from './case.view.js';

/** `GET /cases/:id/closure` */
export interface Closure {
  id: string;
  reference: string;
  pseudonym: string;
  state: CaseState;
  version: number;
  closed: CaseDetail['closed'];
  /** Open ones, nearest first. */
  deadlines: { on: string; what: string }[];
  /** What somebody was still to do: it ends with the case. */
  tasks: TaskLine[];
  /** Needs of which nobody has said that they are met, or cannot be. */
  needs: NeedLine[];
  /** Names of the legal contacts whose referrals end with the case. */
  referred_to: string[];
  /** Names of those without an account who hold a packet. */
  held_outside: string[];
}

/** A grave act has a page of its own, says what follows, and can be left. */
export const ClosurePage = (of: Closure) => {
  const title = { closed: 'Open the case again?', enquiry: 'Close the enquiry?', open: 'Close the case?' }[of.state];
  return (
    <Desk title={title} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${of.id}`}>
          {of.pseudonym} {of.reference}
        </Crumb>
        <div class="head">
          <h1>{title}</h1>
        </div>
        <Asked of={of} />
      </div>
    </Desk>
  );
};

/** Somebody closed it while I was writing: what I typed has another name than what is asked now. */
function Asked({ of }: { of: Closure }) {
  const { typed } = usePage();
  if (of.state !== 'closed') return <Close of={of} />;
  const late = typed['version#'] !== undefined && of.closed;
  return late ? <Late of={of} closed={late} typed={typed} /> : <Again of={of} />;
}

/** Both closings; what I wrote can be kept as a note. */
const Late = ({ of, closed, typed }: { of: Closure; closed: NonNullable<Closure['closed']>; typed: Typed }) => {
  const reason = [typed.reason ?? []].flat().map((code) => label('closure_reason', code));
  const got = [typed['achieved[]'] ?? []].flat().map((code) => label('service_type', code));
  const advice = [typed.advice ?? ''].flat().join('\n');
  const text = [`Closing: ${reason.join(', ') || 'no reason given'}.`, got.length > 0 && `${got.join(', ')}.`, advice]
    .filter(Boolean)
    .join('\n');
  return (
    <div class="stack">
      <Note title={`What stands there now: ${closed.reason.label}`}>
        <p>
          Closed on <Day on={closed.on} />
          {closed.by && ` by ${closed.by}`}.
        </p>
        {closed.achieved.length > 0 && <p>{closed.achieved.map((one) => one.label).join(', ')}.</p>}
        {closed.advice && <Words>{closed.advice}</Words>}
      </Note>
      <p>What you wrote is below. It is not saved yet: keep it as a note, or leave it.</p>
      <Form action={`/cases/${of.id}/notes`} class="form">
        <Given name="text" label="What you wrote" value={text} />
        <div class="actions">
          <button class="button">Keep mine as a note</button>
          <a href={`/cases/${of.id}`}>Leave it</a>
        </div>
      </Form>
    </div>
  );
};

/** A text area that is filled although another form's fields were typed. */
const Given = ({ name, label: title, value }: { name: string; label: string; value: string }) => (
  <Field id={name} label={title}>
    <textarea id={name} name={name} dir="auto">
      {`\n${value}`}
    </textarea>
  </Field>
);

const Again = ({ of }: { of: Closure }) => (
  <div class="stack">
    <p>The clock of erasure stops. The case is on your list again. Referrals that have ended stay ended.</p>
    <Form action={`/cases/${of.id}/closure`} method="delete" class="form">
      <TextField
        name="reason"
        label="Why is it opened again?"
        hint="It stands in the case's history. No names."
        width="full"
      />
      <div class="actions">
        <button class="button">Open the case again</button>
        <a href={`/cases/${of.id}`}>Leave it closed</a>
      </div>
    </Form>
  </div>
);

const Close = ({ of }: { of: Closure }) => (
  <div class="stack">
    <p>
      From then on only your desk can read it, nothing of it can be changed, and the time until its erasure begins to
      run. It can be opened again.
    </p>
    {of.referred_to.length > 0 && (
      <p>
        What was shared ends at once, and cannot be given back: {of.referred_to.join(', ')} can open nothing of it any
        more. What was already read cannot be taken back.
      </p>
    )}
    {of.held_outside.length > 0 && (
      <p>
        {of.held_outside.join(', ')} hold a packet that cannot be called back. Ask them to destroy it when it is not
        needed any more.
      </p>
    )}
    <StillDue of={of} />
    <StillToDo of={of} />
    <StillNeeded of={of} />
    <Form action={`/cases/${of.id}/closure`} class="form">
      <Hidden name="version#" value={of.version} />
      {of.state === 'enquiry' && <Advice />}
      <Select
        name="reason"
        label="How did it end?"
        options={options('closure_reason')}
        value={of.state === 'enquiry' ? 'advised' : undefined}
        empty="Choose one"
      />
      <Choices
        name="achieved[]"
        label="What did the person get?"
        hint="Everything that was done for them, by you or through you. Nothing, if nothing."
        of={options('service_type')}
        columns
      />
      {of.state !== 'enquiry' && <Advice />}
      <div class="actions">
        <button class="button grave">{of.state === 'enquiry' ? 'Close the enquiry' : 'Close the case'}</button>
        <a href={`/cases/${of.id}`}>Keep it open</a>
      </div>
    </Form>
  </div>
);

const Advice = () => (
  <TextArea
    name="advice"
    label="What advice was given?"
    hint="In your own words, sealed with the case. No names."
    small
  />
);

function StillDue({ of: { deadlines } }: { of: Closure }) {
  const page = usePage();
  if (deadlines.length === 0) return null;
  return (
    <Note
      as="warn"
      title={deadlines.length === 1 ? 'One thing is still due' : `${deadlines.length} things are still due`}
    >
      <ul>
        {deadlines.map(({ on, what }) => (
          <li>
            {what}, {dueInWords(on, page)}
          </li>
        ))}
      </ul>
      <p>Nobody will be reminded of it once the case is closed.</p>
    </Note>
  );
}

const StillToDo = ({ of: { tasks } }: { of: Closure }) =>
  tasks.length === 0 ? null : (
    <Note as="warn" title={tasks.length === 1 ? 'One task is still open' : `${tasks.length} tasks are still open`}>
      <ul>
        {tasks.map((task) => (
          <li>
            <bdi>{task.what}</bdi>, {task.for.handle}
          </li>
        ))}
      </ul>
      <p>They end with the case, and do not come back when it is opened again.</p>
    </Note>
  );

const StillNeeded = ({ of: { id, needs } }: { of: Closure }) =>
  needs.length === 0 ? null : (
    <Note as="warn" title="Needs without an end">
      <ul>
        {needs.map(({ label, state }) => (
          <li>
            {label}: {state.label.toLowerCase()}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/cases/${id}/needs`}>Say what became of them</a> before you close, or leave them as they are.
      </p>
    </Note>
  );
