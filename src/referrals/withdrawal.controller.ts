import { Controller, Get, Param, Post } from '@nestjs/common';
import { openDeadlines } from '../cases/case.content.js';
import { SealedCases } from '../cases/sealed-cases.service.js';
import { Can } from '../common/access/access.guard.js';
import { Answers } from '../common/web/answers.js';
import { Again } from '../common/web/once.interceptor.js';
import { Id } from '../common/web/id.pipe.js';
import { Done, Form, Page } from '../common/web/page.js';
import { label } from '../reference/vocabulary.js';
import { referralStateSchema, withdrawalFormSchema } from './referral.schema.js';
import { SentReferrals } from './sent-referrals.service.js';
import { ReferralWithdrawPage } from './views/referral-withdraw.page.js';

/** The sender ends a referral. */
@Controller(['referrals/:id/withdrawal', 'api/v1/referrals/:id/withdrawal'])
export class WithdrawalController {
  constructor(
    private readonly referrals: SentReferrals,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('referral.withdraw')
  @Page(ReferralWithdrawPage)
  @Answers(withdrawalFormSchema)
  async form(@Param('id', Id) id: string) {
    const { caseId, ...referral } = await this.referrals.get(id);
    const { row, content } = await this.sealed.open(caseId);
    const nearest = openDeadlines(content)[0];
    return {
      ...referral,
      case: { id: caseId, reference: row.reference, pseudonym: content.pseudonym },
      nearest_deadline: nearest ? { on: nearest.on, what: label('deadline_kind', nearest.kind) } : null,
    };
  }

  @Post()
  @Can('referral.withdraw')
  @Form('/referrals/:id/withdrawal')
  @Again('again')
  @Answers(referralStateSchema, { status: 200 })
  async withdraw(@Param('id', Id) id: string) {
    const { caseId } = await this.referrals.get(id);
    await this.referrals.withdraw(id);
    const { state } = await this.referrals.get(id);
    return new Done(`/cases/${caseId}`, { id, state }, 200);
  }

  async again(id: string) {
    const { state } = await this.referrals.get(id);
    return { id, state };
  }
}
