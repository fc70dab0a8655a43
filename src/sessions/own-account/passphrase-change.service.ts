import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sealSecrets } from '../../accounts/account-secrets.js';
import { Credential } from '../../accounts/credential.entity.js';
import { endCalendar } from '../../accounts/reached-without-sign-in.js';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { randomKey, wipe } from '../../vault/derive.js';
import { newPassphrase, normalisePassphrase, storedVerifier } from '../../vault/passphrase.js';
import { PassphraseGate } from '../../vault/passphrase-gate.js';
import { ChangeTickets } from '../change-tickets.js';
import { newDeviceCookie } from '../device-cookie.js';
import { Proof } from '../proof.js';
import { SessionStore } from '../session-store.js';
import { OwnProof } from './own-proof.service.js';

const ACTION = 'own-account.change-passphrase';

/** Present passphrase and code -> a new passphrase, shown once -> typed back: only then does it hold, and all other sessions end. */
@Injectable()
export class PassphraseChange {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly gate: PassphraseGate,
    private readonly proof: Proof,
    private readonly own: OwnProof,
    private readonly store: SessionStore,
    private readonly tickets: ChangeTickets,
  ) {}

  waiting = (session: string) => this.tickets.has(session, 'passphrase');

  /** @returns the new passphrase, to be shown once. @throws Invalid, 429 after repeated failures */
  begin(actor: Actor, session: string, passphrase: string, totp: string): Promise<string> {
    return this.own.prove(actor, ACTION, { passphrase, totp }, ({ seed }) => {
      const fresh = newPassphrase();
      this.tickets.keep(session, actor, 'passphrase', { passphrase: Buffer.from(fresh), seed });
      return fresh;
    });
  }

  /** @returns the device cookie of this browser: all earlier ones are void. @throws Conflict when there is no new passphrase; Invalid */
  async complete(actor: Actor, session: string, typedBack: string): Promise<string> {
    const change = this.tickets.find(session, actor, 'passphrase');
    if (!change)
      throw new Conflict(
        'The new passphrase was forgotten, as it is after a quarter of an hour. The old one still holds: begin again.',
        'no-new-passphrase',
      );
    const fresh = change.passphrase.toString();
    if (normalisePassphrase(typedBack) !== fresh)
      throw new Invalid([
        {
          field: 'passphrase',
          message: 'This is not the new passphrase. Compare it with your paper, word by word.',
        },
      ]);
    const salt = randomBytes(16);
    const { verifier, kek } = await this.proof.stretch(fresh, salt);
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
        await endCalendar(this.db, actor.organisationId, actor.accountId);
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
}
