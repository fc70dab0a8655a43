import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { type KnownFiles, OrphanedFiles } from '../jobs/orphaned-files.js';
import type { Offer } from './offer.entity.js';

type OfOffer = Pick<Offer, 'id' | 'organisationId' | 'accountId' | 'senderOrganisationId' | 'senderDeskId'>;
export type StageWithFiles = 'packet' | 'exchange';

const AT_ONCE = 500;

/**
 * Which files on the disk belong to offers that run. A row goes with the stage secret that its file opens with, so what ended leaves a file that
 * nobody knows: the sweep deletes it within a day.
 */
@Injectable()
export class OfferFiles implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly orphans: OrphanedFiles,
  ) {}

  onModuleInit() {
    for (const stage of ['packet', 'exchange'] as const) this.orphans.register(stage, new OfStage(this.db, stage));
  }

  /** After its stage secret. @param keySealed of a file of the exchange; the key of one of a packet stands there */
  async add(offer: OfOffer, stage: StageWithFiles, id: string, keySealed: Buffer | null) {
    const { id: offerId, organisationId, accountId, senderOrganisationId, senderDeskId } = offer;
    await this.db.query(
      `insert into offer_files (id, offer_id, organisation_id, account_id, sender_organisation_id, sender_desk_id, stage, key_sealed)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, offerId, organisationId, accountId, senderOrganisationId, senderDeskId, stage, keySealed],
    );
  }

  /** The sealed keys of an exchange, by file: of one that has ended, none. */
  async keys(offerId: string): Promise<Map<string, Buffer>> {
    const rows = await this.db.query<{ id: string; key_sealed: Buffer }>(
      `select id, key_sealed from offer_files where offer_id = $1 and stage = 'exchange'`,
      [offerId],
    );
    return new Map(rows.map(({ id, key_sealed }) => [id, key_sealed]));
  }
}

/** Tells the sweep which files are alive: their ids, and nothing else of them. */
class OfStage implements KnownFiles {
  constructor(
    private readonly db: Db,
    private readonly stage: StageWithFiles,
  ) {}

  among(organisationId: string, ids: string[]): Promise<string[]> {
    return this.ids(`select id from offer_files where organisation_id = $1 and stage = $2 and id = any ($3::uuid[])`, [
      organisationId,
      this.stage,
      ids,
    ]);
  }

  after(organisationId: string, id: string): Promise<string[]> {
    return this.ids(
      `select id from offer_files where organisation_id = $1 and stage = $2 and id > $3 order by id limit $4`,
      [organisationId, this.stage, id, AT_ONCE],
    );
  }

  private async ids(sql: string, parameters: unknown[]) {
    return (await this.db.query<{ id: string }>(sql, parameters)).map(({ id }) => id);
  }
}
