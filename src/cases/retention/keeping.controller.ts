import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { caseBrief, mention } from '../case.presenter.js';
import { briefSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { KeepLonger } from './retention.input.js';
import { keepingSchema } from './retention.schema.js';
import { Retention } from './retention.service.js';
import type { Keeping } from './retention.view.js';
import { KeepingPage } from './views/keeping.page.js';

/** Until when a closed case is kept. */
@Controller(['cases/:id/retention', 'api/v1/cases/:id/retention'])
export class KeepingController {
  constructor(
    private readonly retention: Retention,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('case.keep')
  @Page(KeepingPage)
  @Answers(keepingSchema)
  async form(@Param('id', Id) id: string): Promise<Keeping> {
    const opened = await this.sealed.open(id);
    const { merged_into } = opened.content;
    return { ...mention(opened), erase_on: opened.row.eraseOn, merged: merged_into !== undefined };
  }

  @Post()
  @Can('case.keep')
  @Form('/cases/:id/retention')
  @Again('again')
  @Answers(briefSchema, { status: 200 })
  async keep(@Param('id', Id) id: string, @Body() { until, reason }: KeepLonger) {
    return new Done(`/cases/${id}`, caseBrief(await this.retention.keepLonger(id, until, reason)), 200);
  }

  async again(id: string) {
    return caseBrief(await this.sealed.get(id));
  }
}
