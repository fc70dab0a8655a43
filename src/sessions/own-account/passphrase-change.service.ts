import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { argonParameters, sealSecrets } from '../../accounts/account-secrets.js';
import { Account } from '../../accounts/account.entity.js';
import { Credential } from '../../accounts/credential.entity.js';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { randomKey, wipe } from '../../vault/derive.js';
import { newPassphrase, normalisePassphrase, storedVerifier } from '../../vault/passphrase.js';
import { PassphraseGate } from '../../vault/passphrase-gate.js';
import { newDeviceCookie } from '../device-cookie.js';
import { Proof, Replayed, type Proved, tooManyAttempts } from '../proof.js';
import { SessionStore } from '../session-store.js';
import { type Attempt, Waits } from '../waits.js';
import { PassphraseTickets } from './passphrase-tickets.js';

const ACTION = 'own-account.change-passphrase';
const NOT_THESE =
  'Passphrase and code do not both match. Each code works once: wait for the next if you have just used it.';

/** Present passphrase and code -> a new passphrase, shown once -> typed back: only then does it hold, and all other sessions end. */
@Injectable()
export class PassphraseChange {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly gate: PassphraseGate,
    private readonly proof: Proof,
    private readonly waits: Waits,
    private readonly store: SessionStore,
    private readonly tickets: PassphraseTickets,
  ) {}

  waiting = (session: string) => this.tickets.has(session);

  /** @returns the new passphrase, to be shown once. @throws Invalid, 429 after repeated failures */
  async begin(actor: Actor, session: string, passphrase: string, totp: string): Promise<string> {
    // A session that was left open is no way to guess the passphrase: a count of its own, so that strangers cannot fill it.
    const attempt = this.waits.admit(`change ${actor.accountId}`);
    if (!attempt) throw tooManyAttempts();
    try {
      const { seed } = await this.prove(actor, passphrase, totp, attempt);
      const fresh = newPassphrase();
      this.tickets.keep(session, actor, { passphrase: fresh, seed });
      wipe(seed);
      attempt.succeeded();
      return fresh;
    } finally {
      attempt.dropped();
    }
  }

  /** @returns the device cookie of this browser: all earlier ones are void. @throws Conflict when there is no new passphrase; Invalid */
  async complete(actor: Actor, session: string, typedBack: string): Promise<string> {
    const change = this.tickets.find(session, actor);
    if (!change)
      throw new Conflict(
        'The new passphrase was forgotten, as it is after a quarter of an hour. The old one still holds: begin again.',
        'no-new-passphrase',
      );
    if (normalisePassphrase(typedBack) !== change.passphrase)
      throw new Invalid([
        {
          field: 'passphrase',
          message: 'This is not the new passphrase. Compare it with your paper, word by word.',
        },
      ]);
    const salt = randomBytes(16);
    const { verifier, kek } = await this.proof.stretch(change.passphrase, salt);
    const deviceKey = randomKey();
    try {
      const number = await this.db.actingFor(actor, ACTION, async () => {
        await this.db.of(Credential).update(actor.accountId, {
          salt,
          ...this.gate.cost,
          verifierHash: storedVerifier(verifier),
          ...sealSecrets(
            kek,
            { id: actor.accountId, organisationId: actor.organisationId },
            actor.secretKey,
            change.seed,
          ),
          deviceKey,
        });
        const [account] = await this.db.query<{ sessions_from: number }>(
          'update accounts set sessions_from = sessions_from + 1 where id = $1 returning sessions_from',
          [actor.accountId],
        );
        this.audit.record({ action: ACTION, object: actor.accountId });
        return account!.sessions_from;
      });
      this.store.goOnAs(session, number);
      this.store.endOthers(actor.accountId, session);
      this.tickets.forget(session);
      return newDeviceCookie(deviceKey, actor.handle);
    } finally {
      wipe(verifier, kek, change.seed);
    }
  }

  /** The code is marked as used here, so that it does not serve a second time. */
  private async prove(actor: Actor, passphrase: string, totp: string, attempt: Attempt): Promise<Proved> {
    const { account, credential } = await this.db.actingFor(actor, ACTION, async () => ({
      account: await this.db.of(Account).findOneByOrFail({ id: actor.accountId }),
      credential: await this.db.of(Credential).findOneByOrFail({ accountId: actor.accountId }),
    }));
    const stretched = await this.proof.stretch(passphrase, credential.salt!, argonParameters(credential));
    try {
      const proved = this.opened(() => this.proof.open(account, credential, stretched, totp));
      if (!proved) {
        attempt.failed();
        throw notThese();
      }
      wipe(proved.secretKey);
      await this.db.actingFor(actor, ACTION, async () => {
        const marked = await this.db.change(
          'update credentials set totp_last = $2 where account_id = $1 and totp_last is not distinct from $3',
          [actor.accountId, proved.mark, credential.totpLast],
        );
        if (marked !== 1) throw notThese();
      });
      return proved;
    } finally {
      wipe(stretched.verifier, stretched.kek);
    }
  }

  private opened(open: () => Proved | undefined) {
    try {
      return open();
    } catch (error) {
      if (error instanceof Replayed) throw notThese();
      throw error;
    }
  }
}

const notThese = () => new Invalid([{ field: 'passphrase', message: NOT_THESE }]);
