import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Conflict, Invalid } from '../common/web/refusals.js';
import { newKeyPair } from '../vault/box.js';
import { checkWords } from '../vault/check-words.js';
import { randomKey, sameBytes, wipe } from '../vault/derive.js';
import { newPassphrase, normalisePassphrase, storedVerifier } from '../vault/passphrase.js';
import { PassphraseGate } from '../vault/passphrase-gate.js';
import { subjectDigest } from '../vault/pin.js';
import { acceptStep, newTotpSeed } from '../vault/second-factor.js';
import { sealSecrets } from './account-secrets.js';
import { Account } from './account.entity.js';
import { Credential } from './credential.entity.js';
import { codeHash } from './one-time-code.js';

/** The one-time code is wrong, used, or has ended. If somebody else used it: raise the alarm. */
export class CodeRefused extends Conflict {
  constructor() {
    super(
      'This one-time code does not open this account. Check both once more: it may be mistyped, and it ends after 72 hours. If it was used and not by you, raise the alarm: somebody else has it. Call your administrator now.',
      'code-refused',
    );
  }
}
export class TypedBackWrong extends Invalid {}

const PASSPHRASE = {
  field: 'passphrase',
  message: 'This is not the passphrase above. Compare your paper word by word, then type it from the paper.',
};
const CODE = {
  field: 'totp',
  message:
    'This is not the code of now. Check the key in your code app and the clock of the phone, then type the next.',
};

/** What a newcomer is given, once. */
export interface Welcome {
  passphrase: string;
  totpSeed: Buffer;
}

/** The first sign-in: one-time code -> passphrase shown once, typed back -> second factor -> key pair -> check words. */
@Injectable()
export class FirstSignIn {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly gate: PassphraseGate,
  ) {}

  /** @throws CodeRefused */
  async begin(handle: string, code: string): Promise<Welcome> {
    await this.db.actingBeforeSignIn(handle, () => this.invited(handle, code));
    return { passphrase: newPassphrase(), totpSeed: newTotpSeed() };
  }

  /**
   * @returns the account with its secret key, for its first session, the key of its device cookies, and its six check words, to be told to a coordinator by voice.
   * @throws CodeRefused, TypedBackWrong
   */
  async complete(handle: string, code: string, welcome: Welcome, typedBack: { passphrase: string; totp: string }) {
    const totpLast = acceptStep(welcome.totpSeed, typedBack.totp, this.clock.now(), null);
    const same = normalisePassphrase(typedBack.passphrase) === welcome.passphrase;
    if (!same || !totpLast) throw new TypedBackWrong([...(same ? [] : [PASSPHRASE]), ...(totpLast ? [] : [CODE])]);
    const salt = randomBytes(16);
    const { verifier, kek } = await this.gate.stretch(welcome.passphrase, salt);
    const deviceKey = randomKey();

    return this.db.actingBeforeSignIn(handle, async () => {
      const account = await this.invited(handle, code);
      const pair = newKeyPair();
      await this.db.of(Credential).update(account.id, {
        salt,
        ...this.gate.cost,
        verifierHash: storedVerifier(verifier),
        ...sealSecrets(kek, account, pair.secretKey, welcome.totpSeed),
        totpLast,
        codeHash: null,
        codeUntil: null,
        deviceKey,
      });
      const purpose = account.role === 'lawyer' ? ('lawyer' as const) : ('member' as const);
      const subject = {
        purpose,
        subjectId: account.id,
        organisationId: account.organisationId,
        publicKey: pair.publicKey,
      };
      await this.db.query(
        `insert into public_keys (subject_id, purpose, organisation_id, public_key) values ($1, $2, $3, $4)`,
        [account.id, purpose, account.organisationId, pair.publicKey],
      );
      await this.db.of(Account).update(account.id, { state: 'active' });
      this.audit.record(
        { action: 'account.begun', object: account.id },
        { ...asActor(account), secretKey: pair.secretKey },
      );
      wipe(verifier, kek);
      return { account, secretKey: pair.secretKey, deviceKey, checkWords: checkWords(subjectDigest(subject)) };
    });
  }

  private async invited(handle: string, code: string): Promise<Account> {
    const account = await this.db.of(Account).findOneBy({ handle });
    if (!account || account.state !== 'invited') throw new CodeRefused();
    await this.db.become(account.id, account.organisationId);
    const credential = await this.db.of(Credential).findOneBy({ accountId: account.id });
    const { codeHash: kept, codeUntil } = credential ?? {};
    if (!kept || !codeUntil || codeUntil <= this.clock.now() || !sameBytes(kept, codeHash(code)))
      throw new CodeRefused();
    return account;
  }
}

const asActor = ({ id, organisationId, role, handle, sessionsFrom }: Account) => ({
  accountId: id,
  organisationId,
  role,
  handle,
  sessionNumber: sessionsFrom,
  opened: new Set<string>(),
});
