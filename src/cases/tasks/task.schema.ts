import { day, listOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { mentioned } from '../mention.schema.js';
import type { MyTask, MyTasks, TaskLine, TasksOfCase } from './task.view.js';

const somebody = shape<TaskLine['for']>('MemberHandle', { id: uuid, handle: text });
const task = { id: uuid, what: text, for: somebody, due: orNull(day), by: text, on: day };
export const taskSchema = shape<TaskLine>('Task', task);

export const tasksOfCaseSchema = shape<TasksOfCase>('TasksOfCase', {
  ...mentioned,
  open: yesOrNo,
  tasks: listOf(taskSchema),
  ended: listOf(
    shape<TasksOfCase['ended'][number]>('EndedTask', {
      ...task,
      ended: shape(undefined, { on: day, by: text, done: yesOrNo }),
    }),
  ),
  members: listOf(somebody),
  self: uuid,
});

export const myTasksSchema = shape<MyTasks>('MyTasks', {
  tasks: listOf(
    shape<MyTask>('MyTask', {
      id: uuid,
      what: text,
      due: orNull(day),
      case: shape<MyTask['case']>(undefined, mentioned),
    }),
  ),
});
