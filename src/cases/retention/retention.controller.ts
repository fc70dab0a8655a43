import { Controller, Get, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { DeskDuties } from '../../organisations/desk-duties.service.js';
import { Traces } from '../erasure/traces.service.js';
import { Retention } from './retention.service.js';
import { retentionSchema, tracesSchema } from './retention.schema.js';
import type { RetentionView } from './retention.view.js';
import { RetentionPage } from './views/retention.page.js';

/** What a desk will not keep any more, and what is left of what is gone. */
@Controller(['retention', 'api/v1/retention'])
export class RetentionController {
  constructor(
    private readonly duties: DeskDuties,
    private readonly retention: Retention,
    private readonly traces: Traces,
  ) {}

  @Get()
  @Can('retention.list')
  @Page(RetentionPage)
  @Answers(retentionSchema)
  async list(): Promise<RetentionView> {
    const deskIds = this.duties.confirmed();
    const traces = (await this.traces.left(deskIds)).length;
    return { ...(await this.retention.soon(deskIds)), kept_months: await this.retention.keptMonths(), traces };
  }

  @Post('traces')
  @Can('retention.remove-traces')
  @Form('/retention')
  @EachTime()
  @Answers(tracesSchema, { status: 200 })
  async removeTraces() {
    return new Done('/retention', { cases: await this.traces.remove(this.duties.confirmed()) }, 200);
  }
}
