import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { hold } from '../cases/case-row.js';
import { Notes } from '../cases/notes/notes.service.js';
import { SealedCases } from '../cases/sealed-cases.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Conflict } from '../common/web/refusals.js';
import { Keyring } from '../vault/keyring.js';
import { Recipient } from '../vault/recipient.js';
import { Agreements } from './agreements.service.js';
import { between, daysAfter, LONGEST_DAYS } from './days.js';
import { demanded } from './demanded.js';
import { Offer } from './offer.entity.js';
import { SentReferrals } from './sent-referrals.service.js';
import { Steps } from './steps.service.js';

/** The sender lets a referral run longer. Its keys stay the same: only the day moves on which they are destroyed. */
@Injectable()
export class Extensions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly sent: SentReferrals,
    private readonly agreements: Agreements,
    private readonly steps: Steps,
  ) {}

  lastDay = () => daysAfter(this.clock.today(), LONGEST_DAYS);

  /**
   * @param endsOn `2026-12-24`; later than the present end, at most 30 days from today
   * @throws NotFoundException when it is not of one of the actor's desks; Conflict when it has ended; Invalid
   */
  async extend(id: string, endsOn: string) {
    const { caseId, legal_contact } = await this.sent.get(id);
    await hold(this.db, caseId);
    const offer = await demanded(this.db.of(Offer).findOneBy({ id }));
    const today = this.clock.today();
    if (!offer.isLiveOn(today))
      throw new Conflict('This referral has ended already, and its keys are destroyed. Offer the case anew.', 'ended');
    await this.agreements.refuseLonger(id, endsOn);
    between(endsOn, daysAfter(offer.endsOn, 1), today);
    const { state, endsOn: before } = offer;
    const moved = await this.db.of(Offer).update({ id, state, endsOn: before }, { endsOn });
    if (moved.affected !== 1)
      throw new Conflict('The referral changed this very moment. Look again, then decide.', 'answered');
    const { row, key } = await this.sealed.open(caseId);
    await this.steps.tell(
      offer,
      { kind: 'extended', until: endsOn },
      Recipient.self(this.keyring.desk(offer.senderDeskId).box),
      undefined,
      'extended',
    );
    await this.notes.add(row, key, {
      from: 'system',
      title: `Referral to ${legal_contact} runs longer, until ${endsOn}`,
      visibility: 'desk',
    });
    this.audit.record({ action: 'referral.extend', object: id });
  }
}
