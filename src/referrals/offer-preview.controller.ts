import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Acting, type Actor } from '../common/access/actor.js';
import { CommitsItself } from '../common/access/commits-itself.js';
import { Answers } from '../common/web/answers.js';
import { Id } from '../common/web/id.pipe.js';
import { EachTime } from '../common/web/once.interceptor.js';
import { Form, Page } from '../common/web/page.js';
import { OfferPreviews } from './offer-preview.service.js';
import { PreviewOffer } from './referral.input.js';
import { offerPreviewSchema } from './referral.schema.js';
import { OfferPreviewPage } from './views/offer-preview.page.js';

/** Posted, because when and in what language somebody agreed has no place in an address. */
@Controller(['cases/:id/referrals/preview', 'api/v1/cases/:id/referrals/preview'])
export class OfferPreviewController {
  constructor(private readonly previews: OfferPreviews) {}

  @Post()
  @Can('case.refer')
  @CommitsItself()
  @EachTime()
  @HttpCode(200)
  @Form('/cases/:id/referrals/new')
  @Page(OfferPreviewPage)
  @Answers(offerPreviewSchema)
  show(@Acting() actor: Actor, @Param('id', Id) id: string, @Body() chosen: PreviewOffer) {
    return this.previews.show(actor, id, chosen);
  }
}
