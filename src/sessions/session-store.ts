import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/access/actor.js';
import type { Role } from '../common/access/rules.js';
import { Clock } from '../common/clock.js';
import { openBlob, type Place, sealBlob } from '../vault/blob.js';
import { hkdf, plainSha256, randomToken, wipe } from '../vault/derive.js';

const MINUTE = 60_000;
const IDLE = 15 * MINUTE;
const ABSOLUTE = 8 * 60 * MINUTE;

/** A cookie and a bearer token are of the same kind and never interchangeable: the label is in the key. */
export type Carrier = 'cookie' | 'bearer';

interface Session {
  /** For its owner's list; it opens nothing. */
  id: string;
  accountId: string;
  organisationId: string;
  role: Role;
  handle: string;
  number: number;
  carrier: Carrier;
  /** The account's secret key, under HKDF(cookie): memory alone opens nothing. */
  secretKeySealed: Buffer;
  begun: number;
  seen: number;
  opened: Set<string>;
}

export interface Listed {
  id: string;
  begun: Date;
  /** To the minute. */
  seen: Date;
  carrier: Carrier;
  here: boolean;
}

export interface Begun {
  token: string;
  endsAt: Date;
}

/** Sessions live in this process's memory alone: power-off locks everything, a restart signs everyone out. */
@Injectable()
export class SessionStore {
  private readonly sessions = new Map<string, Session>();

  constructor(private readonly clock: Clock) {}

  begin(
    account: { id: string; organisationId: string; role: Role; handle: string; sessionsFrom: number },
    secretKey: Uint8Array,
    carrier: Carrier,
  ): Begun {
    this.sweep();
    const token = randomToken();
    const now = this.clock.now().getTime();
    const { id: accountId, organisationId, role, handle, sessionsFrom: number } = account;
    const sealed = sealBlob(
      keyOf(token, carrier),
      placeOf(accountId, organisationId),
      { keyNumber: 1, counter: 1 },
      secretKey,
      64,
    );
    this.sessions.set(nameOf(token), {
      id: randomUUID(),
      accountId,
      organisationId,
      role,
      handle,
      number,
      carrier,
      secretKeySealed: sealed,
      begun: now,
      seen: now,
      opened: new Set(),
    });
    return { token, endsAt: new Date(now + ABSOLUTE) };
  }

  /** The actor of a live session, with the secret key opened for this request, and the instant the session would end by itself. */
  actor(token: string, carrier: Carrier): { actor: Actor; ends: Date } | undefined {
    const session = this.sessions.get(nameOf(token));
    if (!session || session.carrier !== carrier) return undefined;
    const now = this.clock.now().getTime();
    if (this.over(session, now)) {
      this.sessions.delete(nameOf(token));
      return undefined;
    }
    session.seen = now;
    const { accountId, organisationId, role, handle, number: sessionNumber, opened } = session;
    const secretKey = openBlob(keyOf(token, carrier), placeOf(accountId, organisationId), session.secretKeySealed);
    const ends = new Date(Math.min(now + IDLE, session.begun + ABSOLUTE));
    const signedIn = () => {
      const still = this.sessions.get(nameOf(token));
      return still !== undefined && !this.over(still, this.clock.now().getTime());
    };
    return { actor: { accountId, organisationId, role, handle, sessionNumber, opened, secretKey, signedIn }, ends };
  }

  /** The live sessions of an account, the newest first. `token`: the one that asks. */
  of(accountId: string, token: string): Listed[] {
    this.sweep();
    const here = this.sessions.get(nameOf(token));
    return [...this.sessions.values()]
      .filter((session) => session.accountId === accountId)
      .sort((a, b) => b.begun - a.begun)
      .map((session) => ({
        id: session.id,
        begun: new Date(session.begun),
        seen: new Date(Math.floor(session.seen / MINUTE) * MINUTE),
        carrier: session.carrier,
        here: session === here,
      }));
  }

  /** Ends one other session of this account, by its id, or all of them but the one of `token`. */
  endOthers(accountId: string, token: string, id?: string) {
    const here = nameOf(token);
    for (const [name, session] of this.sessions)
      if (session.accountId === accountId && name !== here && (id === undefined || session.id === id))
        this.sessions.delete(name);
  }

  /** All sessions of an account were ended by a new number; this one goes on under it. */
  goOnAs(token: string, number: number) {
    const session = this.sessions.get(nameOf(token));
    if (session) session.number = number;
  }

  end(token: string) {
    this.sessions.delete(nameOf(token));
  }

  private over = (session: Session, now: number) => now - session.seen >= IDLE || now - session.begun >= ABSOLUTE;

  private sweep() {
    const now = this.clock.now().getTime();
    for (const [name, session] of this.sessions) if (this.over(session, now)) this.sessions.delete(name);
  }
}

/** The key of this browser's form tokens. */
export const formKeyOf = (cookie: string) => hkdf(Buffer.from(cookie), 'form');
/** The request is over: its copy of the secret key goes. */
export const forget = (actor: Actor) => wipe(actor.secretKey);

const nameOf = (token: string) => plainSha256(Buffer.from(token)).toString('base64');
const keyOf = (token: string, carrier: Carrier) => hkdf(Buffer.from(token), `session ${carrier}`);
const placeOf = (id: string, organisationId: string): Place => ({
  table: 'session',
  column: 'secret_key',
  id,
  organisationId,
});
