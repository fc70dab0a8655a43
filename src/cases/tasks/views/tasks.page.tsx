import { DateFields } from '../../../common/web/choices.js';
import { Day } from '../../../common/web/dates.js';
import { Select, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import type { TasksOfCase } from '../task.view.js';
import { TaskList } from './tasks.section.js';

/** Answers first: what is still to be done in this case, and by whom? */
export const TasksPage = (of: TasksOfCase) => (
  <Desk title={`Tasks of ${of.reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.id}`}>
        {of.pseudonym} {of.reference}
      </Crumb>
      <div class="head">
        <h1>Tasks</h1>
        <p class="lede">What somebody of the desk is to do. A date on which something is lost is a deadline.</p>
      </div>
      <div class="stack">
        {of.tasks.length > 0 ? (
          <TaskList caseId={of.id} tasks={of.tasks} drop />
        ) : (
          <Empty why="Nothing is to be done." next={of.open && 'Write down the next step.'} />
        )}
        {of.open && <New of={of} />}
        {of.ended.length > 0 && <Ended of={of} />}
      </div>
    </div>
  </Desk>
);

const New = ({ of }: { of: TasksOfCase }) => (
  <section class="section" aria-labelledby="new">
    <h2 id="new">Add a task</h2>
    <Form action={`/cases/${of.id}/tasks`} class="form">
      <TextField name="what" label="What is to be done?" hint="In a few words. No names." width="full" />
      <Select
        name="for"
        label="Who does it?"
        hint="It stands first on their page of the day."
        options={of.members.map(({ id, handle }) => ({ code: id, label: id === of.self ? `${handle} (you)` : handle }))}
        value={of.self}
      />
      <DateFields name="due" label="By which day?" hint="If there is one. For example, 27 11 2026." />
      <div class="actions">
        <button class="button">Add the task</button>
        <a href={`/cases/${of.id}`}>Add nothing</a>
      </div>
    </Form>
  </section>
);

const Ended = ({ of }: { of: TasksOfCase }) => (
  <section class="section" aria-labelledby="ended">
    <h2 id="ended">Ended</h2>
    <ul class="items">
      {of.ended.map(({ what, ended }) => (
        <li>
          <p dir="auto">{what}</p>
          <p class="small soft">
            {ended.done ? 'Done' : 'Not needed any more'}, <Day on={ended.on} />, {ended.by}
          </p>
        </li>
      ))}
    </ul>
  </section>
);
