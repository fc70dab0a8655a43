import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { Recipient } from '../../vault/box.js';
import type { Offer } from '../offer.entity.js';
import { sealCopy } from './copy.js';
import type { StandIn } from './stand-in.js';

type Row = Pick<Offer, 'id' | 'organisationId' | 'accountId' | 'senderOrganisationId' | 'senderDeskId'>;

/** The second copy of what opens an offer, sealed to who stands in. It goes with the offer's preview, and with the stand-in. */
@Injectable()
export class Copies {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async add(offer: Row, { stand_in_id }: StandIn, secret: Uint8Array, lawyer: Recipient, standIn: Recipient) {
    await this.db.query(
      `insert into shred.stand_in_secrets
         (offer_id, organisation_id, account_id, stand_in_id, sender_organisation_id, sender_desk_id, stage, secret_sealed)
       values ($1, $2, $3, $4, $5, $6, 'preview', $7)`,
      [
        offer.id,
        offer.organisationId,
        offer.accountId,
        stand_in_id,
        offer.senderOrganisationId,
        offer.senderDeskId,
        sealCopy(secret, lawyer, standIn),
      ],
    );
  }

  /** Sealed, by offer: of those for whom the actor stands in today. @param offerId of this one alone */
  async mine(offerId?: string): Promise<Map<string, Buffer>> {
    const { organisationId, accountId } = this.db.actor();
    const rows = await this.db.query<{ offer_id: string; secret_sealed: Buffer }>(
      `select c.offer_id, c.secret_sealed from shred.stand_in_secrets c
       join stand_ins s on s.organisation_id = c.organisation_id and s.account_id = c.account_id and s.stand_in_id = c.stand_in_id
       where c.organisation_id = $1 and c.stand_in_id = $2 and s.until_on >= $3 and ($4::uuid is null or c.offer_id = $4)`,
      [organisationId, accountId, this.clock.today(), offerId ?? null],
    );
    return new Map(rows.map(({ offer_id, secret_sealed }) => [offer_id, secret_sealed]));
  }

  /** Of these offers of the own desk, those that a stand-in can open. */
  async among(offerIds: string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ offer_id: string }>(
      `select offer_id from shred.stand_in_secrets where offer_id = any ($1::uuid[])`,
      [offerIds],
    );
    return new Set(rows.map(({ offer_id }) => offer_id));
  }
}
