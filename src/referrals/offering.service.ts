import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { holdOpen } from '../cases/case-row.js';
import { coded } from '../cases/facts-in-words.js';
import { Notes } from '../cases/notes/notes.service.js';
import { type OpenedCase, SealedCases } from '../cases/sealed-cases.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Conflict, Invalid } from '../common/web/refusals.js';
import { LegalContactsService } from '../legal-contacts/legal-contacts.service.js';
import { PublicKeys } from '../organisations/public-keys.service.js';
import type { Identity } from '../people/identity.js';
import { People } from '../people/people.service.js';
import { label } from '../reference/vocabulary.js';
import { type Recipient, sealTo } from '../vault/box.js';
import { Pins } from '../vault/pins.js';
import { randomKey } from '../vault/derive.js';
import { STAGES } from './compartments.js';
import { Offer } from './offer.entity.js';
import { type Agreement, Agreements } from './agreements.service.js';
import { type BegunWith, begunOn } from './begun.js';
import { type Turn, turnOf } from './chain/turn.js';
import { between, daysAfter, LONGEST_DAYS, refuseAfter } from './days.js';
import { boxOf, EXCHANGE, newShare } from './exchange/exchange-keys.js';
import { OfferContents } from './offer-contents.service.js';
import { OfferParts } from './offer-parts.service.js';
import { packetSections } from './packet.js';
import { isOriginal, PacketFiles } from './packet-files.service.js';
import { Referral } from './referral.entity.js';
import type { OfferCase } from './referral.input.js';
import { Absences } from './stand-in/absences.service.js';
import { ResponseTimes } from './response-times.service.js';
import { templateOf } from './templates.js';
import { heldBackPlace, type Terms, termsOf, termsPlace } from './terms.js';

/** Packet fields that stand in the vault of the person, not in the case. */
export const IDENTITY_FIELDS = ['legal_name', 'birth_date', 'contacts'];

/** One who is asked, of those in line. */
export interface Asked {
  input: OfferCase;
  agreed: Agreement;
  endsOn: string;
  recipient: Recipient;
  organisationId: string;
  accountId: string;
  name: string;
}

/** What is wrong with who is asked later is said where they were chosen. */
const inLine = (at: number) => (error: unknown) => {
  if (at === 0 || !(error instanceof Invalid)) throw error;
  throw new Invalid(
    error.mistakes.map(({ field, message }) => ({
      field: field === 'legal_contact_id' ? `next_in_line.${at - 1}` : field,
      message,
    })),
  );
};

/** Levels at which the form suggests to release each part by hand. */
const AT_SPECIAL_RISK = ['high', 'extreme'];

