import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Consents } from '../../people/consent/consents.service.js';
import type { OpenedCase } from '../sealed-cases.service.js';
import { standingOn } from './standing.js';

/** What stands on the ledger today: being counted, and the levels of campaigns. Referrals stand by their own rows. */
@Injectable()
export class Standing {
  constructor(
    private readonly clock: Clock,
    private readonly consents: Consents,
  ) {}

  /** The same case, saying no more of its person than they agree to today. */
  async today(opened: OpenedCase): Promise<OpenedCase> {
    const consents = await this.consents.of(opened.row.personId);
    return { ...opened, content: standingOn(opened.content, consents, this.clock.today()) };
  }

  /** May this person be counted today? Whoever makes a statement asks here. */
  async mayBeCounted(opened: OpenedCase): Promise<boolean> {
    return (await this.today(opened)).content.counted;
  }
}
