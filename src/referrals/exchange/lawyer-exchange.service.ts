import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict } from '../../common/web/refusals.js';
import { Recipient } from '../../vault/recipient.js';
import type { PreviewContent } from '../compartments.js';
import type { Offer } from '../offer.entity.js';
import { notNow, Offers, WHILE_READ } from '../offers.service.js';
import { OfferFiles } from '../offer-files.service.js';
import { Entries, type Keys } from './entries.service.js';
import type { KeptEntry, Written } from './entry.js';
import { halfOf } from './exchange-keys.js';

/** Questions and answers as the lawyer has them: while their offer runs, from the preview on. */
@Injectable()
export class LawyerExchange {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly offers: Offers,
    private readonly entries: Entries,
    private readonly offerFiles: OfferFiles,
  ) {}

  /** Opened, it is read: nothing of it waits for the lawyer any more. Recorded before it is shown. */
  async show(
    actor: Actor,
    id: string,
  ): Promise<{ offer: Offer; preview: PreviewContent | null; entries: KeptEntry[]; files: Set<string> }> {
    const waiting = await this.db.actingFor(actor, 'referral.open-exchange', async () => {
      const offer = await this.offers.get(id);
      if (!offer.isLiveOn(this.clock.today())) return new Set<string>();
      if (offer.state === 'offered') throw notYet();
      const waits = (await this.read(offer)).filter(({ waits_for }) => waits_for === 'lawyer').map((one) => one.id);
      await this.entries.settle(waits);
      this.audit.record({ action: 'referral.open-exchange', object: id });
      return new Set(waits);
    });
    return this.db.actingFor(actor, 'referral.open-exchange', async () => {
      const offer = await this.offers.get(id, WHILE_READ);
      if (!offer.isLiveOn(this.clock.today())) return { offer, preview: null, entries: [], files: new Set() };
      const preview = await this.offers.open(offer, 'preview');
      const entries = await this.read(offer);
      // What was new at this opening is shown as new.
      for (const one of entries) if (waiting.has(one.id)) one.waits_for = 'lawyer';
      return { offer, preview, entries, files: new Set((await this.offerFiles.keys(id)).keys()) };
    });
  }

  async write(id: string, text: string) {
    await this.add(await this.demandOpen(id), { kind: 'message', text });
    this.audit.record({ action: 'referral.write', object: id });
  }

  /** Nobody ends it before this transaction has ended. @throws Conflict unless something can be written now */
  async demandOpen(id: string): Promise<Offer> {
    const offer = await this.offers.get(id, WHILE_READ);
    const today = this.clock.today();
    if (!offer.isLiveOn(today)) throw notNow(offer.stateOn(today));
    if (offer.state === 'offered') throw notYet();
    return offer;
  }

  /** @throws Conflict when it has ended, or was sent before desks had a box for this */
  async add(offer: Offer, written: Written): Promise<string> {
    const today = this.clock.today();
    if (!offer.isLiveOn(today)) throw notNow(offer.stateOn(today));
    return this.entries.add(offer, 'lawyer', written, await this.keys(offer), 'desk');
  }

  /** @throws Conflict when it has ended, or was sent before desks had a box for this */
  async keys(offer: Offer): Promise<Keys> {
    const { exchange_to } = await this.offers.open(offer, 'preview');
    const gate = await this.entries.gate(offer.id);
    if (!exchange_to || !gate)
      throw new Conflict('This referral was sent before questions could be asked here. Ask the desk otherwise.', 'old');
    return {
      toDesk: Recipient.replyTo(Buffer.from(exchange_to, 'hex')),
      lawyer: { half: halfOf(this.offers.secretOf(offer)), gate },
    };
  }

  /** @throws CannotOpen when it has ended */
  async read(offer: Offer): Promise<KeptEntry[]> {
    return this.entries.forLawyer(offer.id, halfOf(this.offers.secretOf(offer)), await this.entries.gate(offer.id));
  }
}

const notYet = () => new Conflict('Look at the preview first: then you may ask.', 'not-now');
