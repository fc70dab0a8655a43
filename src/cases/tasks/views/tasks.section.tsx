import { Due } from '../../../common/web/dates.js';
import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import type { CaseDetail } from '../../views/case.view.js';
import type { TaskLine } from '../task.view.js';

/** What the desk's own people are to do, beside the dates of the law. */
export const TasksSection = ({ of }: { of: CaseDetail }) => (
  <section class="section" aria-labelledby="tasks">
    <div class="row apart">
      <h2 id="tasks">Tasks</h2>
      <a class="do" href={`/cases/${of.id}/tasks`}>
        {of.state === 'closed' ? 'What was done' : 'With a day, or for somebody else'}
      </a>
    </div>
    {of.tasks.length > 0 && <TaskList caseId={of.id} tasks={of.tasks} />}
    {of.state === 'closed' ? (
      <p class="soft">Nothing is to be done in a closed case.</p>
    ) : (
      <Form action={`/cases/${of.id}/tasks`} class="form">
        <TextField name="what" label="What will you do?" hint="In a few words. No names." width="full" />
        <div class="actions">
          <button class="button quiet">Add it to your tasks</button>
        </div>
      </Form>
    )}
  </section>
);

export const TaskList = ({ caseId, tasks, drop }: { caseId: string; tasks: TaskLine[]; drop?: boolean }) => (
  <ul class="items agenda">
    {tasks.map((task) => (
      <li>
        {task.due ? <Due on={task.due} /> : <span class="soft">No day</span>}
        <div>
          <p dir="auto">
            <b>{task.what}</b>
          </p>
          <p class="small soft">
            {task.for.handle}
            {task.by !== task.for.handle && `, asked by ${task.by}`}
          </p>
        </div>
        <div class="row">
          <End caseId={caseId} task={task} done />
          {drop && <End caseId={caseId} task={task} />}
        </div>
      </li>
    ))}
  </ul>
);

const End = ({ caseId, task, done }: { caseId: string; task: TaskLine; done?: boolean }) => (
  <Form action={`/cases/${caseId}/tasks/${task.id}/ending`}>
    {!done && <input type="hidden" name="done?" value="false" />}
    <button class="button quiet slim">
      {done ? 'Done' : 'Not needed'}
      <span class="hidden">: {task.what}</span>
    </button>
  </Form>
);
