import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Clock } from '../../common/clock.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { isApi, type WebRequest } from '../../common/web/web-request.js';
import { Desks } from '../../organisations/desks.service.js';
import { madeSchema } from '../mention.schema.js';
import { SettleRow } from './import.input.js';
import { reviewRow } from './import.presenter.js';
import { leftOutSchema, reviewRowSchema } from './import.schema.js';
import { Review } from './review.service.js';
import { Twins } from './twins.service.js';
import { ReviewRowPage } from './views/review-row.page.js';
import { WaitingRows } from './waiting-rows.service.js';

/** Rows that wait: a caseworker looks, corrects, and lets them in or not. */
@Controller(['imports/rows/:id', 'api/v1/imports/rows/:id'])
export class ReviewController {
  constructor(
    private readonly review: Review,
    private readonly waiting: WaitingRows,
    private readonly desks: Desks,
    private readonly twins: Twins,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('import.settle')
  @Page(ReviewRowPage)
  @Answers(reviewRowSchema)
  async show(@Param('id', Id) id: string, @Query('after') after?: string) {
    const row = await this.waiting.get(id);
    return reviewRow(row, this.desks.nameOf(row.deskId), this.clock.today(), {
      ...(await this.twins.of(row)),
      left: await this.waiting.count(),
      next: await this.waiting.next(id),
      made: /^[0-9a-f-]{36}$/.test(after ?? '') ? await this.twins.mentioned(after!) : undefined,
    });
  }

  @Post('settlement')
  @Can('import.settle')
  @Form('/imports/rows/:id')
  @Answers(madeSchema, { also: { 200: leftOutSchema } })
  async settle(@Param('id', Id) id: string, @Body() settlement: SettleRow, @Req() request: WebRequest) {
    const caseId = await this.review.settle(id, settlement, !isApi(request));
    const on = await this.onFrom(id);
    if (!caseId) return new Done(on, {}, 200);
    return new Done(on === '/imports' ? on : `${on}?after=${caseId}`, { id: caseId });
  }

  @Delete()
  @Can('import.settle')
  @Form('/imports/rows/:id')
  @Answers(leftOutSchema)
  async discard(@Param('id', Id) id: string) {
    await this.waiting.remove(id);
    return new Done(await this.onFrom(id), {}, 200);
  }

  /** One row after the other, until none waits. */
  private async onFrom(id: string): Promise<string> {
    const next = await this.waiting.next(id);
    return next ? `/imports/rows/${next}` : '/imports';
  }
}