/** Offering a case to a legal contact: sealed in three compartments, to a key that the desk has pinned. */
@Injectable()
export class Offering {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly agreements: Agreements,
    private readonly contents: OfferContents,
    private readonly parts: OfferParts,
    private readonly packetFiles: PacketFiles,
    private readonly pins: Pins,
    private readonly publicKeys: PublicKeys,
    private readonly people: People,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly legalContacts: LegalContactsService,
    private readonly responseTimes: ResponseTimes,
    private readonly absences: Absences,
  ) {}

  /** What a referral of this case may choose from. */
  async choice(caseId: string, begun: BegunWith) {
    const opened = await this.sealed.open(caseId);
    const consents = await this.agreements.live(opened);
    const stands = consents.find(({ id }) => id === begun.consent);
    const { to: chosen, purpose, fields, byHand } = { ...(stands && begunOn(stands)), ...begun };
    const template = templateOf(purpose);
    const { row, content } = opened;
    // The identity stays closed: a form does not need to know whether there is a name.
    const documents = await this.packetFiles.of(opened);
    const held = packetSections(opened, {}, await this.notes.forLawyer(caseId, opened.key)).map(({ code }) => code);
    return {
      case: { id: row.id, reference: row.reference, pseudonym: content.pseudonym },
      legal_contacts: await this.legalContacts.rankFor(
        content.facts,
        template && purpose,
        await this.responseTimes.of(row.deskId),
      ),
      away: await this.absences.all(),
      packet_fields: [...IDENTITY_FIELDS, ...held, ...(documents.length > 0 ? ['documents'] : [])].map((code) =>
        coded('packet_field', code),
      ),
      language: content.consent.language ?? content.facts.language?.[0] ?? null,
      ends_on: daysAfter(this.clock.today(), template?.days ?? LONGEST_DAYS),
      template: purpose && template ? { purpose, ...template } : null,
      // What was taken away stays away when somebody chooses again: a template ticks only where nothing was chosen yet.
      ticked: fields ?? template?.fields ?? [],
      by_hand: byHand ?? AT_SPECIAL_RISK.includes(content.risk?.level ?? ''),
      documents: documents.map((one) => ({ id: one.id, name: one.name, redacted: !isOriginal(one), clean: one.clean })),
      consents,
      chosen,
      chosen_consent: stands?.id,
    };
  }

  /** @returns the id of the offer that is sent now; those in line behind it are sealed too, and nobody's yet but the desk's */
  async offer(caseId: string, input: OfferCase): Promise<string> {
    const opened = await this.sealed.open(caseId);
    await holdOpen(this.db, caseId);
    const asked = await this.asked(opened, input);
    await this.packetFiles.chosen(opened, input);
    // Released by hand, the identity is not even read: only the preview leaves the desk.
    const identity = input.by_hand ? {} : await this.people.identityOf(opened.row.personId);
    const lineId = asked.length > 1 ? randomUUID() : null;
    const ids: string[] = [];
    for (const [at, one] of asked.entries()) {
      const consentId = one.agreed.consent_id ?? (await this.agreements.record(opened, one.input));
      const terms = termsOf({ ...one.input, ...one.agreed, consent_id: consentId });
      const turn = turnOf({
        at,
        of: asked.length,
        today: this.clock.today(),
        endsOn: one.endsOn,
        until: one.agreed.until,
      });
      ids.push(await this.send(opened, one, terms, identity, { lineId, ...turn }));
    }
    const [first, ...behind] = asked.map(({ name }) => name);
    await this.notes.add(opened.row, opened.key, {
      from: 'system',
      title: `Offered to ${first}: ${label('referral_purpose', input.purpose).toLowerCase()}${behind.length > 0 ? `. Then in line: ${behind.join(', ')}` : ''}`,
      visibility: 'desk',
    });
    for (const id of ids) this.audit.record({ action: 'case.refer', object: id });
    return ids[0]!;
  }

  /** Everybody who is asked, in order: agreed to, and pinned. @throws Invalid, Conflict and NotPinned as sending would */
  async asked(opened: OpenedCase, input: OfferCase): Promise<Asked[]> {
    const order = [input.legal_contact_id, ...(input.next_in_line ?? [])];
    const asked: Asked[] = [];
    for (const [at, legal_contact_id] of order.entries()) {
      if (order.indexOf(legal_contact_id) < at)
        throw new Invalid([
          { field: `next_in_line.${at - 1}`, message: 'They are asked already. Choose somebody else, or nobody.' },
        ]);
      const own = { ...input, legal_contact_id };
      const agreed = await (at === 0 ? this.agreements.on(opened, own) : this.agreements.onAlso(opened, own)).catch(
        inLine(at),
      );
      asked.push({
        input: own,
        agreed,
        endsOn: this.end(input.ends_on, agreed),
        ...(await this.recipient(legal_contact_id, opened)),
      });
    }
    return asked;
  }

  private async send(opened: OpenedCase, to: Asked, terms: Terms, identity: Identity, turn: Turn): Promise<string> {
    const id = randomUUID();
    const secret = randomKey();
    const byHand = to.input.by_hand ?? false;
    const contents = await this.contents.of(opened, terms, identity);
    if (!byHand) contents.packet.files = await this.packetFiles.seal(opened, to.organisationId, terms.documents);
    const { organisationId: senderOrganisationId, deskId: senderDeskId } = opened.row;
    const share = newShare(secret);
    contents.preview.exchange_to = boxOf(share).publicKey.toString('hex');
    const offeredOn = this.clock.today();
    const { lineId, place, days, state, endsOn, answerBy } = turn;
    await this.db.of(Referral).insert({
      id,
      organisationId: senderOrganisationId,
      deskId: senderDeskId,
      caseId: opened.row.id,
      legalContactId: to.input.legal_contact_id,
      offeredOn,
      ...(lineId ? { lineId, place, days } : {}),
      termsSealed: opened.key.seal('referral', termsPlace(id, senderOrganisationId), { ...terms, exchange: share }),
    });
    const offer = {
      id,
      organisationId: to.organisationId,
      accountId: to.accountId,
      senderOrganisationId,
      senderDeskId,
      state,
      endsOn,
      answerBy,
      offeredOn,
      secretSealed: sealTo(to.recipient, secret),
      heldBackSealed: byHand
        ? opened.key.seal('referral', heldBackPlace(id, senderOrganisationId), secret.toString('hex'))
        : null,
    };
    await this.db.of(Offer).insert(offer);
    for (const stage of byHand ? (['preview'] as const) : STAGES)
      await this.parts.add(offer, stage, secret, contents[stage]);
    await this.parts.openGate(offer, EXCHANGE, randomKey());
    if (terms.stand_in) await this.absences.seal(offer, secret, to.recipient);
    return id;
  }

  /** @throws NotPinned when this desk has not pinned the lawyer's key, or it has changed since */
  async recipient(legalContactId: string, { row: { deskId } }: OpenedCase) {
    const contact = await this.legalContacts.get(legalContactId);
    const subject = contact.accountId ? await this.publicKeys.of('lawyer', contact.accountId) : undefined;
    if (!contact.accountId || !contact.organisationId || !subject)
      throw new Conflict(
        'This legal contact has no account here, so nothing can be sealed to them. Refer the case outside: a file that only they open, or paper.',
        'no-account',
      );
    const { organisationId, accountId, name } = contact;
    const recipient = await this.pins.recipient({ ...subject, organisationId }, deskId);
    return { recipient, organisationId, accountId, name };
  }

  /**
   * The earlier of 30 days and the day that was agreed; never computed from a deadline, for it stands in clear.
   * @throws Invalid for a day that is too late
   */
  end(endsOn: string | undefined, { until }: Agreement): string {
    const today = this.clock.today();
    const last = daysAfter(today, LONGEST_DAYS);
    if (!endsOn) return until !== undefined && until < last ? until : last;
    refuseAfter(until, endsOn);
    return between(endsOn, today, today);
  }
}
