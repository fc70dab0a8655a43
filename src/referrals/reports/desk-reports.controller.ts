import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { madeSchema } from '../../cases/mention.schema.js';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { DeskExchange } from '../exchange/desk-exchange.service.js';
import { SentReferrals } from '../sent-referrals.service.js';
import { DeskReports } from './desk-reports.service.js';
import { ConfirmReport, SetReportAside } from './report.input.js';
import { receivedReport } from './report.presenter.js';
import { receivedReportSchema } from './report.schema.js';
import { ReceivedReportPage } from './views/received-report.page.js';

const PATH = 'cases/:id/referrals/:referralId/reports/:reportId';

/** What a lawyer reported, until the desk has judged it. */
@Controller([PATH, `api/v1/${PATH}`])
export class DeskReportsController {
  constructor(
    private readonly reports: DeskReports,
    private readonly exchange: DeskExchange,
    private readonly referrals: SentReferrals,
  ) {}

  @Get()
  @Can('referral.read-exchange')
  @Page(ReceivedReportPage)
  @Answers(receivedReportSchema)
  async show(
    @Param('id', Id) caseId: string,
    @Param('referralId', Id) referralId: string,
    @Param('reportId', Id) id: string,
  ) {
    const report = await this.reports.get(caseId, referralId, id);
    const { legal_contact } = await this.referrals.get(referralId);
    return receivedReport(report, legal_contact, this.exchange.closedBy(report) === undefined);
  }

  @Post('confirmation')
  @Can('referral.judge-report')
  @Form(`/${PATH}`)
  @Answers(madeSchema, { status: 200 })
  async confirm(
    @Param('id', Id) caseId: string,
    @Param('referralId', Id) referralId: string,
    @Param('reportId', Id) id: string,
    @Body() input: ConfirmReport,
  ) {
    await this.reports.confirm(caseId, referralId, id, input);
    return judged(caseId, referralId, id);
  }

  @Post('setting-aside')
  @Can('referral.judge-report')
  @Form(`/${PATH}`)
  @Answers(madeSchema, { status: 200 })
  async setAside(
    @Param('id', Id) caseId: string,
    @Param('referralId', Id) referralId: string,
    @Param('reportId', Id) id: string,
    @Body() { why }: SetReportAside,
  ) {
    await this.reports.setAside(caseId, referralId, id, why);
    return judged(caseId, referralId, id);
  }
}

const judged = (caseId: string, referralId: string, id: string) =>
  new Done(`/cases/${caseId}/referrals/${referralId}/exchange`, { id }, 200);
