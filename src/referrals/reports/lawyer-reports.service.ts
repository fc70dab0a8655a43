import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { LawyerExchange } from '../exchange/lawyer-exchange.service.js';
import { notNow, Offers, WHILE_ENDED, WHILE_READ } from '../offers.service.js';
import type { Reported, ReportedOutcome } from './reported.js';

/** What a lawyer tells of an accepted referral. It waits at the desk until somebody there has confirmed it or set it aside. */
@Injectable()
export class LawyerReports {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly offers: Offers,
    private readonly exchange: LawyerExchange,
  ) {}

  /** @throws NotFoundException; Conflict unless it is accepted and runs */
  async report(id: string, report: Reported) {
    await this.exchange.add(await this.accepted(id, WHILE_READ), { kind: 'report', report });
    this.audit.record({ action: 'referral.report', object: id });
  }

  /** The last report, and with it the referral ends: the desk's copy of it stays. */
  async complete(id: string, outcome: ReportedOutcome) {
    // Whoever else ends it waits here, before either has written: one wins, the other is told.
    await this.exchange.add(await this.accepted(id, WHILE_ENDED), { kind: 'report', report: outcome });
    return this.offers.complete(id);
  }

  private async accepted(id: string, lock: typeof WHILE_READ | typeof WHILE_ENDED) {
    const offer = await this.offers.get(id, lock);
    const state = offer.stateOn(this.clock.today());
    if (state !== 'accepted') throw notNow(state);
    return offer;
  }
}
