import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Actor } from '../common/access/actor.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { LIVE, Offer } from './offer.entity.js';
import { offerRow } from './offer.presenter.js';
import { Offers, WHILE_READ } from './offers.service.js';
import { ReachedOffers } from './stand-in/reached-offers.service.js';
import { inbox } from './views/inbox.js';
import type { OfferList } from './views/referral.view.js';

const PAGE = 50;
/** More than a lawyer can have: what runs ends within 30 days of its last extension. */
const MOST = 1000;

/** A lawyer's list, with what they answer in somebody's place: what runs, the most pressing first, then what has ended, newest first. */
@Injectable()
export class Inbox {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly offers: Offers,
    private readonly reach: ReachedOffers,
  ) {}

  /**
   * Being shown makes an offer `previewed`. How pressing it is stands in its preview, so that all that run are opened to put them in order.
   * @param after the last one of the page before
   */
  async page(actor: Actor, { show, after }: Pick<OfferList, 'show'> & { after?: string }): Promise<OfferList> {
    if (show !== 'ended')
      await this.db.actingFor(actor, 'referral.list', async () => {
        for (const offer of [...(await this.mine({ state: 'offered' })), ...(await this.reach.inTheirPlace())])
          if (offer.state === 'offered') await this.offers.recordPreview(offer);
      });
    return this.db.actingFor(actor, 'referral.list', async () => {
      const today = this.clock.today();
      const mine = [
        ...(await this.mine({ state: In(LIVE) }, WHILE_READ)),
        ...(await this.reach.inTheirPlace(WHILE_READ)),
        ...(await this.mine({ state: Not(In(LIVE)) })),
      ];
      const live = show === 'ended' ? [] : mine.filter((offer) => offer.isLiveOn(today));
      const ended = show === 'open' ? [] : mine.filter((offer) => !offer.isLiveOn(today)).sort(newest);
      const { toAnswer, accepted } = inbox((await this.offers.opened(live)).map(offerRow));
      const running = new Map([...toAnswer, ...accepted].map((row) => [row.id, row]));
      const order = [...running.keys(), ...ended.map(({ id }) => id)];
      const from = after ? order.indexOf(after) + 1 : 0;
      const ids = order.slice(from, from + PAGE);
      const shown = (await this.offers.opened(ended.filter(({ id }) => ids.includes(id)))).map(offerRow);
      const rows = new Map([...running, ...shown.map((row) => [row.id, row] as const)]);
      return {
        items: ids.map((id) => rows.get(id)!),
        next: from + PAGE < order.length ? ids.at(-1)! : null,
        show,
      };
    });
  }

  private mine(where: object, lock?: typeof WHILE_READ): Promise<Offer[]> {
    const { organisationId, accountId } = this.db.actor();
    return this.db.of(Offer).find({
      where: { organisationId, accountId, ...where },
      order: { offeredOn: 'DESC', id: 'ASC' },
      take: MOST,
      lock,
    });
  }
}

const newest = (one: Offer, other: Offer) =>
  one.offeredOn === other.offeredOn ? (one.id < other.id ? -1 : 1) : one.offeredOn < other.offeredOn ? 1 : -1;
