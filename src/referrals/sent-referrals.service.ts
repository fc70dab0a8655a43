import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Audit } from '../audit/audit.service.js';
import {
  CaseReferrals,
  type LostReferral,
  type ReferralAbroad,
  type WrittenReferral,
  type ReferralOfPerson,
} from '../cases/case-referrals.js';
import type { OpenedCase } from '../cases/sealed-cases.service.js';
import { coded, codedLanguage } from '../cases/facts-in-words.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Conflict } from '../common/web/refusals.js';
import { LegalContactsService } from '../legal-contacts/legal-contacts.service.js';
import { DeskBoxes } from '../vault/desk-boxes.js';
import { Keyring } from '../vault/keyring.js';
import { Recipient } from '../vault/recipient.js';
import { Wraps } from '../vault/wraps.js';
import { LineChanges } from './chain/line-changes.service.js';
import { Lines } from './chain/lines.service.js';
import { ABROAD, SEND_AGAIN, WRITTEN } from './abroad.js';
import { demanded } from './demanded.js';
import { Entries } from './exchange/entries.service.js';
import { LIVE, Offer } from './offer.entity.js';
import { Referral } from './referral.entity.js';
import { type Terms, termsPlace } from './terms.js';
import { Absences } from './stand-in/absences.service.js';
import { openedIn, type Step, Steps, toldIn } from './steps.service.js';
import type { CaseReferral } from '../cases/views/case.view.js';

