import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Conflict } from '../common/web/refusals.js';
import { Accounts, type Invitation } from './accounts.service.js';
import { Locks } from './locks.service.js';
import { newOneTimeCode } from './one-time-code.js';

/** The administrator's part when a phone is lost: a code that opens nothing without the passphrase, which they do not have. */
@Injectable()
export class PhoneCodes {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly locks: Locks,
  ) {}

  /** An earlier code of the account ends. @throws NotFoundException, and Conflict for the own account or one that does not work */
  async give(id: string): Promise<Invitation> {
    const { handle, state } = await this.accounts.listed(id);
    this.locks.refuseOwn(id);
    if (state !== 'active')
      throw new Conflict(
        state === 'invited'
          ? 'This account has not begun: there is no phone to replace. It needs its one-time code of the beginning.'
          : 'This account is disabled. Enable it first, if that is right.',
        'not-active',
      );
    const { code, codeHash, codeUntil } = newOneTimeCode(this.clock.now());
    // An administrator reaches nobody's credentials: for this statement the owner acts.
    await this.db.become(id, this.db.actor().organisationId);
    await this.db.change(`update credentials set phone_code_hash = $2, phone_code_until = $3 where account_id = $1`, [
      id,
      codeHash,
      codeUntil,
    ]);
    await this.db.sitAgain();
    this.audit.record({ action: 'account.phone-code-given', object: id });
    return { accountId: id, handle, code, codeUntil };
  }
}
