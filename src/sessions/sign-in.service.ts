import { HttpException, Injectable } from '@nestjs/common';
import { argonParameters, openSecrets } from '../accounts/account-secrets.js';
import { Account } from '../accounts/account.entity.js';
import { Credential } from '../accounts/credential.entity.js';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { sameBytes, wipe } from '../vault/derive.js';
import { normalisePassphrase, storedVerifier } from '../vault/passphrase.js';
import { PassphraseGate, TooBusy } from '../vault/passphrase-gate.js';
import { acceptStep } from '../vault/second-factor.js';
import { Waits } from './waits.js';

export interface SignedIn {
  account: Account;
  secretKey: Buffer;
}

/** Handles that do not exist take the same path, with the same work. */
const NO_SALT = Buffer.alloc(16);
const PEOPLE = { cause: 'for people' };
const notMatched = () =>
  new HttpException(
    'That did not match. Check the handle, the passphrase and the code; each code works once.',
    401,
    PEOPLE,
  );

/** The only code that runs before there is an actor. It answers a wrong handle, passphrase and code alike. */
@Injectable()
export class SignIn {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly gate: PassphraseGate,
    private readonly waits: Waits,
  ) {}

  /** @throws UnauthorizedException, which tells nothing; 429 after repeated failures; TooBusy when too many are signing in. */
  async authenticate(handle: string, passphrase: string, totp: string): Promise<SignedIn> {
    if (this.waits.mustWait(handle))
      throw new HttpException(
        'Too many attempts for this account. Wait some minutes, then try once more.',
        429,
        PEOPLE,
      );
    const found = await this.db.actingBeforeSignIn(handle, () => this.find(handle));
    // No transaction is open while the passphrase is stretched.
    const { verifier, kek } = await this.stretch(passphrase, found?.credential);
    try {
      const right = found && sameBytes(storedVerifier(verifier), found.credential.verifierHash!);
      if (!right) return await this.refuse(handle, found?.account);
      return await this.secondFactor(found, kek, totp);
    } finally {
      wipe(verifier, kek);
    }
  }

  private async stretch(passphrase: string, credential?: Credential) {
    try {
      const salt = credential?.salt ?? NO_SALT;
      return await this.gate.stretch(normalisePassphrase(passphrase), salt, credential && argonParameters(credential));
    } catch (error) {
      if (error instanceof TooBusy) throw new HttpException(error.message, 503, PEOPLE);
      throw error;
    }
  }

  private async find(handle: string) {
    const account = await this.db.of(Account).findOneBy({ handle });
    if (!account || account.state !== 'active') return undefined;
    await this.db.become(account.id, account.organisationId);
    const credential = await this.db.of(Credential).findOneByOrFail({ accountId: account.id });
    return { account, credential };
  }

  private async secondFactor(
    { account, credential }: { account: Account; credential: Credential },
    kek: Buffer,
    totp: string,
  ): Promise<SignedIn> {
    const { secretKey, seed } = openSecrets(kek, account, credential);
    const used = acceptStep(seed, totp, this.clock.now(), credential.totpLast);
    // A code works once. Sent again within its 30 seconds it is refused, and that is no failure: somebody is only quick.
    const replayed = !used && acceptStep(seed, totp, this.clock.now(), null) !== null;
    wipe(seed);
    if (!used) {
      wipe(secretKey);
      if (replayed) throw notMatched();
      return this.refuse(account.handle, account);
    }
    await this.db.actingBeforeSignIn(account.handle, async () => {
      await this.db.become(account.id, account.organisationId);
      const marked = await this.db.change(
        `update credentials set totp_last = $2, failures = 0 where account_id = $1 and totp_last is not distinct from $3`,
        [account.id, used, credential.totpLast],
      );
      if (marked !== 1) throw notMatched();
      this.audit.record({ action: 'session.begun' }, actorOf(account, secretKey));
    });
    this.waits.succeeded(account.handle);
    return { account, secretKey };
  }

  private async refuse(handle: string, account?: Account): Promise<never> {
    this.waits.failed(handle);
    if (account) {
      await this.db.actingBeforeSignIn(handle, async () => {
        await this.db.become(account.id, account.organisationId);
        await this.db.change(
          `update credentials set failures = case when failures_on = $2::date then failures + 1 else 1 end, failures_on = $2::date where account_id = $1`,
          [account.id, this.clock.now().toISOString().slice(0, 10)],
        );
        this.audit.record({ action: 'session.refused' }, actorOf(account, Buffer.alloc(0)));
      });
    }
    throw notMatched();
  }
}

const actorOf = ({ id, organisationId, role, handle, sessionsFrom }: Account, secretKey: Buffer) => ({
  accountId: id,
  organisationId,
  role,
  handle,
  sessionNumber: sessionsFrom,
  secretKey,
  opened: new Set<string>(),
});
