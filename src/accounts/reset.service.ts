import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Accounts, type Invitation } from './accounts.service.js';
import { Locks } from './locks.service.js';
import { newOneTimeCode } from './one-time-code.js';
import { endWhatNeedsNoSignIn } from './reached-without-sign-in.js';

/**
 * A lost passphrase. Nobody can open what it opened, so the account begins anew: a new one-time code, then new keys, pinned and
 * granted again by people. A reset by itself restores nothing.
 */
@Injectable()
export class Reset {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly locks: Locks,
  ) {}

  /** @throws NotFoundException, and Conflict for the own account */
  async reset(id: string): Promise<Invitation> {
    const { handle } = await this.accounts.listed(id);
    this.locks.refuseOwn(id);
    const { organisationId } = this.db.actor();
    const { code, codeHash, codeUntil } = newOneTimeCode(this.clock.now());
    await this.leaveDesks(organisationId, id);
    await this.db.change(
      `delete from public_keys where organisation_id = $1 and subject_id = $2 and purpose in ('member', 'lawyer')`,
      [organisationId, id],
    );
    await this.db.change(
      `update accounts set state = 'invited', sessions_from = sessions_from + 1 where organisation_id = $1 and id = $2`,
      [organisationId, id],
    );
    await this.clearOwn(organisationId, id, codeHash, codeUntil);
    this.audit.record({ action: 'account.reset', object: id });
    return { accountId: id, handle, code, codeUntil };
  }

  /** What the lost key was granted goes; the desks are asked to renew theirs, and to admit whoever comes back. */
  private async leaveDesks(organisationId: string, id: string) {
    const left = await this.db.query<{ desk_id: string }>(
      `delete from grants where organisation_id = $1 and account_id = $2 returning desk_id`,
      [organisationId, id],
    );
    await this.db.change(
      `update desks set renewal_asked = true where organisation_id = $1 and id = any ($2::uuid[]) and epoch > 0`,
      [organisationId, left.map(({ desk_id }) => desk_id)],
    );
    await this.db.query(
      `insert into readmissions (organisation_id, desk_id, account_id, asked_on)
       select $1, unnest($2::uuid[]), $3, $4 on conflict do nothing`,
      [organisationId, left.map(({ desk_id }) => desk_id), id, this.clock.today()],
    );
  }

  /** Rows that only their owner reaches: an administrator reads no credentials. For these statements the owner acts. */
  private async clearOwn(organisationId: string, id: string, codeHash: Buffer, codeUntil: Date) {
    await this.db.become(id, organisationId);
    await this.db.change(
      `update credentials set salt = null, memory_kib = null, iterations = null, parallelism = null, verifier_hash = null,
         secret_key_sealed = null, totp_seed_sealed = null, totp_last = null, desks_sealed = null, filters_sealed = null, conflict_names_sealed = null, device_key = null,
         phone_code_hash = null, phone_code_until = null, second_factor_changed_on = null, second_factor_told = true,
         failures = 0, failures_on = null, code_hash = $2, code_until = $3
       where account_id = $1`,
      [id, codeHash, codeUntil],
    );
    await endWhatNeedsNoSignIn(this.db, organisationId, id);
    await this.db.change(`delete from audit_grants where organisation_id = $1 and account_id = $2`, [
      organisationId,
      id,
    ]);
    // What was offered to a lawyer is sealed to the lost key: it ends, and its sender sends it again.
    await this.db.change(`delete from shred.stage_secrets where organisation_id = $1 and account_id = $2`, [
      organisationId,
      id,
    ]);
    await this.db.change(
      `update offers set state = 'expired', secret_sealed = null, preview_sealed = null, name_sealed = null, packet_sealed = null, held_back_sealed = null,
         key_lost_on = $3
       where organisation_id = $1 and account_id = $2 and state in ('offered', 'previewed', 'conflict_check', 'accepted')`,
      [organisationId, id, this.clock.today()],
    );
    await this.db.sitAgain();
  }
}
