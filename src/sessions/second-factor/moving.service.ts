import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import { wipe } from '../../vault/derive.js';
import { ChangeTickets } from '../change-tickets.js';
import { newDeviceCookie } from '../device-cookie.js';
import { OwnProof } from '../own-account/own-proof.service.js';
import { SessionStore } from '../session-store.js';
import { forgotten, type NewCodeApp, SecondFactors } from './second-factors.service.js';

const ACTION = 'own-account.move-second-factor';

/** A new phone while the old one is at hand: passphrase and old code -> new key, shown once -> new code. */
@Injectable()
export class MovingCodeApp {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly own: OwnProof,
    private readonly store: SessionStore,
    private readonly tickets: ChangeTickets,
    private readonly secondFactors: SecondFactors,
  ) {}

  waiting = (session: string) => this.tickets.has(session, 'second-factor');

  /** @throws Invalid, 429 after repeated failures */
  begin(actor: Actor, session: string, typed: { passphrase: string; totp: string }): Promise<NewCodeApp> {
    const { accountId: id, organisationId, handle } = actor;
    return this.own.prove(actor, ACTION, typed, ({ kek, verifierHash }) => {
      const { seed, seedSealed, shown } = this.secondFactors.fresh({ id, organisationId, handle }, kek);
      this.tickets.keep(session, actor, 'second-factor', { seed, seedSealed, verifierHash });
      wipe(seed);
      return shown;
    });
  }

  /** @returns the device cookie of this browser: all earlier ones are void. @throws Conflict, Invalid */
  async complete(actor: Actor, session: string, totp: string): Promise<string> {
    const change = this.tickets.find(session, actor, 'second-factor');
    if (!change) throw forgotten();
    const mark = this.secondFactors.accept(change.seed, totp);
    const { deviceKey, sessionsFrom } = await this.db.actingFor(actor, ACTION, async () => {
      const replaced = await this.secondFactors.replace(actor.accountId, mark, change);
      this.audit.record({ action: ACTION, object: actor.accountId });
      return replaced;
    });
    wipe(change.seed);
    this.store.goOnAs(session, sessionsFrom);
    this.store.endOthers(actor.accountId, session);
    this.tickets.forget(session);
    return newDeviceCookie(deviceKey, actor.handle);
  }
}
