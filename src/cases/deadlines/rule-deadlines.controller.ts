import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Clock } from '../../common/clock.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { RuleReviews } from '../../legal-contacts/rule-reviews.service.js';
import { caseDeadlinesSchema } from '../case.schema.js';
import { madeSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { AnswerProposal, SayEvent } from './rule-deadlines.input.js';
import { caseDeadlines } from './rule-deadlines.presenter.js';
import { eventsSchema, proposalsSchema } from './rule.schema.js';
import { RuleDeadlines } from './rule-deadlines.service.js';
import { CaseDeadlinesPage } from './views/case-deadlines.page.js';

@Controller(['cases/:id', 'api/v1/cases/:id'])
export class RuleDeadlinesController {
  constructor(
    private readonly rules: RuleDeadlines,
    private readonly sealed: SealedCases,
    private readonly reviews: RuleReviews,
    private readonly clock: Clock,
  ) {}

  /** Events, proposals and deadlines of the case. */
  @Get('deadlines')
  @Can('case.deadline')
  @Page(CaseDeadlinesPage)
  @Answers(caseDeadlinesSchema)
  async list(@Param('id', Id) id: string) {
    return caseDeadlines(await this.sealed.open(id), this.clock.today(), await this.reviews.all());
  }

  @Get('events')
  @Can('case.deadline')
  @Answers(eventsSchema)
  async events(@Param('id', Id) id: string) {
    return { items: (await this.list(id)).events };
  }

  @Get('deadline-proposals')
  @Can('case.deadline')
  @Answers(proposalsSchema)
  async proposals(@Param('id', Id) id: string) {
    return { items: (await this.list(id)).proposals };
  }

  @Post('events')
  @Can('case.deadline')
  @Form('/cases/:id/deadlines')
  @Answers(madeSchema)
  async sayEvent(@Param('id', Id) id: string, @Body() said: SayEvent) {
    return new Done(`/cases/${id}/deadlines`, { id: await this.rules.sayEvent(id, said) });
  }

  @Delete('events/:eventId')
  @Can('case.deadline')
  @Form('/cases/:id/deadlines')
  @Answers(madeSchema)
  async removeEvent(@Param('id', Id) id: string, @Param('eventId', Id) eventId: string) {
    await this.rules.removeEvent(id, eventId);
    return new Done(`/cases/${id}/deadlines`, { id: eventId }, 200);
  }

  @Post('deadline-proposals')
  @Can('case.deadline')
  @Form('/cases/:id/deadlines')
  @Answers(madeSchema)
  async answer(@Param('id', Id) id: string, @Body() said: AnswerProposal) {
    return new Done(`/cases/${id}/deadlines`, { id: await this.rules.answer(id, said) });
  }
}
