import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import { Offers, WHILE_READ } from '../offers.service.js';
import { ExchangeFiles, type SealedToSend, type Sending } from './exchange-files.service.js';
import { LawyerExchange } from './lawyer-exchange.service.js';

/** Files of the exchange as the lawyer has them: while their offer runs, from the preview on. */
@Injectable()
export class LawyerExchangeFiles {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly exchange: LawyerExchange,
    private readonly files: ExchangeFiles,
    private readonly offers: Offers,
  ) {}

  /** @returns their names @throws Conflict unless something can be written now; Invalid says of each file why it was not sent */
  async send(actor: Actor, id: string, words: string | undefined, sending: Sending): Promise<string[]> {
    const { organisationId, known } = await this.db.actingFor(actor, 'referral.write', async () => {
      const offer = await this.exchange.demandOpen(id);
      return { organisationId: offer.organisationId, known: this.files.digests(await this.exchange.read(offer)) };
    });
    return this.files.send(organisationId, sending, known, (sealed) =>
      this.db.actingFor(actor, 'referral.write', () => this.write(id, sealed, words)),
    );
  }

  /** All of it. That it is taken is recorded, and committed, before it is read. @throws NotFoundException, Conflict when it has ended */
  async take(actor: Actor, id: string, fileId: string): Promise<{ name: string; bytes: Buffer }> {
    await this.db.actingFor(actor, 'referral.open-exchange', async () => {
      this.files.find(await this.exchange.read(await this.exchange.demandOpen(id)), fileId);
      this.audit.record({ action: 'referral.take-file', object: id });
    });
    const taken = await this.db.actingFor(actor, 'referral.open-exchange', async () => {
      const offer = await this.offers.get(id, WHILE_READ);
      const { lawyer } = await this.exchange.keys(offer);
      return this.files.keyOf(offer, fileId, await this.exchange.read(offer), lawyer);
    });
    return { name: taken.file.name, bytes: await this.files.whole(taken) };
  }

  private async write(id: string, sealed: SealedToSend[], words: string | undefined) {
    const offer = await this.exchange.demandOpen(id);
    const keys = await this.exchange.keys(offer);
    for (const [at, one] of sealed.entries()) {
      await this.files.add(offer, one, keys);
      await this.exchange.add(offer, { kind: 'file', file: one.file, ...(at === 0 && words ? { text: words } : {}) });
    }
    this.audit.record({ action: 'referral.write', object: id });
  }
}
