import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { mention } from '../cases/case.presenter.js';
import { SealedCases } from '../cases/sealed-cases.service.js';
import { Can } from '../common/access/access.guard.js';
import { Answers } from '../common/web/answers.js';
import { Id } from '../common/web/id.pipe.js';
import { Again } from '../common/web/once.interceptor.js';
import { Done, Form, Page } from '../common/web/page.js';
import { ReleasePart } from './referral.input.js';
import { referralStateSchema, sentSchema } from './referral.schema.js';
import { Releases } from './release.service.js';
import { SentReferrals } from './sent-referrals.service.js';
import { ReferralReleasePage } from './views/referral-release.page.js';

/** The sender releases the part that the lawyer waits for. */
@Controller(['referrals/:id/release', 'api/v1/referrals/:id/release'])
export class ReleaseController {
  constructor(
    private readonly releases: Releases,
    private readonly referrals: SentReferrals,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('referral.release')
  @Page(ReferralReleasePage)
  @Answers(sentSchema)
  async form(@Param('id', Id) id: string) {
    const { caseId, ...referral } = await this.referrals.get(id);
    return { ...referral, case: mention(await this.sealed.open(caseId)) };
  }

  @Post()
  @Can('referral.release')
  @Form('/referrals/:id/release')
  @Again('again')
  @Answers(referralStateSchema, { status: 200 })
  async release(@Param('id', Id) id: string, @Body() { part }: ReleasePart) {
    const { caseId, state } = await this.referrals.get(id);
    await this.releases.release(id, part);
    return new Done(`/cases/${caseId}/referrals/${id}`, { id, state }, 200);
  }

  async again(id: string) {
    const { state } = await this.referrals.get(id);
    return { id, state };
  }
}
