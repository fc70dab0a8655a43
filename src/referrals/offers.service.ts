import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import type { Actor } from '../common/access/actor.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Conflict } from '../common/web/refusals.js';
import { openSealed } from '../vault/box.js';
import { Keyring } from '../vault/keyring.js';
import { Recipient } from '../vault/recipient.js';
import { openCompartment, type PreviewContent, type Stage } from './compartments.js';
import { Lines } from './chain/lines.service.js';
import { ConflictNames } from './conflict-names/conflict-names.service.js';
import { Entries } from './exchange/entries.service.js';
import { Offer } from './offer.entity.js';
import { PacketFiles } from './packet-files.service.js';
import { EMPTIED } from './sent-referrals.service.js';
import { Absences } from './stand-in/absences.service.js';
import { ReachedOffers } from './stand-in/reached-offers.service.js';
import { type Step, Steps } from './steps.service.js';
import type { DoneInPlace } from './stand-in/stand-ins.view.js';
import type { ReferralState } from './views/referral.view.js';

/** An offer as its lawyer may see it now: the parts that are open to them. */
export interface OpenedOffer {
  offer: Offer;
  state: ReferralState;
  preview: PreviewContent | null;
  steps: Step[];
  waits_for: 'name' | 'packet' | null;
  /** The desk wrote, and it was not read yet. */
  written: boolean;
  /** Who is away, by name: the actor stands in for them. */
  in_place_of: string | null;
  /** By who stood in for the actor. */
  in_place: DoneInPlace[];
}

/**
 * What a lawyer does with what was offered to them, or to whoever they stand in for. Each opening is recorded, and told to the desk, before
 * it is shown.
 */
