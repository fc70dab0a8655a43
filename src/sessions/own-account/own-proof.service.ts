import { Injectable } from '@nestjs/common';
import { argonParameters } from '../../accounts/account-secrets.js';
import { Account } from '../../accounts/account.entity.js';
import { Credential } from '../../accounts/credential.entity.js';
import type { Actor } from '../../common/access/actor.js';
import type { Action } from '../../common/access/rules.js';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { wipe } from '../../vault/derive.js';
import { Proof, Replayed, type Proved, tooManyAttempts } from '../proof.js';
import { type Attempt, Waits } from '../waits.js';

const NOT_THESE =
  'Passphrase and code do not both match. Each code works once: wait for the next if you have just used it.';

/** What only the owner of an account can show: wiped when the work is done. */
export interface Owned {
  seed: Buffer;
  kek: Uint8Array;
  verifierHash: Buffer;
}

/** Before what only the owner of an account may do: passphrase and code once more, however long the session has been open. */
@Injectable()
export class OwnProof {
  constructor(
    private readonly db: Db,
    private readonly proof: Proof,
    private readonly waits: Waits,
  ) {}

  /** @throws Invalid, naming the passphrase; 429 after repeated failures, 503 when too many are signing in */
  async prove<T>(
    actor: Actor,
    action: Action,
    { passphrase, totp }: { passphrase: string; totp: string },
    work: (owned: Owned) => T,
  ): Promise<T> {
    // A session that was left open is no way to guess the passphrase: a count of its own, so that strangers cannot fill it.
    const attempt = this.waits.admit(`change ${actor.accountId}`);
    if (!attempt) throw tooManyAttempts();
    try {
      const { account, credential } = await this.db.actingFor(actor, action, async () => ({
        account: await this.db.of(Account).findOneByOrFail({ id: actor.accountId }),
        credential: await this.db.of(Credential).findOneByOrFail({ accountId: actor.accountId }),
      }));
      const stretched = await this.proof.stretch(passphrase, credential.salt!, argonParameters(credential));
      try {
        const { seed, mark } = this.opened(attempt, () => this.proof.open(account, credential, stretched, totp));
        await this.markUsed(actor, action, mark, credential.totpLast);
        const done = work({ seed, kek: stretched.kek, verifierHash: credential.verifierHash! });
        wipe(seed);
        attempt.succeeded();
        return done;
      } finally {
        wipe(stretched.verifier, stretched.kek);
      }
    } finally {
      attempt.dropped();
    }
  }

  /** The code does not serve a second time. */
  private markUsed(actor: Actor, action: Action, mark: Buffer, last: Buffer | null) {
    return this.db.actingFor(actor, action, async () => {
      const marked = await this.db.change(
        'update credentials set totp_last = $2 where account_id = $1 and totp_last is not distinct from $3',
        [actor.accountId, mark, last],
      );
      if (marked !== 1) throw notThese();
    });
  }

  private opened(attempt: Attempt, open: () => Proved | undefined): Proved {
    try {
      const proved = open();
      if (proved) {
        wipe(proved.secretKey);
        return proved;
      }
    } catch (error) {
      if (error instanceof Replayed) throw notThese();
      throw error;
    }
    attempt.failed();
    throw notThese();
  }
}

const notThese = () => new Invalid([{ field: 'passphrase', message: NOT_THESE }]);
