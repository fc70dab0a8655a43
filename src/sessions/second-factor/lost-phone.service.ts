import { Injectable } from '@nestjs/common';
import { openSecrets } from '../../accounts/account-secrets.js';
import { Account } from '../../accounts/account.entity.js';
import { codeHash } from '../../accounts/one-time-code.js';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { sameBytes, wipe } from '../../vault/derive.js';
import { storedVerifier } from '../../vault/passphrase.js';
import { ChangeTickets } from '../change-tickets.js';
import { newDeviceCookie } from '../device-cookie.js';
import { actorOf, Entrance, type Found, type Typed } from '../entrance.service.js';
import { notMatched, type Stretched } from '../proof.js';
import type { SignedIn } from '../sign-in.service.js';
import { forgotten, type NewCodeApp, SecondFactors } from './second-factors.service.js';

/** Whose it is stands inside the ticket: before sign-in a browser is nobody yet. */
const BROWSER = {
  accountId: '00000000-0000-0000-0000-000000000000',
  organisationId: '00000000-0000-0000-0000-000000000000',
};

/**
 * A phone is gone: the passphrase, which only its owner has, and a one-time code, which only an administrator makes, together
 * replace the second factor. Keys and desks stay as they are. Neither of the two alone is worth anything.
 */
@Injectable()
export class LostPhone {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly entrance: Entrance,
    private readonly tickets: ChangeTickets,
    private readonly secondFactors: SecondFactors,
  ) {}

  waiting = (formKey: Uint8Array | undefined) =>
    formKey !== undefined && this.tickets.has(nameOf(formKey), 'lost-phone');

  /** Refuses as sign-in does: alike whatever is wrong, after the same waits. @throws 401, 429, 503 */
  begin(formKey: Uint8Array, { code, ...typed }: Typed & { code: string }): Promise<NewCodeApp> {
    return this.entrance.pass(
      typed,
      (found, stretched) => this.open(found, stretched, code),
      ({ account, credential }, { secretKey, seed, seedSealed, shown }) => {
        this.tickets.keep(nameOf(formKey), BROWSER, 'lost-phone', {
          handle: Buffer.from(account.handle),
          seed,
          seedSealed,
          verifierHash: credential.verifierHash!,
          codeHash: credential.phoneCodeHash!,
          secretKey,
        });
        wipe(secretKey, seed);
        return shown;
      },
    );
  }

  /** The new phone shows a code: from now on it is the second factor, and the browser is signed in. @throws Conflict, Invalid, 401 */
  async complete(formKey: Uint8Array, totp: string): Promise<Omit<SignedIn, 'secondFactorNews'>> {
    const change = this.tickets.find(nameOf(formKey), BROWSER, 'lost-phone');
    if (!change) throw forgotten();
    const mark = this.secondFactors.accept(change.seed, totp);
    const handle = change.handle.toString();
    const { secretKey } = change;
    const entered = await this.db.actingBeforeSignIn(handle, async () => {
      const account = await this.db.of(Account).findOneBy({ handle });
      if (account?.state !== 'active') throw notMatched();
      await this.db.become(account.id, account.organisationId);
      const { deviceKey, sessionsFrom } = await this.secondFactors.replace(account.id, mark, change);
      this.audit.record({ action: 'second-factor.replaced', object: account.id }, actorOf(account, secretKey));
      return { account: Object.assign(account, { sessionsFrom }), deviceCookie: newDeviceCookie(deviceKey, handle) };
    });
    wipe(change.seed);
    this.tickets.forget(nameOf(formKey));
    return { ...entered, secretKey };
  }

  private open({ account, credential }: Found, { verifier, kek }: Stretched, code: string) {
    const { verifierHash, phoneCodeHash, phoneCodeUntil } = credential;
    // Both are looked at, whichever is wrong.
    const [passphraseFits, codeFits] = [
      sameBytes(storedVerifier(verifier), verifierHash!),
      sameBytes(codeHash(code), phoneCodeHash ?? NO_CODE),
    ];
    if (!passphraseFits || !codeFits || !phoneCodeUntil || phoneCodeUntil <= this.clock.now()) return undefined;
    const { secretKey, seed: old } = openSecrets(kek, account, credential);
    wipe(old);
    return { secretKey, ...this.secondFactors.fresh(account, kek) };
  }
}

/** No SHA-256 that anybody knows a text of. */
const NO_CODE = Buffer.alloc(32);
const nameOf = (formKey: Uint8Array) => Buffer.from(formKey).toString('base64');
