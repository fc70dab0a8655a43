import { Injectable } from '@nestjs/common';
import { argonParameters } from '../accounts/account-secrets.js';
import { Account } from '../accounts/account.entity.js';
import { Credential } from '../accounts/credential.entity.js';
import { Audit } from '../audit/audit.service.js';
import type { Actor } from '../common/access/actor.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { wipe } from '../vault/derive.js';
import { knownDevice } from './device-cookie.js';
import { notMatched, Proof, Replayed, type Stretched, tooManyAttempts } from './proof.js';
import { type Attempt, Waits } from './waits.js';

export interface Found {
  account: Account;
  credential: Credential;
}
/** What somebody who is not signed in has typed, and what their browser carries; a program carries nothing. */
export interface Typed {
  handle: string;
  passphrase: string;
  deviceCookie?: string;
}

/** Handles that do not exist take the same path, with the same work. */
const NO_SALT = Buffer.alloc(16);
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * The only code that runs before there is an actor: a handle, a passphrase, and something more. Whatever is wrong, it answers
 * alike, after the same waits, so that nobody learns which part it was or whether the account exists.
 */
@Injectable()
export class Entrance {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly proof: Proof,
    private readonly waits: Waits,
  ) {}

  /**
   * @param open what the typed opens of an account that exists; undefined: it does not. The stretched passphrase is wiped afterwards
   * @param enter with what was opened
   * @throws UnauthorizedException, which tells nothing; 429 after repeated failures; 503 when too many are signing in.
   */
  async pass<Opened, Result>(
    { handle, passphrase, deviceCookie }: Typed,
    open: (found: Found, stretched: Stretched) => Opened | undefined,
    enter: (found: Found, opened: Opened) => Promise<Result> | Result,
  ): Promise<Result> {
    // For a stranger who would be turned away the database does nothing. Whether a cookie is right only the account tells.
    let attempt = deviceCookie ? undefined : this.admit(handle);
    try {
      const found = await this.lookUp(handle, deviceCookie);
      const device = knownDevice(deviceCookie, handle, found?.credential.deviceKey);
      const own = device ? this.waits.admitDevice(device) : undefined;
      attempt = own ?? attempt ?? this.admit(handle);
      if (!own && !this.waits.remember(handle, this.failuresToday(found?.credential))) throw tooManyAttempts();
      const known = own ? 'known' : 'unknown';
      const stretched = await this.stretch(passphrase, found?.credential, known);
      try {
        const opened = found && open(found, stretched);
        if (!opened) return await this.refuse(handle, attempt, known, found?.account);
        const result = await enter(found, opened);
        attempt.succeeded();
        return result;
      } catch (error) {
        if (error instanceof Replayed) throw notMatched();
        throw error;
      } finally {
        wipe(stretched.verifier, stretched.kek);
      }
    } finally {
      attempt?.dropped();
    }
  }

  private admit(handle: string): Attempt {
    const attempt = this.waits.admit(handle);
    if (!attempt) throw tooManyAttempts();
    return attempt;
  }

  /** No transaction is open while the passphrase is stretched. */
  private stretch = (passphrase: string, credential: Credential | undefined, device: 'known' | 'unknown') =>
    this.proof.stretch(passphrase, credential?.salt ?? NO_SALT, credential && argonParameters(credential), device);

  private async lookUp(handle: string, deviceCookie: string | undefined): Promise<Found | undefined> {
    const leave = deviceCookie ? undefined : this.proof.arrive();
    try {
      return await this.db.actingBeforeSignIn(handle, () => this.find(handle));
    } finally {
      leave?.();
    }
  }

  private async find(handle: string): Promise<Found | undefined> {
    const found = await this.db.of(Account).findOneBy({ handle });
    const account = found?.state === 'active' ? found : undefined;
    await this.db.become(account?.id ?? NOBODY, account?.organisationId ?? NOBODY);
    const credential = await this.db.of(Credential).findOneBy({ accountId: account?.id ?? NOBODY });
    return account && credential ? { account, credential } : undefined;
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

/** Whose act it is, for the audit trail. */
export const actorOf = (
  { id, organisationId, role, handle, sessionsFrom }: Account,
  secretKey: Buffer<ArrayBufferLike>,
): Actor => ({
  accountId: id,
  organisationId,
  role,
  handle,
  sessionNumber: sessionsFrom,
  secretKey,
  opened: new Set<string>(),
});