@Injectable()
export class Offers {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly steps: Steps,
    private readonly conflictNames: ConflictNames,
    private readonly lines: Lines,
    private readonly packetFiles: PacketFiles,
    private readonly entries: Entries,
    private readonly reach: ReachedOffers,
    private readonly absences: Absences,
  ) {}

  /** One offer, and the name from the conflict check on. */
  async show(actor: Actor, id: string) {
    await this.db.actingFor(actor, 'referral.read', async () => {
      const offer = await this.reach.one(id);
      if (offer.state === 'offered') await this.recordPreview(offer);
      if (this.showsName(offer)) await this.recordOpening(offer, 'name');
    });
    return this.db.actingFor(actor, 'referral.read', async () => {
      const offer = await this.reach.one(id, WHILE_READ);
      const [opened] = await this.opened([offer]);
      const name = this.showsName(offer) ? await this.open(offer, 'name') : null;
      const conflicts = name?.person ? await this.conflictNames.alike([name.person, ...name.also]) : null;
      return { ...opened!, name, conflicts };
    });
  }

  async packet(actor: Actor, id: string) {
    await this.db.actingFor(actor, 'referral.open-packet', async () => {
      const offer = await this.reach.one(id);
      if (offer.stateOn(this.clock.today()) !== 'accepted') throw notNow(offer.stateOn(this.clock.today()));
      if (offer.waitsForOn(this.clock.today())) throw notReleased();
      await this.recordOpening(offer, 'packet');
    });
    return this.db.actingFor(actor, 'referral.open-packet', async () => {
      const offer = await this.reach.one(id, WHILE_READ);
      const [opened] = await this.opened([offer]);
      return { ...opened!, packet: await this.open(offer, 'packet') };
    });
  }

  /** A file of the packet, whole. That it is taken is recorded, and committed, before it is read. */
  async file(actor: Actor, id: string, fileId: string): Promise<{ name: string; bytes: Buffer }> {
    const { offer, packet } = await this.packet(actor, id);
    const file = packet.files?.find((one) => one.id === fileId);
    if (!file) throw new NotFoundException();
    return { name: file.name, bytes: await this.packetFiles.whole(file, offer.organisationId) };
  }

  async checkConflicts(id: string) {
    const offer = await this.reach.one(id);
    if (offer.state === 'offered') await this.recordPreview(offer);
    return this.move(offer, ['previewed'], 'conflict_check', 'referral.check-conflicts');
  }

  async accept(id: string) {
    const offer = await this.reach.one(id);
    // Who has not seen the name has not checked conflicts.
    if (offer.waitsForOn(this.clock.today())) throw notReleased();
    await this.move(offer, ['conflict_check'], 'accepted', 'referral.accept');
    await this.lines.end(id);
    // The state tells both sides; not who accepted. Last: what a stand-in told when their reach had gone is refused, with all before it.
    if (offer.inPlace) await this.tell(offer, { kind: 'accepted' });
    return offer;
  }

  async decline(id: string, { reason, note }: { reason: string; note?: string }) {
    const offer = await this.reach.one(id);
    await this.tell(offer, { kind: 'declined', reason, note });
    await this.move(offer, ['offered', 'previewed', 'conflict_check'], 'declined', 'referral.decline');
    // The line first: a stand-in reaches it by the copy that goes with the keys.
    await this.lines.next(id);
    return this.empty(offer);
  }

  async complete(id: string) {
    const offer = await this.get(id);
    await this.tell(offer, { kind: 'completed' });
    await this.move(offer, ['accepted'], 'completed', 'referral.complete');
    return this.empty(offer);
  }

  async stateOf(id: string): Promise<ReferralState> {
    return (await this.get(id)).stateOn(this.clock.today());
  }

  /** Also of one that is answered in somebody's place. */
  async stateReached(id: string): Promise<ReferralState> {
    return (await this.reach.one(id)).stateOn(this.clock.today());
  }

  /** One's own: what is written about it, and its end, are not for a stand-in. @param lock nobody ends it before this transaction has ended @throws NotFoundException */
  async get(id: string, lock?: typeof WHILE_READ | typeof WHILE_ENDED): Promise<Offer> {
    const { organisationId, accountId } = this.db.actor();
    const offer = await this.db.of(Offer).findOne({ where: { id, organisationId, accountId }, lock });
    if (!offer) throw new NotFoundException();
    return offer;
  }

  /** As far as they are open, in the order given. */
  async opened(offers: Offer[]): Promise<OpenedOffer[]> {
    const today = this.clock.today();
    const steps = await this.steps.read(
      offers.map(({ id }) => id),
      [this.keyring.own()],
      'lawyer',
      new Set(offers.filter((offer) => !offer.isLiveOn(today)).map(({ id }) => id)),
    );
    const written = await this.entries.waiting(
      offers.map(({ id }) => id),
      'lawyer',
    );
    const opened: OpenedOffer[] = [];
    for (const offer of offers) {
      const live = offer.isLiveOn(this.clock.today());
      opened.push({
        offer,
        state: offer.stateOn(this.clock.today()),
        preview: live ? await this.open(offer, 'preview') : null,
        steps: steps.get(offer.id) ?? [],
        waits_for: offer.waitsForOn(today),
        written: live && written.has(offer.id),
        in_place_of: offer.inPlace ? await this.absences.nameOf(offer.accountId) : null,
        in_place: await this.absences.done(steps.get(offer.id) ?? []),
      });
    }
    return opened;
  }

  /** @throws Conflict when it has ended */
  async open<S extends Stage>(offer: Offer, stage: S) {
    const [kept] = await this.db.query<{ secret: Buffer }>(
      `select secret from shred.stage_secrets where offer_id = $1 and stage = $2`,
      [offer.id, stage],
    );
    // Ended since its row was read: that is an answer, not a key that does not open.
    const now = kept ? offer : await this.reach.one(offer.id);
    if (!now.isLiveOn(this.clock.today()) || !offer.secretSealed) throw notNow(now.stateOn(this.clock.today()));
    const sealed = { preview: offer.previewSealed, name: offer.nameSealed, packet: offer.packetSealed }[stage];
    return openCompartment(
      stage,
      { id: offer.id, organisationId: offer.organisationId, sealed },
      this.secretOf(offer),
      kept?.secret,
    );
  }

  /** @throws CannotOpen @throws Conflict when it has ended */
  secretOf({ secretSealed, state, inPlace }: Offer): Buffer {
    if (!secretSealed) throw notNow(state);
    return inPlace ? inPlace.secret : openSealed(this.keyring.own(), secretSealed);
  }

  private showsName = (offer: Offer) =>
    offer.isLiveOn(this.clock.today()) &&
    (offer.state === 'conflict_check' || offer.state === 'accepted') &&
    offer.nameSealed !== null;

  /** Asked for twice at once, it is recorded once. */
  async recordPreview(offer: Offer) {
    if (!offer.isLiveOn(this.clock.today())) return;
    const isFirst = await this.changed(offer, 'previewed');
    offer.state = 'previewed';
    if (isFirst) await this.recordOpening(offer, 'preview');
  }

  private async recordOpening(offer: Offer, part: 'preview' | 'name' | 'packet') {
    await this.tell(offer, { kind: part });
    this.audit.record({ action: `referral.open-${part}`, object: offer.id });
  }

  /** Told to the desk whose key the preview itself carries, and kept for the lawyer. */
  private async tell(offer: Offer, step: Omit<Step, 'at'>) {
    const preview = await this.open(offer, 'preview');
    await this.steps
      .tell(
        offer,
        { ...step, purpose: preview.purpose, ...(offer.inPlace ? { by: this.db.actor().accountId } : {}) },
        Recipient.replyTo(Buffer.from(preview.reply_to, 'hex')),
        offer.inPlace?.lawyer ?? Recipient.self(this.keyring.own()),
      )
      .catch((error: unknown) => {
        throw offer.inPlace && isOutOfReach(error) ? noLongerInPlace() : error;
      });
  }

  private async move(offer: Offer, from: ReferralState[], to: ReferralState, action: string) {
    if (!offer.isLiveOn(this.clock.today()) || !from.includes(offer.state))
      throw notNow(offer.stateOn(this.clock.today()));
    await this.change(offer, to);
    this.audit.record({ action, object: offer.id });
    return offer;
  }

  /** The row first: with the stage secrets goes the copy by which a stand-in reaches it. */
  private async empty(offer: Offer) {
    const { affected } = await this.db.of(Offer).update({ id: offer.id }, EMPTIED);
    const secrets = await this.db.change(`delete from shred.stage_secrets where offer_id = $1`, [offer.id]);
    // Out of reach is no error to Postgres: nothing would be emptied, and the keys of what has ended would stay.
    if (offer.inPlace && (affected !== 1 || secrets === 0)) throw noLongerInPlace();
    return offer;
  }

  private async change(offer: Offer, state: ReferralState) {
    if (!(await this.changed(offer, state)))
      throw new Conflict('This referral has just changed. Look at what stands there now.', 'changed');
    offer.state = state;
  }

  private async changed(offer: Offer, state: ReferralState): Promise<boolean> {
    const { affected } = await this.db
      .of(Offer)
      .update({ id: offer.id, organisationId: offer.organisationId, state: offer.state }, { state });
    return affected === 1;
  }
}

/** Nobody ends it between its row and its keys: who would waits, and who has is seen. Only where nothing of it is changed afterwards. */
export const WHILE_READ = { mode: 'pessimistic_read' } as const;
/** For who writes something of it and then ends it: two of them would wait for each other. */
export const WHILE_ENDED = { mode: 'pessimistic_write' } as const;

const WORDS: Partial<Record<ReferralState, string>> = {
  offered: 'First check conflicts: then you may accept, and the packet opens.',
  previewed: 'First check conflicts: then you may accept, and the packet opens.',
  conflict_check: 'Accept first: then the packet opens.',
  accepted: 'You have accepted this referral already.',
};
const notReleased = () =>
  new Conflict('The desk releases this part by hand, and has not yet. It sees that you wait.', 'not-released');
export const notNow = (state: ReferralState) =>
  new Conflict(WORDS[state] ?? 'This referral has ended. All its keys are destroyed.', 'not-now', { state });

/** Postgres: a row-level security policy refuses the row. The stand-in ended after the offer was read, and with it their reach. */
const isOutOfReach = (error: unknown) => (error as { code?: string }).code === '42501';
const noLongerInPlace = () =>
  new Conflict('You stopped standing in for them at this very moment, so nothing of yours was saved.', 'not-in-place');
