import type { INestApplicationContext } from '@nestjs/common';
import { type Invitation } from '../../accounts/accounts.service.js';
import { FirstSignIn } from '../../accounts/first-sign-in.js';
import type { Account } from '../../accounts/account.entity.js';
import type { Actor } from '../../common/access/actor.js';
import type { Role } from '../../common/access/rules.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { codeAt, stepOf, totpSecret } from '../../vault/second-factor.js';

/** Somebody who has signed in for the first time, as the demonstration and the tests act them. */
export interface Person {
  accountId: string;
  organisationId: string;
  role: Role;
  handle: string;
  passphrase: string;
  totpSeed: Buffer;
  totpSecret: string;
  /** What they tell a coordinator by voice. */
  checkWords: string;
  actor: Actor;
}

/** A first sign-in as people do it: code, passphrase typed back, second factor. */
export async function firstSignIn(
  app: INestApplicationContext,
  { handle, code }: Pick<Invitation, 'handle' | 'code'>,
): Promise<Person> {
  const signIn = app.get(FirstSignIn, { strict: false });
  const welcome = await signIn.begin(handle, code);
  // The code of the step before: then the present one is still unused for the first ordinary sign-in.
  const totp = codeAt(welcome.totpSeed, stepOf(app.get(Clock).now()) - 1);
  const { account, secretKey, checkWords } = await signIn.complete(handle, code, welcome, {
    passphrase: welcome.passphrase,
    totp,
  });
  return {
    accountId: account.id,
    organisationId: account.organisationId,
    role: account.role,
    handle,
    passphrase: welcome.passphrase,
    totpSeed: welcome.totpSeed,
    totpSecret: totpSecret(welcome.totpSeed),
    checkWords,
    actor: actorOf(account, secretKey),
  };
}

/** An act of this person, in a transaction of their own. */
export const acting = <T>(app: INestApplicationContext, { actor }: Person, work: () => Promise<T>): Promise<T> =>
  app.get(Db).actingAs(actor, 'own', work);

const actorOf = ({ id, organisationId, role, handle, sessionsFrom }: Account, secretKey: Buffer): Actor => ({
  accountId: id,
  organisationId,
  role,
  handle,
  sessionNumber: sessionsFrom,
  secretKey,
  opened: new Set(),
});
