import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Audit } from '../audit/audit.service.js';
import { Db } from '../common/database/db.js';
import { randomKey, wipe } from '../vault/derive.js';
import { newDeviceCookie } from './device-cookie.js';
import { actorOf, Entrance, type Found, type Typed } from './entrance.service.js';
import { notMatched, Proof, type Proved } from './proof.js';

export interface SignedIn {
  account: Account;
  secretKey: Buffer;
  /** For the browser that signed in: the next time it is known. */
  deviceCookie: string;
  /** The second factor was changed since the last sign-in by page: its owner is told. */
  secondFactorNews: boolean;
}

/** `byPage`: somebody sees what the sign-in leads to. */
type WithCode = Typed & { totp: string; byPage: boolean };

/** The ordinary way in: handle, passphrase, and the code of the second factor. */
@Injectable()
export class SignIn {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly proof: Proof,
    private readonly entrance: Entrance,
  ) {}

  /** @throws UnauthorizedException, which tells nothing; 429 after repeated failures; 503 when too many are signing in. */
  authenticate({ totp, byPage, ...typed }: WithCode): Promise<SignedIn> {
    return this.entrance.pass(
      typed,
      ({ account, credential }, stretched) => this.proof.open(account, credential, stretched, totp),
      (found, proved) => this.begin(found, proved, byPage),
    );
  }

  private async begin(
    { account, credential }: Found,
    { secretKey, seed, mark }: Proved,
    byPage: boolean,
  ): Promise<SignedIn> {
    wipe(seed);
    const deviceKey = await this.db.actingBeforeSignIn(account.handle, async () => {
      await this.db.become(account.id, account.organisationId);
      const [marked] = await this.db.query<{ device_key: Buffer }>(
        `update credentials set totp_last = $2, failures = 0, device_key = coalesce(device_key, $4),
           second_factor_told = second_factor_told or $5
         where account_id = $1 and totp_last is not distinct from $3 returning device_key`,
        [account.id, mark, credential.totpLast, randomKey(), byPage],
      );
      if (!marked) throw notMatched();
      this.audit.record({ action: 'session.begun' }, actorOf(account, secretKey));
      return marked.device_key;
    });
    return {
      account,
      secretKey,
      deviceCookie: newDeviceCookie(deviceKey, account.handle),
      secondFactorNews: byPage && !credential.secondFactorTold,
    };
  }
}
