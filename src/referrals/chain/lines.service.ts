import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Offer } from '../offer.entity.js';
import { Referral } from '../referral.entity.js';

/**
 * What the end of one offer means for those in line behind it. Whoever ends one reaches only that one; the database moves the line
 * (decisions/0029).
 */
@Injectable()
export class Lines {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Accepted, withdrawn or at its end: nobody behind it is asked any more, and their drafts go with all their keys. */
  async end(offerId: string) {
    await this.db.query(`select end_line($1)`, [offerId]);
  }

  /** Declined, or not answered in time: the next is offered, if there is one. */
  async next(offerId: string) {
    await this.db.query(`select next_in_line($1, $2)`, [offerId, this.clock.today()]);
  }

  /** The desk takes drafts out of a line; what has begun meanwhile stays. @returns how many went */
  async takeOut(ids: string[]): Promise<number> {
    if (ids.length === 0) return 0;
    // Locked first: whose turn comes this very moment keeps its keys.
    const drafts = (
      await this.db.query<{ id: string }>(
        `select id from offers where id = any ($1::uuid[]) and state = 'draft' order by id for update`,
        [ids],
      )
    ).map(({ id }) => id);
    await this.db.change(`delete from shred.stage_secrets where offer_id = any ($1::uuid[])`, [drafts]);
    await this.db.change(`delete from offers where id = any ($1::uuid[])`, [drafts]);
    await this.db.of(Referral).delete({ id: In(drafts) });
    return drafts.length;
  }

  /** All of one line, as the desk has it, in the order in which they are asked. A draft that goes this very moment is gone. */
  async of(lineId: string): Promise<{ referral: Referral; offer: Offer }[]> {
    const referrals = await this.db.of(Referral).find({ where: { lineId }, order: { place: 'ASC', id: 'ASC' } });
    const offers = new Map(
      (await this.db.of(Offer).findBy({ id: In(referrals.map(({ id }) => id)) })).map((offer) => [offer.id, offer]),
    );
    return referrals.flatMap((referral) => {
      const offer = offers.get(referral.id);
      return offer ? [{ referral, offer }] : [];
    });
  }

  /** Behind whom nobody waits has as long to answer as the offer runs. */
  async letRun(lineId: string) {
    await this.db.change(
      `update offers set answer_by = null where answer_by is not null and id in (select id from referrals where line_id = $1)`,
      [lineId],
    );
  }

  /**
   * Nobody's turn comes while the desk writes: held until the commit. First the offers that have begun, as whoever ends one holds it
   * before its line: otherwise the two would wait for each other.
   */
  async hold(lineId: string) {
    await this.db.query(
      `select 1 from offers where state <> 'draft' and id in (select id from referrals where line_id = $1) order by id for no key update`,
      [lineId],
    );
    await this.db.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [lineId]);
  }
}
