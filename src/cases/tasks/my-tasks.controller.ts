import { Controller, Get } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Page } from '../../common/web/page.js';
import { MyTasks } from './my-tasks.service.js';
import { myTasksSchema } from './task.schema.js';
import { MyTasksPage } from './views/my-tasks.page.js';

@Controller(['tasks', 'api/v1/tasks'])
export class MyTasksController {
  constructor(private readonly mine: MyTasks) {}

  @Get()
  @Can('task.list')
  @Page(MyTasksPage)
  @Answers(myTasksSchema)
  async list() {
    return { tasks: await this.mine.list() };
  }
}
