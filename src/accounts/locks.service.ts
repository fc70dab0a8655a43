import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Db } from '../common/database/db.js';
import { Conflict } from '../common/web/refusals.js';
import { endWhatNeedsNoSignIn } from './reached-without-sign-in.js';

/** What an administrator does when somebody leaves, or a device is lost. None of it needs a key, and none gives one. */
@Injectable()
export class Locks {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
  ) {}

  /** Sessions end at their next request, and no sign-in begins one; mail and calendar end. Keys and desks stay as they are. */
  async lock(id: string) {
    this.refuseOwn(id);
    await this.change(id, `state = 'disabled', sessions_from = sessions_from + 1`, `state <> 'disabled'`);
    const { organisationId } = this.db.actor();
    // Rows that only their owner reaches: for these statements the owner acts.
    await this.db.become(id, organisationId);
    await endWhatNeedsNoSignIn(this.db, organisationId, id);
    // Cases that another desk shows them open no more, to them or to who took their key.
    await this.db.change(`delete from shred.break_glass_secrets where organisation_id = $1 and account_id = $2`, [
      organisationId,
      id,
    ]);
    await this.db.sitAgain();
    this.audit.record({ action: 'account.locked', object: id });
  }

  /** Whoever has keys works on; whoever was only invited is invited still. */
  async unlock(id: string) {
    await this.change(
      id,
      `state = case when exists (select from public_keys k where k.organisation_id = accounts.organisation_id
         and k.subject_id = accounts.id and k.purpose in ('member', 'lawyer')) then 'active' else 'invited' end`,
      `state = 'disabled'`,
    );
    this.audit.record({ action: 'account.unlocked', object: id });
  }

  async endSessions(id: string) {
    await this.change(id, 'sessions_from = sessions_from + 1', 'true');
    this.audit.record({ action: 'account.sessions-ended', object: id });
  }

  /** An administrator who locked themselves out could not come back by themselves. @throws Conflict */
  refuseOwn(id: string) {
    if (id === this.db.actor().accountId)
      throw new Conflict('This is your own account. Another administrator of your organisation does this.', 'own');
  }

  /** @param set, where texts of this file */
  private async change(id: string, set: string, where: string) {
    const { organisationId } = this.db.actor();
    const changed = await this.db.change(
      `update accounts set ${set} where organisation_id = $1 and id = $2 and ${where}`,
      [organisationId, id],
    );
    if (changed === 1) return;
    const there = await this.db.query(`select 1 from accounts where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
    ]);
    if (there.length === 0) throw new NotFoundException();
    throw new Conflict('Somebody has done this already. Look at what stands there now.', 'changed');
  }
}
