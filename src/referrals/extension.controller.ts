import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { SealedCases } from '../cases/sealed-cases.service.js';
import { mention } from '../cases/case.presenter.js';
import { Can } from '../common/access/access.guard.js';
import { Answers } from '../common/web/answers.js';
import { Id } from '../common/web/id.pipe.js';
import { Again } from '../common/web/once.interceptor.js';
import { Done, Form, Page } from '../common/web/page.js';
import { Extensions } from './extension.service.js';
import { ExtendReferral } from './referral.input.js';
import { extensionFormSchema, referralStateSchema } from './referral.schema.js';
import { SentReferrals } from './sent-referrals.service.js';
import { ReferralExtensionPage } from './views/referral-extension.page.js';

/** The sender moves the end of a referral. */
@Controller(['referrals/:id/extension', 'api/v1/referrals/:id/extension'])
export class ExtensionController {
  constructor(
    private readonly extensions: Extensions,
    private readonly referrals: SentReferrals,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('referral.extend')
  @Page(ReferralExtensionPage)
  @Answers(extensionFormSchema)
  async form(@Param('id', Id) id: string) {
    const { caseId, ...referral } = await this.referrals.get(id);
    return { ...referral, case: mention(await this.sealed.open(caseId)), last_day: this.extensions.lastDay() };
  }

  @Post()
  @Can('referral.extend')
  @Form('/referrals/:id/extension')
  @Again('again')
  @Answers(referralStateSchema, { status: 200 })
  async extend(@Param('id', Id) id: string, @Body() { ends_on }: ExtendReferral) {
    await this.extensions.extend(id, ends_on);
    const { caseId, state } = await this.referrals.get(id);
    return new Done(`/cases/${caseId}/referrals/${id}`, { id, state }, 200);
  }

  async again(id: string) {
    const { state } = await this.referrals.get(id);
    return { id, state };
  }
}
