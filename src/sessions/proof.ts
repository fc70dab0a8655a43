import { HttpException, Injectable } from '@nestjs/common';
import { openSecrets } from '../accounts/account-secrets.js';
import type { Account } from '../accounts/account.entity.js';
import type { Credential } from '../accounts/credential.entity.js';
import { Clock } from '../common/clock.js';
import { sameBytes, wipe } from '../vault/derive.js';
import { type ArgonParameters, normalisePassphrase, storedVerifier } from '../vault/passphrase.js';
import { PassphraseGate, TooBusy } from '../vault/passphrase-gate.js';
import { acceptStep } from '../vault/second-factor.js';

const PEOPLE = { cause: 'for people' };
export const notMatched = () =>
  new HttpException(
    'That did not match. Check the handle, the passphrase and the code; each code works once.',
    401,
    PEOPLE,
  );
export const tooManyAttempts = () =>
  new HttpException('Too many attempts for this account. Wait some minutes, then try once more.', 429, PEOPLE);

/** A code works once. Sent again within its 30 seconds it is refused, and that is no failure: somebody is only quick. */
export class Replayed extends Error {}

/** What a passphrase and a code have opened. The caller wipes what it does not keep. */
export interface Proved {
  secretKey: Buffer;
  seed: Buffer;
  /** Of the code's step: stored in the same transaction as what it allowed, so that the code works once. */
  mark: Buffer;
}
export type Stretched = Awaited<ReturnType<PassphraseGate['stretch']>>;

const asBusy = (error: unknown) => (error instanceof TooBusy ? new HttpException(error.message, 503, PEOPLE) : error);

/** Whoever is asked for passphrase and code: at sign-in, and before what only the owner of an account may do. */
@Injectable()
export class Proof {
  constructor(
    private readonly clock: Clock,
    private readonly gate: PassphraseGate,
  ) {}

  /** Before a stranger's account is looked up. @returns what ends the looking up. @throws 503 when too many are signing in */
  arrive(): () => void {
    try {
      return this.gate.arrive();
    } catch (error) {
      throw asBusy(error);
    }
  }

  /** @throws 503 when too many are signing in */
  async stretch(passphrase: string, salt: Buffer, parameters?: ArgonParameters, device?: 'known' | 'unknown') {
    try {
      return await this.gate.stretch(normalisePassphrase(passphrase), salt, parameters, device);
    } catch (error) {
      throw asBusy(error);
    }
  }

  /** @returns undefined when passphrase or code is wrong. @throws Replayed */
  open(account: Account, credential: Credential, { verifier, kek }: Stretched, totp: string): Proved | undefined {
    if (!sameBytes(storedVerifier(verifier), credential.verifierHash!)) return undefined;
    const { secretKey, seed } = openSecrets(kek, account, credential);
    const mark = acceptStep(seed, totp, this.clock.now(), credential.totpLast);
    if (mark) return { secretKey, seed, mark };
    const replayed = acceptStep(seed, totp, this.clock.now(), null) !== null;
    wipe(secretKey, seed);
    if (replayed) throw new Replayed();
    return undefined;
  }
}
