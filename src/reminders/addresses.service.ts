import { randomBytes } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { codeHash, newOneTimeCode } from '../accounts/one-time-code.js';
import { Audit } from '../audit/audit.service.js';
import type { Actor } from '../common/access/actor.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { daysLater } from '../common/web/dates.js';
import { Conflict, Invalid } from '../common/web/refusals.js';
import { plainSha256, sameBytes } from '../vault/derive.js';
import { type AddressState, ASKS_A_DAY, CODE_HOURS, CODE_LETTERS, CODE_TRIES } from './address.js';
import { Sending } from './sending.service.js';

const ACTION = 'reminder.set';

export interface OwnAddress {
  address: string;
  state: AddressState;
}

/** One's own mail address: typed, confirmed by a code sent to it, taken away. */
@Injectable()
export class Addresses {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sending: Sending,
  ) {}

  async own(): Promise<OwnAddress | null> {
    const { organisationId, accountId } = this.db.actor();
    const [row] = await this.db.query<OwnAddress>(
      `select address, state from mail_addresses where organisation_id = $1 and account_id = $2`,
      [organisationId, accountId],
    );
    return row ?? null;
  }

  /**
   * The address of before gets nothing from now on. A code is sent, unless this address has had one today, whoever asked: the answer is
   * the same, at the same time, so that nobody learns who else was here. @throws Invalid after too many addresses in a day
   */
  async set(actor: Actor, address: string) {
    await this.db.actingFor(actor, ACTION, async () => {
      const { organisationId, accountId } = actor;
      const today = this.clock.today();
      const [{ asked }] = (await this.db.query<{ asked: number }>(
        `select count(*)::int as asked from mail_asks where organisation_id = $1 and account_id = $2 and asked_on = $3`,
        [organisationId, accountId, today],
      )) as [{ asked: number }];
      if (asked >= ASKS_A_DAY) throw new Invalid([{ field: 'address', message: TOO_MANY }]);
      const first = await this.db.change(
        `insert into mail_asks (address_digest, asked_on, account_id, organisation_id) values ($1, $2, $3, $4) on conflict do nothing`,
        [plainSha256(Buffer.from(address.toLowerCase())), today, accountId, organisationId],
      );
      await this.take(accountId, organisationId);
      // Where no code is sent there is one all the same, that nobody knows: the row says no more than the answer.
      const { codeUntil } = newOneTimeCode(this.clock.now(), CODE_LETTERS, CODE_HOURS);
      const yesterday = daysLater(today, -1);
      await this.db.query(
        `insert into mail_addresses (account_id, organisation_id, address, state, code_hash, code_until, notice_on, sent_on)
         values ($1, $2, $3, $4, $5, $6, $7, $7)`,
        [accountId, organisationId, address, first === 1 ? 'asked' : 'sent', randomBytes(32), codeUntil, yesterday],
      );
      this.audit.record({ action: 'reminder.address-typed', object: accountId });
    });
    this.sending.soon();
  }

  /** @throws Invalid, naming the code; Conflict when there is nothing to confirm */
  async confirm(actor: Actor, typed: string) {
    // A try that failed must stand: it is counted in a transaction that commits.
    const isRight = await this.db.actingFor(actor, ACTION, async () => {
      const { organisationId, accountId } = actor;
      const [row] = await this.db.query<{ state: AddressState; code_hash: Buffer; code_until: Date; tries: number }>(
        `select state, code_hash, code_until, tries from mail_addresses where organisation_id = $1 and account_id = $2 for update`,
        [organisationId, accountId],
      );
      if (!row || row.state === 'confirmed') throw new Conflict(row ? CONFIRMED : NOTHING, 'nothing-to-confirm');
      if (row.tries >= CODE_TRIES || row.code_until <= this.clock.now()) return false;
      const matches = sameBytes(codeHash(typed), row.code_hash);
      await this.db.change(
        matches
          ? `update mail_addresses set state = 'confirmed', code_hash = null, code_until = null, tries = 0, attempts = 0
             where organisation_id = $1 and account_id = $2`
          : `update mail_addresses set tries = tries + 1 where organisation_id = $1 and account_id = $2`,
        [organisationId, accountId],
      );
      if (matches) this.audit.record({ action: 'reminder.address-confirmed', object: accountId });
      return matches;
    });
    if (!isRight) throw new Invalid([{ field: 'code', message: WRONG }]);
  }

  /** @throws NotFoundException */
  async remove() {
    const { organisationId, accountId } = this.db.actor();
    if ((await this.take(accountId, organisationId)) === 0) throw new NotFoundException();
    this.audit.record({ action: 'reminder.address-removed', object: accountId });
  }

  private take = (accountId: string, organisationId: string) =>
    this.db.change(`delete from mail_addresses where organisation_id = $1 and account_id = $2`, [
      organisationId,
      accountId,
    ]);
}

const TOO_MANY = `You have typed ${ASKS_A_DAY} addresses today. Type the next one tomorrow.`;
const WRONG =
  'This is not the code, or it has ended: it works for a day and for five tries. An address gets one code a day.';
const NOTHING = 'There is no address to confirm. Type the address first.';
const CONFIRMED = 'This address is confirmed already.';
