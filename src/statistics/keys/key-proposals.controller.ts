import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { KeyProposals, WORDS } from './key-proposals.service.js';
import { KeyReading } from './key-reading.service.js';
import { ApproveProposal, ProposePlan, ProposeRenewal } from './statistics-key.input.js';
import { statisticsKeySchema } from './statistics-key.schema.js';
import type { ProposalFormView, StatisticsKeyView } from './statistics-key.view.js';
import { PlanNewPage } from './views/plan-new.page.js';
import { RenewalNewPage } from './views/renewal-new.page.js';
import { StatisticsKeyPage } from './views/statistics-key.page.js';

/** Who holds the statistics key, and what two leads do with it besides drawing. What is repeated finds itself done. */
@Controller(['statistics-key', 'api/v1/statistics-key'])
export class KeyProposalsController {
  constructor(
    private readonly reading: KeyReading,
    private readonly proposals: KeyProposals,
  ) {}

  @Get()
  @Can('statistics-key.read')
  @Page(StatisticsKeyPage)
  @Answers(statisticsKeySchema)
  show(): Promise<StatisticsKeyView> {
    return this.reading.show();
  }

  @Post('renewal')
  @Can('statistics-key.propose')
  @EachTime()
  @Form('/statistics-key/renewal/new')
  @Answers(statisticsKeySchema)
  async proposeRenewal(@Body() { account_id, holders }: ProposeRenewal) {
    await this.proposals.proposeRenewal(account_id, holders);
    return this.done(201);
  }

  @Post('plan')
  @Can('statistics-key.propose')
  @EachTime()
  @Form('/statistics-key/plan/new')
  @Answers(statisticsKeySchema)
  async proposePlan(@Body() { account_id, plan, first_period }: ProposePlan) {
    await this.proposals.proposePlan(account_id, plan, first_period);
    return this.done(201);
  }

  @Delete('proposal')
  @HttpCode(200)
  @Can('statistics-key.withdraw')
  @EachTime()
  @Form('/statistics-key')
  @Answers(statisticsKeySchema)
  async withdraw() {
    await this.proposals.withdraw();
    return this.done(200);
  }

  @Post('proposal/approval')
  @Can('statistics-key.approve')
  @EachTime()
  @Form('/statistics-key')
  @Answers(statisticsKeySchema)
  async approve(@Body() words: ApproveProposal) {
    await this.proposals.approve(WORDS.map((field) => words[field] ?? ''));
    return this.done(201);
  }

  private async done(status: 200 | 201) {
    return new Done('/statistics-key', { ...(await this.reading.show()) }, status);
  }
}

/** Forms, for pages only. */
@Controller('statistics-key')
export class KeyProposalFormsController {
  constructor(private readonly reading: KeyReading) {}

  @Get('renewal/new')
  @Can('statistics-key.propose')
  @Page(RenewalNewPage)
  renewal(): Promise<ProposalFormView> {
    return this.reading.form();
  }

  @Get('plan/new')
  @Can('statistics-key.propose')
  @Page(PlanNewPage)
  plan(): Promise<ProposalFormView> {
    return this.reading.form();
  }
}
