import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Audit } from '../../audit/audit.service.js';
import { Db } from '../../common/database/db.js';
import type { Consent } from '../../people/consent/consent.js';
import { Consents } from '../../people/consent/consents.service.js';
import { COUNTED, covering, liveFor } from '../../people/consent/scopes.js';
import type { ConsentInput } from '../case.input.js';
import { holdOpen } from '../case-row.js';
import type { Facts } from '../facts.js';
import type { OpenedCase } from '../sealed-cases.service.js';

export interface Told {
  consent?: ConsentInput | null;
  facts: Facts;
}

/** That a case is counted is written together with the consent that it stands on: one is never there without the other. */
@Injectable()
export class Counting {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly consents: Consents,
  ) {}

  /** Of a new case, in the same act. @throws Invalid for a day to come */
  agreed(counted: boolean, told: Told): Consent[] {
    return counted ? [this.consents.entry(this.given(told), 'consent.')] : [];
  }

  /** A change of a case: whoever is to be counted has agreed, and whoever is not to be takes it back. @throws Invalid */
  async follow({ row }: OpenedCase, was: boolean, is: boolean, told: Told) {
    if (was === is) return;
    await holdOpen(this.db, row.id);
    const given = await this.consents.of(row.personId);
    const today = this.clock.today();
    if (is) {
      if (covering(given, COUNTED, today)) return;
      await this.consents.record(row.personId, this.given(told), 'consent.');
      return this.audit.record({ action: 'consent.record', object: row.id });
    }
    const live = liveFor(given, COUNTED, today);
    if (live.length === 0) return;
    await this.consents.withdraw(
      [row.personId],
      live.map(({ id }) => id),
    );
    this.audit.record({ action: 'consent.withdraw', object: row.id });
  }

  private given({ consent, facts }: Told) {
    const { language = facts.language?.[0], given_by = 'oral', given_on = this.clock.today() } = consent ?? {};
    return { ...COUNTED, language, given_by, from: given_on };
  }
}
