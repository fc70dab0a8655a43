import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Offers } from '../offers.service.js';
import { referralStateSchema } from '../referral.schema.js';
import { LawyerReports } from './lawyer-reports.service.js';
import { CompleteReferral } from './report.input.js';
import { CompletionPage } from './views/completion.page.js';

/** The lawyer says how it ended. */
@Controller(['referrals/:id/completion', 'api/v1/referrals/:id/completion'])
export class CompletionController {
  constructor(
    private readonly offers: Offers,
    private readonly reports: LawyerReports,
  ) {}

  @Get()
  @Can('referral.complete')
  @Page(CompletionPage)
  @Answers(referralStateSchema)
  form(@Param('id', Id) id: string) {
    return this.again(id);
  }

  @Post()
  @Can('referral.complete')
  @Form('/referrals/:id/completion')
  @Again('again')
  @Answers(referralStateSchema, { status: 200 })
  async complete(@Param('id', Id) id: string, @Body() said: CompleteReferral) {
    const { state } = await this.reports.complete(id, { what: 'outcome', ...said });
    return new Done(`/referrals/${id}`, { id, state }, 200);
  }

  async again(id: string) {
    return { id, state: await this.offers.stateOf(id) };
  }
}
