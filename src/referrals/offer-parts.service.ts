import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Db } from '../common/database/db.js';
import { Conflict } from '../common/web/refusals.js';
import { type Contents, sealCompartment, type Stage } from './compartments.js';
import { EXCHANGE } from './exchange/exchange-keys.js';
import { Offer } from './offer.entity.js';
import { OfferFiles } from './offer-files.service.js';

type Row = Pick<Offer, 'id' | 'organisationId' | 'accountId' | 'senderOrganisationId' | 'senderDeskId' | 'state'>;
const COLUMN = { preview: 'previewSealed', name: 'nameSealed', packet: 'packetSealed' } as const;

/** Putting a part into an offer: with the offer, or later by hand. */
@Injectable()
export class OfferParts {
  constructor(
    private readonly db: Db,
    private readonly files: OfferFiles,
  ) {}

  /** @throws Conflict when the offer has moved on, or holds the part already: it is sealed once */
  async add<S extends Stage>(offer: Row, stage: S, secret: Uint8Array, content: Contents[S]) {
    const { id, state } = offer;
    const { gate, sealed } = sealCompartment(stage, offer, secret, content);
    const column = COLUMN[stage];
    const { affected } = await this.db.of(Offer).update({ id, state, [column]: IsNull() }, { [column]: sealed });
    if (affected !== 1)
      throw new Conflict('The referral changed this very moment. Look again, then decide.', 'answered');
    await this.openGate(offer, stage, gate);
    for (const { id: fileId } of filesOf(content)) await this.files.add(offer, 'packet', fileId, null);
  }

  /** The stage secret of a part, or of the exchange. */
  async openGate(offer: Omit<Row, 'state'>, stage: Stage | typeof EXCHANGE, gate: Buffer) {
    const { id, organisationId, accountId, senderOrganisationId, senderDeskId } = offer;
    await this.db.query(
      `insert into shred.stage_secrets (offer_id, organisation_id, account_id, sender_organisation_id, sender_desk_id, stage, secret) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, organisationId, accountId, senderOrganisationId, senderDeskId, stage, gate],
    );
  }
}

/** Only a packet has any. */
const filesOf = (content: Contents[Stage]) => ('files' in content ? (content.files ?? []) : []);
