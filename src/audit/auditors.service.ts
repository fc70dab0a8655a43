import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Conflict, Invalid } from '../common/web/refusals.js';
import { PublicKeys } from '../organisations/public-keys.service.js';
import { Recipient, sealTo } from '../vault/box.js';
import { checkWords } from '../vault/check-words.js';
import { hkdf } from '../vault/derive.js';
import { makePin, subjectDigest, WordsDiffer } from '../vault/pin.js';
import { AuditKey } from './audit-key.service.js';
import { Audit } from './audit.service.js';

export interface Auditor {
  id: string;
  handle: string;
  holds: boolean;
}

/** Who holds the audit key, and how another auditor gets it: from one who holds it, by six words. */
@Injectable()
export class Auditors {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly auditKey: AuditKey,
    private readonly publicKeys: PublicKeys,
  ) {}

  /** `words`: of the audit key, told by voice to whoever is given it. */
  async list(): Promise<{ auditors: Auditor[]; words: string }> {
    const held = await this.auditKey.held();
    const auditors = await this.db.query<Auditor>(
      `select a.id, a.handle, h.account_id is not null as holds
       from accounts a left join holders_of_audit_key() h on h.account_id = a.id
       where a.organisation_id = $1 and a.role = 'auditor' and a.state = 'active' order by a.handle`,
      [this.db.actor().organisationId],
    );
    return { auditors, words: checkWords(subjectDigest(this.auditKey.subject(held))) };
  }

  /** @throws Invalid when the words are not those of the key that stands there */
  async give(accountId: string, typedWords: string) {
    const { organisationId, accountId: own } = this.db.actor();
    const { pair } = await this.auditKey.held();
    const chosen = (await this.list()).auditors.find(({ id }) => id === accountId);
    if (!chosen) throw new NotFoundException();
    if (chosen.holds) throw new Conflict('This auditor holds the key already.', 'held');
    const subject = await this.publicKeys.subject('member', accountId, organisationId);
    const pinKey = hkdf(pair.secretKey, 'audit pin');
    try {
      // The pin lives as long as this act: who is given the key again later is asked for the words again.
      const pin = makePin(subject, typedWords, own, this.clock.today(), pinKey);
      await this.db.query(`insert into audit_grants (organisation_id, account_id, secret_sealed) values ($1, $2, $3)`, [
        organisationId,
        accountId,
        sealTo(Recipient.pinned(pin, subject, pinKey), pair.secretKey),
      ]);
    } catch (error) {
      if (error instanceof WordsDiffer) throw new Invalid([{ field: 'words', message: error.message }]);
      throw error;
    }
    this.audit.record({ action: 'audit-key.given', object: accountId });
  }
}
