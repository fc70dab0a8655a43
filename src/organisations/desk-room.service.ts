import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Invalid } from '../common/web/refusals.js';
import { daysLater } from '../common/web/dates.js';
import { sameWords } from '../vault/check-words.js';
import { subjectDigest, WordsDiffer } from '../vault/pin.js';
import { Keyring } from '../vault/keyring.js';
import { Pins } from '../vault/pins.js';
import { Ceremonies, subjectOf } from './ceremonies.service.js';
import type { BearDesk } from './desk.input.js';
import { type Member, Members } from './members.service.js';
import { PublicKeys } from './public-keys.service.js';
import type { BirthView, DeskLine, DeskView, MemberLine } from './views/desk.view.js';

interface DeskRow {
  id: string;
  name: string;
  epoch: number;
}

/** What the pages of a desk ask: who is in it, who could be, and what has to be done now. */
@Injectable()
export class DeskRoom {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keyring: Keyring,
    private readonly pins: Pins,
    private readonly members: Members,
    private readonly publicKeys: PublicKeys,
    private readonly ceremonies: Ceremonies,
  ) {}

  /** The actor's desks, and those of the organisation that have no keys yet. */
  async list(): Promise<{ own: DeskLine[]; unborn: { id: string; name: string }[] }> {
    const own: DeskLine[] = [];
    for (const { deskId, deskName, renewalAsked } of this.keyring.desks()) {
      const ended = (await this.members.of(deskId)).some((member) => this.hasEnded(member));
      own.push({ id: deskId, name: deskName, renewal_asked: renewalAsked || ended });
    }
    const unborn = await this.db.query<{ id: string; name: string }>(
      `select id, name from desks where organisation_id = $1 and epoch = 0 order by name`,
      [this.db.actor().organisationId],
    );
    return { own, unborn };
  }

  /** @throws NotFoundException, DeskNotConfirmed */
  async show(deskId: string): Promise<DeskView> {
    const keys = this.keyring.desk(deskId);
    const members = await this.present(deskId);
    const asked = this.keyring.desks().find((grant) => grant.deskId === deskId)?.renewalAsked ?? false;
    const ended = members.filter((member) => member.ended).map(({ handle }) => handle);
    return {
      id: deskId,
      name: this.nameOf(deskId),
      words: this.ceremonies.deskWords(deskId),
      renewed: keys.epoch - 1,
      members,
      renewal: asked || ended.length > 0 ? { taken_away: asked, ended } : null,
    };
  }

  nameOf(deskId: string): string {
    const grant = this.keyring.desks().find((one) => one.deskId === deskId);
    if (!grant) throw new NotFoundException();
    return grant.deskName;
  }

  /** Everybody with a grant of today's key, with whether it still reaches and whether their own key is the one that was pinned. */
  async present(deskId: string): Promise<MemberLine[]> {
    const { epoch } = this.keyring.desk(deskId);
    const own = this.db.actor().accountId;
    const members = (await this.members.of(deskId)).filter((member) => member.epoch === epoch);
    const subjects = await this.publicKeys.among(
      'member',
      members.map(({ accountId }) => accountId),
    );
    const holding = await this.pins.holding(subjects, deskId);
    return members.map((member) => ({
      id: member.accountId,
      handle: member.handle,
      role: member.role,
      until: member.endsAt?.toISOString() ?? null,
      ended: this.hasEnded(member),
      own: member.accountId === own,
      // Who bore the desk sealed it to themselves, and needs no pin of their own.
      pinned: member.accountId === own || holding.has(member.accountId),
    }));
  }

  /** Who may be admitted: people of the organisation who work cases, have their keys, and are not in the desk with them. */
  async candidates(deskId: string): Promise<{ id: string; handle: string; role: string }[]> {
    const inside = (await this.present(deskId))
      .filter((member) => !member.ended && (member.own || member.pinned))
      .map(({ id }) => id);
    return this.db.query(
      `select a.id, a.handle, a.role from accounts a
       join public_keys k on k.organisation_id = a.organisation_id and k.subject_id = a.id and k.purpose = 'member'
       where a.organisation_id = $1 and a.state = 'active' and a.role in ('caseworker', 'coordinator') and not a.id = any ($2::uuid[])
       order by a.handle`,
      [this.db.actor().organisationId, inside],
    );
  }

  /** A stand-in's grant ends with the last hour of their last day. @throws Invalid */
  async admit(deskId: string, accountId: string, words: string, until?: string) {
    if (!(await this.candidates(deskId)).some(({ id }) => id === accountId))
      throw new Invalid([{ field: 'account_id', message: 'Choose somebody who is not in this desk yet.' }]);
    if (until && until < this.clock.today())
      throw new Invalid([{ field: 'until', message: 'This day is past. Choose today or a later one.' }]);
    const endsAt = until ? new Date(`${daysLater(until, 1)}T00:00:00Z`) : undefined;
    await this.ceremonies.admit(deskId, accountId, words, endsAt);
  }

  /** @throws NotFoundException when the organisation has no such desk */
  async birth(deskId: string): Promise<BirthView> {
    const { organisationId } = this.db.actor();
    const [desk] = await this.db.query<DeskRow>(
      `select id, name, epoch from desks where organisation_id = $1 and id = $2`,
      [organisationId, deskId],
    );
    if (!desk) throw new NotFoundException();
    const audit = await this.publicKeys.of('audit', organisationId);
    return {
      id: desk.id,
      name: desk.name,
      born: desk.epoch > 0,
      audit_key: audit !== undefined,
      holders: (await this.ceremonies.recoveryHolders()).length,
    };
  }

  /** @throws Invalid, naming each field whose words are not those of its holder */
  async bear(deskId: string, typed: BearDesk) {
    await this.birth(deskId);
    const { organisationId } = this.db.actor();
    const holders = await this.ceremonies.recoveryHolders();
    const fields = ['first', 'second', 'third'] as const;
    const words = new Map(holders.map(({ id }, at) => [id, typed[fields[at]!]]));
    const differing = holders.flatMap((holder, at) =>
      sameWords(words.get(holder.id)!, subjectDigest(subjectOf(holder, organisationId)))
        ? []
        : [{ field: fields[at]!, message: new WordsDiffer().message }],
    );
    if (differing.length > 0) throw new Invalid(differing);
    await this.ceremonies.bearDesk(deskId, words);
  }

  private hasEnded({ endsAt }: Member): boolean {
    return endsAt !== null && endsAt <= this.clock.now();
  }
}
