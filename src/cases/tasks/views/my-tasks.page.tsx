import { Due } from '../../../common/web/dates.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Empty, Ref } from '../../../common/web/parts.js';
import type { MyTask, MyTasks } from '../task.view.js';

/** Answers first: what am I to do next? */
export const MyTasksPage = ({ tasks }: MyTasks) => (
  <Desk title="Your tasks" at="today">
    <div class="narrow">
      <div class="head">
        <h1>Your tasks</h1>
        <p class="lede">Nearest first, whoever holds the case.</p>
      </div>
      {tasks.length === 0 ? (
        <Empty why="Nothing is for you to do." next={<a href="/today">What is due today</a>} />
      ) : (
        <ul class="items agenda">
          {tasks.map((task) => (
            <One task={task} />
          ))}
        </ul>
      )}
    </div>
  </Desk>
);

const One = ({ task }: { task: MyTask }) => (
  <li>
    {task.due ? <Due on={task.due} /> : <span class="soft">No day</span>}
    <div>
      <p dir="auto">
        <b>{task.what}</b>
      </p>
      <p class="small">
        <a href={`/cases/${task.case.id}#tasks`} dir="auto">
          {task.case.pseudonym}
        </a>{' '}
        <span class="soft">
          <Ref>{task.case.reference}</Ref>
        </span>
      </p>
    </div>
    <Form action={`/cases/${task.case.id}/tasks/${task.id}/ending`}>
      <button class="button quiet slim">
        Done<span class="hidden">: {task.what}</span>
      </button>
    </Form>
  </li>
);
