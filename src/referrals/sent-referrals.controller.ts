import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query, Req } from '@nestjs/common';
import { SealedCases } from '../cases/sealed-cases.service.js';
import { Can } from '../common/access/access.guard.js';
import { Answers } from '../common/web/answers.js';
import { filled } from '../common/web/filled.js';
import { Id } from '../common/web/id.pipe.js';
import { Again, EachTime } from '../common/web/once.interceptor.js';
import { Done, Form, Page } from '../common/web/page.js';
import type { WebRequest } from '../common/web/web-request.js';
import { begunBy } from './begun.js';
import { Offering } from './offering.service.js';
import { OfferCase, PreviewOffer } from './referral.input.js';
import { choiceSchema, referralStateSchema, sentListSchema, sentSchema } from './referral.schema.js';
import { SentReferrals } from './sent-referrals.service.js';
import { ReferralNewPage } from './views/referral-new.page.js';
import { ReferralSentPage } from './views/referral-sent.page.js';

/** Referrals as the sending desk has them. */
@Controller(['cases/:id/referrals', 'api/v1/cases/:id/referrals'])
export class SentReferralsController {
  constructor(
    private readonly offering: Offering,
    private readonly referrals: SentReferrals,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('referral.read-sent')
  @Answers(sentListSchema)
  async list(@Param('id', Id) id: string) {
    return { items: await this.referrals.of(await this.sealed.open(id)), next: null };
  }

  @Get('new')
  @Can('case.refer')
  @Page(ReferralNewPage)
  @Answers(choiceSchema)
  form(@Param('id', Id) id: string, @Query() query: Record<string, unknown>) {
    return this.offering.choice(id, begunBy(query));
  }

  /** Back from the preview, with all that was chosen. Posted: none of it has a place in an address. */
  @Post('choices')
  @Can('case.refer')
  @EachTime()
  @HttpCode(200)
  @Form('/cases/:id/referrals/new')
  @Page(ReferralNewPage)
  @Answers(choiceSchema)
  chooseAgain(@Req() request: WebRequest, @Param('id', Id) id: string, @Body() chosen: PreviewOffer) {
    filled(request);
    const { legal_contact_id: to, purpose, fields, by_hand: byHand = false, consent_id: consent } = chosen;
    return this.offering.choice(id, { to, purpose, fields, byHand, consent });
  }

  @Get(':referralId')
  @Can('referral.read-sent')
  @Page(ReferralSentPage)
  @Answers(sentSchema)
  async show(@Param('id', Id) id: string, @Param('referralId', Id) referralId: string) {
    const { caseId, ...referral } = await this.referrals.get(referralId);
    if (caseId !== id) throw new NotFoundException();
    const { row, content } = await this.sealed.open(id);
    return { ...referral, case: { id, reference: row.reference, pseudonym: content.pseudonym } };
  }

  @Post()
  @Can('case.refer')
  @Form('/cases/:id/referrals/new')
  @Again('again')
  @Answers(referralStateSchema)
  async offer(@Param('id', Id) id: string, @Body() input: OfferCase) {
    const referralId = await this.offering.offer(id, input);
    return new Done(`/cases/${id}/referrals/${referralId}`, { id: referralId, state: 'offered' });
  }

  async again(id: string) {
    const { state } = await this.referrals.get(id);
    return { id, state };
  }
}
