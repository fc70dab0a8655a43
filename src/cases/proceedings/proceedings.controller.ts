import { Body, Controller, Get, NotFoundException, Param, Patch, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { madeSchema } from '../mention.schema.js';
import { RelatedCases } from '../related/related-cases.service.js';
import { SealedCases } from '../sealed-cases.service.js';
import { AddEvent, EndProceeding, OpenProceeding } from './proceedings.input.js';
import { caseProceedings, proceedingLine } from './proceedings.presenter.js';
import { proceedingSchema, proceedingsSchema } from './proceedings.schema.js';
import { Proceedings } from './proceedings.service.js';
import { ProceedingPage } from './views/proceeding.page.js';
import { ProceedingsPage } from './views/proceedings.page.js';

@Controller(['cases/:id/proceedings', 'api/v1/cases/:id/proceedings'])
export class ProceedingsController {
  constructor(
    private readonly proceedings: Proceedings,
    private readonly sealed: SealedCases,
    private readonly related: RelatedCases,
  ) {}

  @Get()
  @Can('case.proceeding')
  @Page(ProceedingsPage)
  @Answers(proceedingsSchema)
  async list(@Param('id', Id) id: string) {
    return caseProceedings(await this.sealed.open(id));
  }

  @Get(':proceedingId')
  @Can('case.proceeding')
  @Page(ProceedingPage)
  @Answers(proceedingSchema)
  async one(@Param('id', Id) id: string, @Param('proceedingId', Id) proceedingId: string) {
    const opened = await this.sealed.open(id);
    const found = opened.content.proceedings?.find((one) => one.id === proceedingId);
    if (!found) throw new NotFoundException();
    const { reference, pseudonym, state } = caseProceedings(opened);
    const related = (await this.related.of(opened)).flatMap(({ case: other }) => (other ? [other] : []));
    return { case: { id, reference, pseudonym }, state, related, ...proceedingLine(found) };
  }

  @Post()
  @Can('case.proceeding')
  @Form('/cases/:id/proceedings')
  @Answers(madeSchema)
  async open(@Param('id', Id) id: string, @Body() said: OpenProceeding) {
    const made = await this.proceedings.open(id, { ...said });
    return new Done(`/cases/${id}/proceedings/${made}`, { id: made });
  }

  @Patch(':proceedingId')
  @Can('case.proceeding')
  @Form('/cases/:id/proceedings/:proceedingId')
  @Answers(madeSchema)
  async correct(
    @Param('id', Id) id: string,
    @Param('proceedingId', Id) proceedingId: string,
    @Body() said: OpenProceeding,
  ) {
    await this.proceedings.correct(id, proceedingId, { ...said });
    return new Done(`/cases/${id}/proceedings/${proceedingId}`, { id: proceedingId }, 200);
  }

  @Post(':proceedingId/events')
  @Can('case.proceeding')
  @Form('/cases/:id/proceedings/:proceedingId')
  @Answers(madeSchema)
  async addEvent(@Param('id', Id) id: string, @Param('proceedingId', Id) proceedingId: string, @Body() said: AddEvent) {
    const made = await this.proceedings.addEvent(id, proceedingId, { ...said });
    return new Done(`/cases/${id}/proceedings/${proceedingId}`, { id: made });
  }

  @Post(':proceedingId/ending')
  @Can('case.proceeding')
  @Form('/cases/:id/proceedings/:proceedingId')
  @Answers(madeSchema, { status: 200 })
  async end(
    @Param('id', Id) id: string,
    @Param('proceedingId', Id) proceedingId: string,
    @Body() { ended_on: on, outcome }: EndProceeding,
  ) {
    await this.proceedings.end(id, proceedingId, { on, outcome });
    return new Done(`/cases/${id}/proceedings`, { id: proceedingId }, 200);
  }
}
