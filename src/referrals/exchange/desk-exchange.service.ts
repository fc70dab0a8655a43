import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { type OpenedCase, SealedCases } from '../../cases/sealed-cases.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict } from '../../common/web/refusals.js';
import { Recipient } from '../../vault/recipient.js';
import { demanded } from '../demanded.js';
import { Offer } from '../offer.entity.js';
import { WHILE_READ } from '../offers.service.js';
import { Referral } from '../referral.entity.js';
import { type Terms, termsPlace } from '../terms.js';
import { OfferFiles } from '../offer-files.service.js';
import { Entries, type Keys } from './entries.service.js';
import type { KeptEntry, Written } from './entry.js';
import { boxOf, type DeskShare } from './exchange-keys.js';

/** One exchange, as the desk has it before it. */
export interface DeskSide {
  opened: OpenedCase;
  offer: Offer;
  share: DeskShare | undefined;
  /** What the person agreed to share in this referral. */
  fields: string[];
  entries: KeptEntry[];
}

/** Questions and answers as the sending desk has them: its copies stay with the case, whatever becomes of the offer. */
@Injectable()
export class DeskExchange {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly entries: Entries,
    private readonly offerFiles: OfferFiles,
  ) {}

  /** @throws NotFoundException unless it is a referral of this case, of one of the actor's desks */
  async of(caseId: string, id: string, lock?: typeof WHILE_READ): Promise<DeskSide> {
    const { organisationId } = this.db.actor();
    const referral = await demanded(this.db.of(Referral).findOneBy({ id, caseId, organisationId }));
    const opened = await this.sealed.open(caseId);
    const offer = await demanded(this.db.of(Offer).findOne({ where: { id }, lock }));
    const place = termsPlace(id, referral.organisationId);
    const { exchange: share, fields } = opened.key.open<Terms>('referral', place, referral.termsSealed);
    return { opened, offer, share, fields, entries: share ? await this.entries.forDesk(id, boxOf(share)) : [] };
  }

  /** Answers whatever words of the lawyer wait. */
  async write(caseId: string, id: string, text: string) {
    const side = await this.of(caseId, id, WHILE_READ);
    const refused = this.closedBy(side);
    if (refused) throw new Conflict(refused, 'not-now', { state: side.offer.stateOn(this.clock.today()) });
    await this.settleAnswered(side);
    await this.add(side, { kind: 'message', text });
    this.audit.record({ action: 'referral.answer', object: id });
  }

  /** What the lawyer wrote needs no answer. */
  async settle(caseId: string, id: string) {
    await this.settleAnswered(await this.of(caseId, id));
    this.audit.record({ action: 'referral.needs-no-answer', object: id });
  }

  /** For the desk in any case; for the lawyer as long as they can open it. @returns whether they can */
  async add(side: DeskSide, written: Written): Promise<boolean> {
    const keys = await this.keys(side);
    await this.entries.add(side.offer, 'desk', written, keys, keys.lawyer ? 'lawyer' : null);
    return keys.lawyer !== null;
  }

  /** @throws Conflict where it was sent before there were any */
  async keys(side: DeskSide): Promise<Keys> {
    const { offer, share } = side;
    if (!share) throw new Conflict(TOO_OLD, 'old');
    const gate = this.closedBy(side) ? undefined : await this.entries.gate(offer.id);
    return {
      toDesk: Recipient.self(boxOf(share)),
      lawyer: gate ? { half: Buffer.from(share.key, 'hex'), gate } : null,
    };
  }

  /** What opens the files of it, whether or not the lawyer still has their key; null once it has ended. */
  async opening({ offer, share }: DeskSide): Promise<Keys['lawyer']> {
    const gate = offer.isLiveOn(this.clock.today()) ? await this.entries.gate(offer.id) : undefined;
    return share && gate ? { half: Buffer.from(share.key, 'hex'), gate } : null;
  }

  /** Ids of the files that can be taken now. */
  async files({ offer }: DeskSide): Promise<Set<string>> {
    return new Set(offer.isLiveOn(this.clock.today()) ? (await this.offerFiles.keys(offer.id)).keys() : []);
  }

  /** Whatever words and files of the lawyer wait, wait no more. */
  async settleAnswered({ entries }: DeskSide) {
    await this.entries.settle(entries.filter(waitsForWords).map(({ id }) => id));
  }

  /** Why no file can be sent to the lawyer now; undefined: it can. A document says who it is, and is agreed to by itself. */
  filesClosedBy(side: DeskSide): string | undefined {
    const closed = this.closedBy(side);
    if (closed) return closed;
    if (side.offer.state !== 'accepted') return 'Files can be sent once they have accepted.';
    return side.fields.includes('documents')
      ? undefined
      : 'The person did not agree to share documents in this referral, so no file can be sent.';
  }

  /** Why nothing can be written to the lawyer now; undefined: it can. */
  closedBy({ offer, share }: Pick<DeskSide, 'offer' | 'share'>): string | undefined {
    if (!share) return TOO_OLD;
    if (offer.keyLostOn) return 'They lost their key and cannot open it any more. Send the referral again first.';
    if (!offer.isLiveOn(this.clock.today())) return 'The referral has ended: they can open nothing of it any more.';
    if (offer.state === 'offered') return 'They have not looked at the preview yet. Then questions can be asked.';
    return undefined;
  }
}

const TOO_OLD = 'This referral was sent before questions could be asked here.';

const waitsForWords = ({ waits_for, entry: { kind } }: KeptEntry) =>
  waits_for === 'desk' && (kind === 'message' || kind === 'file');