/** What the sending desk sees of its referrals, and how it ends them. */
@Injectable()
export class SentReferrals extends CaseReferrals {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly boxes: DeskBoxes,
    private readonly wraps: Wraps,
    private readonly steps: Steps,
    private readonly legalContacts: LegalContactsService,
    private readonly lines: Lines,
    private readonly lineChanges: LineChanges,
    private readonly entries: Entries,
    private readonly absences: Absences,
  ) {
    super();
  }

  /** A case's referrals, newest first, those of a line in their order, with each step. */
  async of({ row, key }: OpenedCase): Promise<CaseReferral[]> {
    const referrals = await this.db.of(Referral).find({
      where: { organisationId: row.organisationId, caseId: row.id },
      order: { offeredOn: 'DESC', lineId: 'ASC', place: 'ASC', id: 'ASC' },
    });
    if (referrals.length === 0) return [];
    const ids = referrals.map(({ id }) => id);
    const offers = new Map((await this.db.of(Offer).findBy({ id: In(ids) })).map((offer) => [offer.id, offer]));
    const steps = await this.steps.read(ids, await this.boxes.of(row.deskId), 'desk');
    const lost = new Map((await this.toSendAgain(row.id)).map((one) => [one.id, one]));
    const written = await this.entries.waiting(ids, 'desk');
    const shown: CaseReferral[] = [];
    for (const referral of referrals) {
      const offer = offers.get(referral.id);
      // A draft that has left its line since the referrals were read.
      if (!offer) continue;
      const terms = key.open<Terms>('referral', termsPlace(referral.id, referral.organisationId), referral.termsSealed);
      const { name } = await this.legalContacts.get(referral.legalContactId);
      shown.push(
        this.shown(offer, terms, name, {
          steps: steps.get(referral.id) ?? [],
          lost: lost.get(referral.id),
          written: written.has(referral.id),
        }),
      );
    }
    return shown;
  }

  /** One referral, with its case's id and its terms. @throws NotFoundException when it is not of one of the actor's desks */
  async get(id: string) {
    const { organisationId } = this.db.actor();
    const referral = await demanded(this.db.of(Referral).findOneBy({ id, organisationId }));
    const offer = await demanded(this.db.of(Offer).findOneBy({ id }));
    const key = await this.wraps.open('case', referral.caseId);
    const terms = key.open<Terms>('referral', termsPlace(id, organisationId), referral.termsSealed);
    const steps = (await this.steps.read([id], await this.boxes.of(referral.deskId), 'desk')).get(id) ?? [];
    const { name } = await this.legalContacts.get(referral.legalContactId);
    const lost = (await this.toSendAgain(referral.caseId)).find((one) => one.id === id);
    return {
      caseId: referral.caseId,
      ...this.shown(offer, terms, name, { steps, lost, written: (await this.entries.waiting([id], 'desk')).has(id) }),
      decline_note: steps.find(({ kind }) => kind === 'declined')?.note ?? null,
      offered_on: offer.offeredOn,
      line: await this.lineChanges.besides(referral),
      told: toldIn(steps),
      absence: offer.isLiveOn(this.clock.today()) ? await this.absences.ofOffer(offer, terms.stand_in ?? false) : null,
      in_place: await this.absences.done(steps),
      waits_for: offer.waitsForOn(this.clock.today()),
      fields: terms.fields.map((code) => coded('packet_field', code)),
      consent: { given_on: terms.consent.given_on, language: codedLanguage(terms.consent.language) },
    };
  }

  /** Consent is withdrawn, or the offer was a mistake: its keys are destroyed at once. What was read was read. */
  async withdraw(id: string) {
    const { organisationId } = this.db.actor();
    await demanded(this.db.of(Referral).findOneBy({ id, organisationId }));
    const offer = await demanded(this.db.of(Offer).findOneBy({ id }));
    if (offer.state === 'draft')
      throw new Conflict('It has not been offered yet. Take it out of its line.', 'not-offered');
    if (!offer.isLiveOn(this.clock.today())) throw new Conflict('This referral has ended already.', 'ended');
    await this.end(offer);
    this.audit.record({ action: 'referral.withdraw', object: id });
  }

  async byConsent(cases: OpenedCase[]): Promise<Map<string, CaseReferral[]>> {
    const referrals: CaseReferral[] = [];
    for (const one of cases) referrals.push(...(await this.of(one)));
    const consents = await this.consentsOf(cases);
    return Map.groupBy(referrals, ({ id }) => consents.get(id) ?? '');
  }

  async liveUnder(cases: OpenedCase[], consentIds?: string[]): Promise<ReferralOfPerson[]> {
    const consents = await this.consentsOf(cases);
    const live: ReferralOfPerson[] = [];
    for (const of of cases)
      for (const referral of await this.of(of))
        if (
          (referral.state === 'draft' || LIVE.includes(referral.state)) &&
          stands(consents.get(referral.id), consentIds)
        )
          live.push({ of, referral });
    return live;
  }

  async endUnder(cases: OpenedCase[], consentIds?: string[]): Promise<number> {
    const consents = await this.consentsOf(cases);
    const standing = [...consents.keys()].filter((id) => stands(consents.get(id), consentIds));
    // Who is just answering is waited for: their answer is told, and ends with the rest.
    const hold = `select id from offers where id = any ($1::uuid[]) and state <> 'draft' order by id for update`;
    await this.db.query(hold, [standing]);
    let ended = await this.lines.takeOut(standing);
    // What was waited for may have been a decline that moved a line on.
    await this.db.query(hold, [standing]);
    for (const offer of await this.db.of(Offer).findBy({ id: In(standing), state: In(LIVE) })) {
      await this.end(offer);
      ended += 1;
    }
    return ended;
  }

  /** What each referral of these cases stands on; nothing for those sent before there was a ledger. */
  private async consentsOf(cases: OpenedCase[]): Promise<Map<string, string | undefined>> {
    const found = new Map<string, string | undefined>();
    for (const { row, key } of cases)
      for (const { id, organisationId, termsSealed } of await this.db
        .of(Referral)
        .findBy({ organisationId: row.organisationId, caseId: row.id }))
        found.set(id, key.open<Terms>('referral', termsPlace(id, organisationId), termsSealed).consent_id);
    return found;
  }

  /** The case closes: the access of everyone but the desk ends. What has expired holds its keys until the job has run: they go here too. */
  async endAllOf(caseId: string) {
    for (const offer of await this.offersOf(caseId)) if (LIVE.includes(offer.state)) await this.end(offer);
    await this.lines.takeOut((await this.offersOf(caseId)).map(({ id }) => id));
  }

  async liveRecipients(caseId: string): Promise<string[]> {
    const names = new Set<string>();
    for (const { id } of await this.live(caseId)) names.add((await this.get(id)).legal_contact);
    return [...names];
  }

  async toSendAgain(caseId?: string): Promise<LostReferral[]> {
    return this.db.query<LostReferral>(SEND_AGAIN, [
      this.db.actor().organisationId,
      this.keyring.desks().map(({ deskId }) => deskId),
      this.clock.today(),
      caseId ?? null,
    ]);
  }

  /**
   * The day of an answer is sealed, so what was declined or has expired is told until two weeks after its term; no longer than
   * until its case is offered again. The own cases come first.
   */
  async abroad(deskIds: string[], limit: number): Promise<ReferralAbroad[]> {
    const { organisationId, accountId } = this.db.actor();
    const found: ReferralAbroad[] = [];
    for (const deskId of deskIds)
      found.push(
        ...(await this.db.query<ReferralAbroad>(ABROAD, [
          organisationId,
          deskId,
          this.clock.today(),
          accountId,
          limit,
        ])),
      );
    // Offered again on the same day, and in vain again: the one that ended by itself was the later one.
    const last = new Map(found.filter(cameBack).map(({ case_id, id }) => [case_id, id]));
    return found.filter((one) => !cameBack(one) || last.get(one.case_id) === one.id);
  }

  async written(deskIds: string[]): Promise<WrittenReferral[]> {
    return this.db.query<WrittenReferral>(WRITTEN, [this.db.actor().organisationId, deskIds]);
  }

  private async live(caseId: string): Promise<Offer[]> {
    return (await this.offersOf(caseId)).filter(
      (offer) => offer.state === 'draft' || offer.isLiveOn(this.clock.today()),
    );
  }

  private async offersOf(caseId: string): Promise<Offer[]> {
    const referrals = await this.db.of(Referral).findBy({ organisationId: this.db.actor().organisationId, caseId });
    return this.db.of(Offer).findBy({ id: In(referrals.map(({ id }) => id)) });
  }

  private async end(offer: Offer) {
    const isExpired = !offer.isLiveOn(this.clock.today());
    const state = isExpired ? 'expired' : offer.state === 'accepted' ? 'revoked' : 'withdrawn';
    const ended = await this.db.of(Offer).update({ id: offer.id, state: offer.state }, { state, ...EMPTIED });
    if (ended.affected !== 1)
      throw new Conflict('The lawyer has answered this very moment. Look again, then decide.', 'answered');
    await this.db.change(`delete from shred.stage_secrets where offer_id = $1`, [offer.id]);
    await this.lines.end(offer.id);
    if (!isExpired)
      await this.steps.tell(offer, { kind: 'withdrawn' }, Recipient.self(this.keyring.desk(offer.senderDeskId).box));
  }

  private shown(
    offer: Offer,
    terms: Terms,
    name: string,
    { steps, lost, written }: { steps: Step[]; lost?: LostReferral; written: boolean },
  ): CaseReferral {
    const reason = steps.find(({ kind }) => kind === 'declined')?.reason;
    return {
      id: offer.id,
      legal_contact: name,
      purpose: coded('referral_purpose', terms.purpose),
      state: offer.stateOn(this.clock.today()),
      decline_reason: reason ? coded('decline_reason', reason) : null,
      opened: openedIn(steps),
      ends_on: offer.endsOn,
      key_lost_on: offer.keyLostOn,
      send_again_to: lost?.send_again_to ?? null,
      written,
      hear_words_at: lost ? `/desks/${lost.desk_id}/pins/new?subject=${lost.pin_subject}` : null,
    };
  }
}

const stands = (consentId: string | undefined, wanted?: string[]) =>
  wanted === undefined || (consentId !== undefined && wanted.includes(consentId));

const cameBack = ({ state }: ReferralAbroad) => state === 'declined' || state === 'expired';

/** An ended offer holds nothing that could be opened. */
export const EMPTIED = {
  secretSealed: null,
  previewSealed: null,
  nameSealed: null,
  packetSealed: null,
  heldBackSealed: null,
};
