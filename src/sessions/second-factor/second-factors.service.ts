import { Injectable } from '@nestjs/common';
import { sealSeed } from '../../accounts/account-secrets.js';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { randomKey } from '../../vault/derive.js';
import { acceptStep, newTotpSeed, totpSecret, totpUri } from '../../vault/second-factor.js';

/** What is typed into the app of the new phone. Shown once. */
export interface NewCodeApp {
  handle: string;
  /** In base32. */
  secret: string;
  uri: string;
}

interface Replacement {
  seed: Buffer;
  seedSealed: Buffer;
  verifierHash: Buffer;
  /** Of the code for a lost phone that allows it; a session that moves its own needs none. */
  codeHash?: Buffer;
}

/** A new second factor in place of the old one: the old holds until the new has shown a code. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** @param kek of the passphrase that was just typed: only it seals a seed that opens at the next sign-in */
  fresh(account: Pick<Account, 'id' | 'organisationId' | 'handle'>, kek: Uint8Array) {
    const seed = newTotpSeed();
    const shown: NewCodeApp = {
      handle: account.handle,
      secret: totpSecret(seed),
      uri: totpUri(seed, account.handle),
    };
    return { seed, seedSealed: sealSeed(kek, account, seed), shown };
  }

  /** @returns the mark of the code's step. @throws Invalid */
  accept(seed: Buffer, totp: string): Buffer {
    const mark = acceptStep(seed, totp, this.clock.now(), null);
    if (mark) return mark;
    throw new Invalid([
      {
        field: 'totp',
        message:
          'This is not the code of now. Check the key in the app and the clock of the phone, then type the next.',
      },
    ]);
  }

  /**
   * In the transaction of whoever acts as the owner. All sessions end, known browsers are strangers again, and a code for a lost phone is used up.
   * @throws Conflict when the passphrase was changed meanwhile, or the code was used or has ended: nothing was changed
   */
  async replace(accountId: string, mark: Buffer, { seedSealed, verifierHash, codeHash }: Replacement) {
    const deviceKey = randomKey();
    const replaced = await this.db.change(
      `update credentials set totp_seed_sealed = $2, totp_last = $3, device_key = $4, second_factor_changed_on = $5,
         second_factor_told = false, phone_code_hash = null, phone_code_until = null, failures = 0
       where account_id = $1 and verifier_hash = $6 and ($7::bytea is null or (phone_code_hash = $7 and phone_code_until > $8))`,
      [accountId, seedSealed, mark, deviceKey, this.clock.today(), verifierHash, codeHash ?? null, this.clock.now()],
    );
    if (replaced !== 1)
      throw new Conflict(
        'Something of this account was changed in the meantime, or the one-time code has ended. Nothing was replaced: begin again.',
        'changed',
      );
    const [account] = await this.db.query<{ sessions_from: number }>(
      'update accounts set sessions_from = sessions_from + 1 where id = $1 returning sessions_from',
      [accountId],
    );
    return { deviceKey, sessionsFrom: account!.sessions_from };
  }
}

export const forgotten = () =>
  new Conflict(
    'The new key was forgotten, as it is after a quarter of an hour. The old code app still holds: begin again.',
    'no-new-key',
  );
