import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { madeSchema } from '../../cases/mention.schema.js';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Offers } from '../offers.service.js';
import { referralStateSchema } from '../referral.schema.js';
import { LawyerReports } from './lawyer-reports.service.js';
import { ReportDecision, ReportHearing, ReportProceeding } from './report.input.js';
import { ReportDecisionPage, ReportHearingPage, ReportProceedingPage } from './views/report-forms.page.js';

/** What the lawyer reports to the desk, each on a small form of its own. */
@Controller(['referrals/:id/reports', 'api/v1/referrals/:id/reports'])
export class LawyerReportsController {
  constructor(
    private readonly offers: Offers,
    private readonly reports: LawyerReports,
  ) {}

  @Get('proceeding')
  @Can('referral.report')
  @Page(ReportProceedingPage)
  @Answers(referralStateSchema)
  proceeding(@Param('id', Id) id: string) {
    return this.form(id);
  }

  @Get('hearing')
  @Can('referral.report')
  @Page(ReportHearingPage)
  @Answers(referralStateSchema)
  hearing(@Param('id', Id) id: string) {
    return this.form(id);
  }

  @Get('decision')
  @Can('referral.report')
  @Page(ReportDecisionPage)
  @Answers(referralStateSchema)
  decision(@Param('id', Id) id: string) {
    return this.form(id);
  }

  @Post('proceeding')
  @Can('referral.report')
  @Form('/referrals/:id/reports/proceeding')
  @Again('again')
  @Answers(madeSchema)
  async reportProceeding(@Param('id', Id) id: string, @Body() said: ReportProceeding) {
    await this.reports.report(id, { what: 'proceeding', ...said });
    return written(id);
  }

  @Post('hearing')
  @Can('referral.report')
  @Form('/referrals/:id/reports/hearing')
  @Again('again')
  @Answers(madeSchema)
  async reportHearing(@Param('id', Id) id: string, @Body() said: ReportHearing) {
    await this.reports.report(id, { what: 'event', kind: 'hearing', ...said });
    return written(id);
  }

  @Post('decision')
  @Can('referral.report')
  @Form('/referrals/:id/reports/decision')
  @Again('again')
  @Answers(madeSchema)
  async reportDecision(@Param('id', Id) id: string, @Body() said: ReportDecision) {
    await this.reports.report(id, { what: 'event', ...said });
    return written(id);
  }

  again(id: string) {
    return { id };
  }

  private form = async (id: string) => ({ id, state: await this.offers.stateOf(id) });
}

const written = (id: string) => new Done(`/referrals/${id}/exchange`, { id });
