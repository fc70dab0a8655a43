import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { madeSchema } from '../mention.schema.js';
import { ConsentRecordInput } from './consent.input.js';
import { consentsSchema, withdrawingSchema } from './consent.schema.js';
import { ConsentsOfCase } from './consents-of-case.service.js';
import { Withdrawal } from './withdrawal.service.js';
import { ConsentWithdrawPage } from './views/consent-withdraw.page.js';
import { ConsentsPage } from './views/consents.page.js';

/** What the person of a case agreed to, and how they take it back. */
@Controller(['cases/:id/consents', 'api/v1/cases/:id/consents'])
export class ConsentsController {
  constructor(
    private readonly consents: ConsentsOfCase,
    private readonly withdrawal: Withdrawal,
  ) {}

  @Get()
  @Can('consent.read')
  @Page(ConsentsPage)
  @Answers(consentsSchema)
  list(@Param('id', Id) id: string) {
    return this.consents.of(id);
  }

  @Post()
  @Can('consent.record')
  @Form('/cases/:id/consents')
  @Answers(madeSchema)
  async record(@Param('id', Id) id: string, @Body() input: ConsentRecordInput) {
    return new Done(`/cases/${id}/consents`, { id: await this.consents.record(id, input) });
  }

  /** All that is live, at once. */
  @Get('withdrawal')
  @Can('consent.withdraw')
  @Page(ConsentWithdrawPage)
  @Answers(withdrawingSchema)
  allForm(@Param('id', Id) id: string) {
    return this.withdrawal.asked(id);
  }

  @Post('withdrawal')
  @Can('consent.withdraw')
  @Form('/cases/:id/consents/withdrawal')
  @Answers(madeSchema, { status: 200 })
  async withdrawAll(@Param('id', Id) id: string) {
    await this.withdrawal.carryOut(id);
    return new Done(`/cases/${id}/consents`, { id }, 200);
  }

  @Get(':consentId/withdrawal')
  @Can('consent.withdraw')
  @Page(ConsentWithdrawPage)
  @Answers(withdrawingSchema)
  form(@Param('id', Id) id: string, @Param('consentId', Id) consentId: string) {
    return this.withdrawal.asked(id, consentId);
  }

  @Post(':consentId/withdrawal')
  @Can('consent.withdraw')
  @Form('/cases/:id/consents/:consentId/withdrawal')
  @Answers(madeSchema, { status: 200 })
  async withdraw(@Param('id', Id) id: string, @Param('consentId', Id) consentId: string) {
    await this.withdrawal.carryOut(id, consentId);
    return new Done(`/cases/${id}/consents`, { id: consentId }, 200);
  }
}
