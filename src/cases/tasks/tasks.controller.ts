import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Assignment } from '../assignment/assignment.service.js';
import { mention } from '../case.presenter.js';
import { madeSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { openTasks } from './task.js';
import { EndTask, TaskInput } from './task.input.js';
import { taskLine } from './task.presenter.js';
import { tasksOfCaseSchema } from './task.schema.js';
import type { TasksOfCase } from './task.view.js';
import { Tasks } from './tasks.service.js';
import { TasksPage } from './views/tasks.page.js';

@Controller(['cases/:id/tasks', 'api/v1/cases/:id/tasks'])
export class TasksController {
  constructor(
    private readonly tasks: Tasks,
    private readonly assignment: Assignment,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('case.task')
  @Page(TasksPage)
  @Answers(tasksOfCaseSchema)
  async list(@Acting() actor: Actor, @Param('id', Id) id: string): Promise<TasksOfCase> {
    const opened = await this.sealed.open(id);
    const members = await this.assignment.present(opened.row.deskId);
    return {
      ...mention(opened),
      open: opened.row.state !== 'closed',
      tasks: openTasks(opened.content).map(taskLine),
      ended: (opened.content.tasks ?? [])
        .flatMap((task) => (task.ended ? [{ ...taskLine(task), ended: task.ended }] : []))
        .sort((a, b) => (a.ended.on < b.ended.on ? 1 : -1)),
      members: members.map(({ accountId, handle }) => ({ id: accountId, handle })),
      self: actor.accountId,
    };
  }

  @Post()
  @Can('case.task')
  @Form('/cases/:id/tasks')
  @Answers(madeSchema)
  async add(@Param('id', Id) id: string, @Body() input: TaskInput) {
    return new Done(`/cases/${id}#tasks`, { id: await this.tasks.add(id, input) });
  }

  @Post(':taskId/ending')
  @Can('case.task')
  @Form('/cases/:id/tasks')
  @Answers(madeSchema, { status: 200 })
  async end(@Param('id', Id) id: string, @Param('taskId', Id) taskId: string, @Body() { done = true }: EndTask) {
    await this.tasks.end(id, taskId, done);
    return new Done(`/cases/${id}#tasks`, { id: taskId }, 200);
  }
}
