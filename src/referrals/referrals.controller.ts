import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Acting, type Actor } from '../common/access/actor.js';
import { CommitsItself } from '../common/access/commits-itself.js';
import { Answers } from '../common/web/answers.js';
import { Again } from '../common/web/once.interceptor.js';
import { Id } from '../common/web/id.pipe.js';
import { Done, Download, Form, Page } from '../common/web/page.js';
import { Inbox } from './inbox.service.js';
import type { Offer } from './offer.entity.js';
import { offerDetail, packetView } from './offer.presenter.js';
import { Offers } from './offers.service.js';
import { DeclineOffer } from './referral.input.js';
import { offerSchema, offersSchema, packetSchema, referralStateSchema } from './referral.schema.js';
import { OfferPage } from './views/offer.page.js';
import { OffersPage } from './views/offers.page.js';
import { PacketPage } from './views/packet.page.js';

/** Referrals as the lawyer has them. */
@Controller(['referrals', 'api/v1/referrals'])
export class ReferralsController {
  constructor(
    private readonly offers: Offers,
    private readonly inbox: Inbox,
  ) {}

  @Get()
  @Can('referral.list')
  @CommitsItself()
  @Page(OffersPage)
  @Answers(offersSchema)
  list(@Acting() actor: Actor, @Query() { show, after }: Record<string, unknown>) {
    return this.inbox.page(actor, {
      show: show === 'open' || show === 'ended' ? show : null,
      after: typeof after === 'string' ? after : undefined,
    });
  }

  @Get(':id')
  @Can('referral.read')
  @CommitsItself()
  @Page(OfferPage)
  @Answers(offerSchema)
  async show(@Acting() actor: Actor, @Param('id', Id) id: string) {
    return offerDetail(await this.offers.show(actor, id));
  }

  @Get(':id/packet')
  @Can('referral.open-packet')
  @CommitsItself()
  @Page(PacketPage)
  @Answers(packetSchema)
  async packet(@Acting() actor: Actor, @Param('id', Id) id: string) {
    return packetView(await this.offers.packet(actor, id));
  }

  /** Bytes and nothing else: no browser opens them as something. */
  @Get(':id/packet/files/:fileId')
  @Can('referral.open-packet')
  @CommitsItself()
  @Answers(null, { files: ['application/octet-stream'] })
  async file(@Acting() actor: Actor, @Param('id', Id) id: string, @Param('fileId', Id) fileId: string) {
    const { name, bytes } = await this.offers.file(actor, id, fileId);
    return new Download(bytes, 'application/octet-stream', name);
  }

  @Post(':id/conflict-check')
  @Can('referral.check-conflicts')
  @Form('/referrals/:id')
  @Again('again')
  @Answers(referralStateSchema, { status: 200 })
  async checkConflicts(@Param('id', Id) id: string) {
    return done(await this.offers.checkConflicts(id));
  }

  @Post(':id/acceptance')
  @Can('referral.accept')
  @Form('/referrals/:id')
  @Again('again')
  @Answers(referralStateSchema, { status: 200 })
  async accept(@Param('id', Id) id: string) {
    const { state, packetSealed } = await this.offers.accept(id);
    return new Done(packetSealed ? `/referrals/${id}/packet` : `/referrals/${id}`, { id, state }, 200);
  }

  @Post(':id/decline')
  @Can('referral.decline')
  @Form('/referrals/:id')
  @Again('again')
  @Answers(referralStateSchema, { status: 200 })
  async decline(@Param('id', Id) id: string, @Body() said: DeclineOffer) {
    const { state, inPlace } = await this.offers.decline(id, said);
    return new Done(inPlace ? '/referrals' : `/referrals/${id}`, { id, state }, 200);
  }

  async again(id: string) {
    return { id, state: await this.offers.stateReached(id) };
  }
}

const done = ({ id, state }: Offer) => new Done(`/referrals/${id}`, { id, state }, 200);
