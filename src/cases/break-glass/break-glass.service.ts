import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { daysLater } from '../../common/web/dates.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { PublicKeys } from '../../organisations/public-keys.service.js';
import { sealTo } from '../../vault/box.js';
import { randomKey } from '../../vault/derive.js';
import { Keyring } from '../../vault/keyring.js';
import { Pins } from '../../vault/pins.js';
import { Recipient } from '../../vault/recipient.js';
import { Case } from '../case.entity.js';
import { Transfers } from '../transfer/transfers.service.js';
import { type AskRow, Asks } from './asks.service.js';
import type { AskToSee } from './break-glass.input.js';
import type { AskDetail, AskForm } from './break-glass.view.js';
import { type Ask, sealAnswer } from './sealed-view.js';

/** Days in which it may be answered. */
const ANSWERED_WITHIN = 3;

/** A coordinator asks another desk of the organisation to be shown one case. Either desk sees it, and either ends it. */
@Injectable()
export class BreakGlass {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly pins: Pins,
    private readonly publicKeys: PublicKeys,
    private readonly transfers: Transfers,
    private readonly asks: Asks,
  ) {}

  /** What the form offers: the own desks, and the others with whether an own desk has pinned the key they have today. */
  async form(): Promise<AskForm> {
    const own = this.keyring.desks().map(({ deskId: id, deskName: name }) => ({ id, name }));
    const desks = new Map<string, AskForm['desks'][number]>();
    for (const { id } of own)
      for (const one of await this.transfers.destinations(id))
        desks.set(one.id, { ...one, pinned: one.pinned || (desks.get(one.id)?.pinned ?? false) });
    return { own, desks: [...desks.values()].filter(({ id }) => !own.some((desk) => desk.id === id)) };
  }

  /** Reference and reason go to the asked desk's box, and to the own one: no row tells them. @throws NotPinned, Invalid */
  async ask({ from_desk_id, desk_id, reference, reason }: AskToSee): Promise<string> {
    const { organisationId, accountId } = this.db.actor();
    const from = await this.asking(from_desk_id, desk_id);
    const recipient = await this.pins.recipient(
      await this.publicKeys.subject('desk', desk_id, organisationId),
      from.deskId,
    );
    const ask: Ask = { reference, reason, answer_key: randomKey().toString('hex') };
    const bytes = Buffer.from(JSON.stringify(ask));
    const id = randomUUID();
    const today = this.clock.today();
    await this.db.query(
      `insert into break_glass (id, organisation_id, desk_id, asker_desk_id, account_id, state, asked_on, ends_on, ask_sealed, own_ask_sealed)
       values ($1, $2, $3, $4, $5, 'asked', $6, $7, $8, $9)`,
      [
        id,
        organisationId,
        desk_id,
        from.deskId,
        accountId,
        today,
        daysLater(today, ANSWERED_WITHIN),
        sealTo(recipient, bytes, PAD),
        sealTo(Recipient.self(from.box), bytes, PAD),
      ],
    );
    this.audit.record({ action: 'break-glass.ask', object: id, reason });
    return id;
  }

  /** @throws NotFoundException */
  async show(id: string): Promise<AskDetail> {
    const row = await this.asks.row(id);
    const view = await this.asks.view(row);
    const ours = view.side === 'asked-of-us';
    return {
      ...view,
      desk_id: row.deskId,
      case_id: ours ? await this.caseOf(row, view.reference) : null,
      pin_first: ours && view.state === 'asked' ? await this.unpinned(row) : null,
    };
  }

  /** @throws Conflict when it was answered already, or nobody answered in time */
  async refuse(id: string, word: string) {
    const row = await this.asks.row(id);
    this.demandAsked(row);
    const ask = await this.asks.ask(row, true);
    await this.settle(row, `state = 'refused', answer_sealed = $4`, 'asked', [
      sealAnswer(row, ask, { by: this.db.actor().handle, word }),
    ]);
    this.audit.record({ action: 'break-glass.refuse', object: id, reason: word });
  }

  /** Either desk, at any time: an ask is taken back by who asked, what is shown is shown no more. @throws Conflict */
  async end(id: string) {
    const row = await this.asks.row(id);
    const state = this.asks.stateOf(row);
    if (state !== 'asked' && state !== 'granted')
      throw new Conflict('It has ended already. Look at what stands there now.', 'ended');
    if (state === 'asked' && this.ours(row))
      throw new Conflict('You were asked: show the case, or refuse with a word.', 'answer');
    await this.close(row);
    this.audit.record({ action: 'break-glass.end', object: id });
  }

  /** The case of this reference closes, or leaves the desk: whoever was shown it is shown it no more. */
  async endOfCase(deskId: string, reference: string) {
    if (!this.keyring.desks().some((desk) => desk.deskId === deskId)) return;
    const live = await this.db.query<{ id: string }>(
      `select id from shred.break_glass_secrets where organisation_id = $1 and desk_id = $2`,
      [this.db.actor().organisationId, deskId],
    );
    for (const { id } of live) {
      const row = await this.asks.row(id);
      if ((await this.asks.ask(row, true)).reference !== reference) continue;
      await this.close(row);
      this.audit.record({ action: 'break-glass.end', object: id });
    }
  }

  /** The case of this reference is erased: what others asked of it, and why, goes with it. */
  async forgetCase(deskId: string, reference: string) {
    await this.endOfCase(deskId, reference);
    for (const row of await this.asks.askedOf(deskId))
      if ((await this.asks.ask(row, true)).reference === reference)
        await this.db.change(`delete from break_glass where organisation_id = $1 and id = $2`, [
          row.organisationId,
          row.id,
        ]);
  }

  /** Only a desk that was asked answers. @throws Conflict */
  demandAsked(row: AskRow) {
    if (!this.ours(row)) throw new Conflict('The other desk answers this, not yours.', 'not-asked');
    const state = this.asks.stateOf(row);
    if (state === 'none')
      throw new Conflict('Nobody answered within three days, so it has ended. They can ask once more.', 'ended');
    if (state !== 'asked') throw new Conflict('Somebody answered this already. Look at what stands there now.', state);
  }

  /** @param set a text of this folder, whose parameters begin at $4. @throws Conflict when a colleague was quicker */
  async settle({ id, organisationId }: AskRow, set: string, from: AskRow['state'], parameters: unknown[] = []) {
    const changed = await this.db.change(
      `update break_glass set ${set}, settled_on = $3 where organisation_id = $1 and id = $2 and state = '${from}'`,
      [organisationId, id, this.clock.today(), ...parameters],
    );
    if (changed !== 1)
      throw new Conflict(
        'Somebody answered or ended this at the same moment. Look at what stands there now.',
        'settled',
      );
  }

  private async close(row: AskRow) {
    await this.settle(row, `state = 'ended', secret_sealed = null, view_sealed = null`, row.state);
    await this.db.change(`delete from shred.break_glass_secrets where organisation_id = $1 and id = $2`, [
      row.organisationId,
      row.id,
    ]);
  }

  private async caseOf({ organisationId, deskId }: AskRow, reference: string): Promise<string | null> {
    return (await this.db.of(Case).findOneBy({ organisationId, deskId, reference }))?.id ?? null;
  }

  private ours = ({ deskId }: AskRow) => this.keyring.desks().some((desk) => desk.deskId === deskId);

  /** Whose words this desk hears first, before anything is sealed to them. */
  private async unpinned({ accountId, deskId, organisationId }: AskRow): Promise<string | null> {
    const subject = await this.publicKeys.subject('member', accountId, organisationId);
    return (await this.pins.holding([subject], deskId)).has(accountId) ? null : `member.${accountId}`;
  }

  /** @throws Invalid */
  private async asking(fromDeskId: string | undefined, deskId: string) {
    const own = this.keyring.desks().map((desk) => desk.deskId);
    if (own.includes(deskId))
      throw new Invalid([{ field: 'desk_id', message: 'This is a desk of yours: open the case there.' }]);
    if (fromDeskId && !own.includes(fromDeskId))
      throw new Invalid([{ field: 'from_desk_id', message: 'Choose which of your desks asks.' }]);
    if (!(await this.form()).desks.some(({ id }) => id === deskId))
      throw new Invalid([{ field: 'desk_id', message: 'Choose the desk whose case it is.' }]);
    return this.keyring.desk(fromDeskId ?? (await this.pinning(own, deskId)));
  }

  /** The own desk that has pinned the other's key; the first, where none has: the vault then says what is to be done. */
  private async pinning(own: string[], deskId: string): Promise<string> {
    const subject = await this.publicKeys.subject('desk', deskId, this.db.actor().organisationId);
    for (const id of own) if ((await this.pins.holding([subject], id)).size > 0) return id;
    return own[0]!;
  }
}

/** Bytes: a short reason looks like a long one. */
const PAD = 1024;
