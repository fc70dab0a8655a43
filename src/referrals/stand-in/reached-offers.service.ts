import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Keyring } from '../../vault/keyring.js';
import { LIVE, Offer } from '../offer.entity.js';
import { Copies } from './copies.service.js';
import { openCopy } from './copy.js';

type Lock = { mode: 'pessimistic_read' | 'pessimistic_write' };

/** Offers as far as the actor reaches them: their own, and those that run of whoever they stand in for today. */
@Injectable()
export class ReachedOffers {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keyring: Keyring,
    private readonly copies: Copies,
  ) {}

  /** @param lock nobody ends it before this transaction has ended @throws NotFoundException; CannotOpen */
  async one(id: string, lock?: Lock): Promise<Offer> {
    const { organisationId, accountId } = this.db.actor();
    const offer = await this.db.of(Offer).findOne({ where: { id, organisationId }, lock });
    if (!offer) throw new NotFoundException();
    if (offer.accountId === accountId) return offer;
    const copy = (await this.copies.mine(id)).get(id);
    // What has ended is told to whoever was away, and is nobody else's.
    if (!copy || !offer.isLiveOn(this.clock.today())) throw new NotFoundException();
    return this.inPlace(offer, copy);
  }

  /** Those of others alone, and as far as they run. */
  async inTheirPlace(lock?: Lock): Promise<Offer[]> {
    const copies = await this.copies.mine();
    if (copies.size === 0) return [];
    const offers = await this.db.of(Offer).find({
      where: { organisationId: this.db.actor().organisationId, id: In([...copies.keys()]), state: In(LIVE) },
      order: { offeredOn: 'DESC', id: 'ASC' },
      lock,
    });
    return offers
      .filter((offer) => offer.isLiveOn(this.clock.today()))
      .map((offer) => this.inPlace(offer, copies.get(offer.id)!));
  }

  private inPlace(offer: Offer, copy: Buffer): Offer {
    offer.inPlace = openCopy(copy, this.keyring.own());
    return offer;
  }
}
