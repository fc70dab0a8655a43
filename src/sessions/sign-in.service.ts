import { Injectable } from '@nestjs/common';
import { argonParameters } from '../accounts/account-secrets.js';
import { Account } from '../accounts/account.entity.js';
import { Credential } from '../accounts/credential.entity.js';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { randomKey, wipe } from '../vault/derive.js';
import { knownDevice, newDeviceCookie } from './device-cookie.js';
import { notMatched, Proof, Replayed, type Proved, tooManyAttempts } from './proof.js';
import { type Attempt, Waits } from './waits.js';

export interface SignedIn {
  account: Account;
  secretKey: Buffer;
  /** For the browser that signed in: the next time it is known. */
  deviceCookie: string;
}

interface Found {
  account: Account;
  credential: Credential;
}

/** Handles that do not exist take the same path, with the same work. */
const NO_SALT = Buffer.alloc(16);
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The only code that runs before there is an actor. It answers a wrong handle, passphrase and code alike. */
@Injectable()
export class SignIn {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly proof: Proof,
    private readonly waits: Waits,
  ) {}

  /**
   * @param deviceCookie the one the browser carries; a program has none.
   * @throws UnauthorizedException, which tells nothing; 429 after repeated failures; 503 when too many are signing in.
   */
  async authenticate(handle: string, passphrase: string, totp: string, deviceCookie?: string): Promise<SignedIn> {
    if (!deviceCookie && this.waits.mustWait(handle)) throw tooManyAttempts();
    const found = await this.db.actingBeforeSignIn(handle, () => this.find(handle));
    const device = knownDevice(deviceCookie, handle, found?.credential.deviceKey);
    const own = device ? this.waits.admitDevice(device) : undefined;
    const attempt = own ?? this.waits.admit(handle, this.failuresToday(found?.credential));
    if (!attempt) throw tooManyAttempts();
    try {
      return await this.attempt(handle, found, { passphrase, totp }, attempt, own ? 'known' : 'unknown');
    } finally {
      attempt.dropped();
    }
  }

  private async attempt(
    handle: string,
    found: Found | undefined,
    { passphrase, totp }: { passphrase: string; totp: string },
    attempt: Attempt,
    device: 'known' | 'unknown',
  ): Promise<SignedIn> {
    const { credential, account } = found ?? {};
    // No transaction is open while the passphrase is stretched.
    const stretched = await this.proof.stretch(
      passphrase,
      credential?.salt ?? NO_SALT,
      credential && argonParameters(credential),
      device,
    );
    try {
      const proved = found && this.proof.open(found.account, found.credential, stretched, totp);
      if (!proved) return await this.refuse(handle, attempt, device, account);
      return await this.begin(found, proved, attempt);
    } catch (error) {
      if (error instanceof Replayed) throw notMatched();
      throw error;
    } finally {
      wipe(stretched.verifier, stretched.kek);
    }
  }

  private async find(handle: string): Promise<Found | undefined> {
    const found = await this.db.of(Account).findOneBy({ handle });
    const account = found?.state === 'active' ? found : undefined;
    await this.db.become(account?.id ?? NOBODY, account?.organisationId ?? NOBODY);
    const credential = await this.db.of(Credential).findOneBy({ accountId: account?.id ?? NOBODY });
    return account && credential ? { account, credential } : undefined;
  }

  private async begin(
    { account, credential }: Found,
    { secretKey, seed, mark }: Proved,
    attempt: Attempt,
  ): Promise<SignedIn> {
    wipe(seed);
    const deviceKey = await this.db.actingBeforeSignIn(account.handle, async () => {
      await this.db.become(account.id, account.organisationId);
      const [marked] = await this.db.query<{ device_key: Buffer }>(
        `update credentials set totp_last = $2, failures = 0, device_key = coalesce(device_key, $4)
         where account_id = $1 and totp_last is not distinct from $3 returning device_key`,
        [account.id, mark, credential.totpLast, randomKey()],
      );
      if (!marked) throw notMatched();
      this.audit.record({ action: 'session.begun' }, actorOf(account, secretKey));
      return marked.device_key;
    });
    attempt.succeeded();
    return { account, secretKey, deviceCookie: newDeviceCookie(deviceKey, account.handle) };
  }

  /** On disk are kept the failures of strangers only: what a device of one's own mistypes makes nobody wait. */
  private async refuse(
    handle: string,
    attempt: Attempt,
    device: 'known' | 'unknown',
    account?: Account,
  ): Promise<never> {
    attempt.failed();
    await this.db.actingBeforeSignIn(handle, async () => {
      await this.db.become(account?.id ?? NOBODY, account?.organisationId ?? NOBODY);
      if (device === 'unknown')
        await this.db.change(
          `update credentials set failures = case when failures_on = $2::date then failures + 1 else 1 end, failures_on = $2::date where account_id = $1`,
          [account?.id ?? NOBODY, this.day()],
        );
      if (account) this.audit.record({ action: 'session.refused' }, actorOf(account, Buffer.alloc(0)));
    });
    throw notMatched();
  }

  private failuresToday = (credential?: Credential) =>
    credential?.failuresOn === this.day() ? credential.failures : 0;
  private day = () => this.clock.now().toISOString().slice(0, 10);
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
