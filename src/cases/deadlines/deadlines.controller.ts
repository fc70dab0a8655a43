import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { DeadlineInput } from '../case.input.js';
import { mention } from '../case.presenter.js';
import { madeSchema, mentionSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { DeadlineNewPage } from '../views/deadline-new.page.js';
import { Deadlines } from './deadlines.service.js';

@Controller(['cases/:id/deadlines', 'api/v1/cases/:id/deadlines'])
export class DeadlinesController {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly sealed: SealedCases,
  ) {}

  @Get('new')
  @Can('case.deadline')
  @Page(DeadlineNewPage)
  @Answers(mentionSchema)
  async form(@Param('id', Id) id: string) {
    return mention(await this.sealed.open(id));
  }

  @Post()
  @Can('case.deadline')
  @Form('/cases/:id/deadlines/new')
  @Answers(madeSchema)
  async add(@Param('id', Id) id: string, @Body() input: DeadlineInput) {
    return new Done(`/cases/${id}`, { id: await this.deadlines.add(id, input) });
  }

  @Post(':deadlineId/completion')
  @Can('case.deadline')
  @Form('/cases/:id')
  @Answers(madeSchema, { status: 200 })
  async complete(@Param('id', Id) id: string, @Param('deadlineId', Id) deadlineId: string) {
    await this.deadlines.complete(id, deadlineId);
    return new Done(`/cases/${id}`, { id: deadlineId }, 200);
  }
}
