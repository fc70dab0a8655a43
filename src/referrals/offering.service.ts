import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { holdOpen } from '../cases/case-row.js';
import { coded } from '../cases/facts-in-words.js';
import { Notes } from '../cases/notes/notes.service.js';
import { type OpenedCase, SealedCases } from '../cases/sealed-cases.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Conflict } from '../common/web/refusals.js';
import { LegalContactsService } from '../legal-contacts/legal-contacts.service.js';
import { PublicKeys } from '../organisations/public-keys.service.js';
import { People } from '../people/people.service.js';
import { label } from '../reference/vocabulary.js';
import { sealTo } from '../vault/box.js';
import { Pins } from '../vault/pins.js';
import { randomKey } from '../vault/derive.js';
import { STAGES } from './compartments.js';
import { Offer } from './offer.entity.js';
import { type Agreement, Agreements } from './agreements.service.js';
import { between, daysAfter, LONGEST_DAYS, refuseAfter } from './days.js';
import { boxOf, EXCHANGE, newShare } from './exchange/exchange-keys.js';
import { OfferContents } from './offer-contents.service.js';
import { OfferParts } from './offer-parts.service.js';
import { packetSections } from './packet.js';
import { Referral } from './referral.entity.js';
import type { OfferCase } from './referral.input.js';
import { ResponseTimes } from './response-times.service.js';
import { templateOf } from './templates.js';
import { heldBackPlace, termsOf, termsPlace } from './terms.js';
import type { RecordedConsent } from './views/referral.view.js';

/** Packet fields that stand in the vault of the person, not in the case. */
export const IDENTITY_FIELDS = ['legal_name', 'birth_date', 'contacts'];

/** What is chosen already: on the page of the case, by a template, or before somebody chose again. Codes and an id. */
export interface BegunWith {
  to?: string;
  purpose?: string;
  fields?: string[];
  byHand?: boolean;
  consent?: string;
}

/** All that a consent covers, where nothing else was chosen yet. */
const begunOn = ({ legal_contact_id, purpose, fields }: RecordedConsent): BegunWith => ({
  to: legal_contact_id,
  purpose: purpose.code,
  fields: fields.map(({ code }) => code),
});

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
    private readonly pins: Pins,
    private readonly publicKeys: PublicKeys,
    private readonly people: People,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly legalContacts: LegalContactsService,
    private readonly responseTimes: ResponseTimes,
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
    const held = packetSections(opened, {}, await this.notes.forLawyer(caseId, opened.key)).map(({ code }) => code);
    return {
      case: { id: row.id, reference: row.reference, pseudonym: content.pseudonym },
      legal_contacts: await this.legalContacts.rankFor(
        content.facts,
        template && purpose,
        await this.responseTimes.of(row.deskId),
      ),
      packet_fields: [...IDENTITY_FIELDS, ...held].map((code) => coded('packet_field', code)),
      language: content.consent.language ?? content.facts.language?.[0] ?? null,
      ends_on: daysAfter(this.clock.today(), template?.days ?? LONGEST_DAYS),
      template: purpose && template ? { purpose, ...template } : null,
      // What was taken away stays away when somebody chooses again: a template ticks only where nothing was chosen yet.
      ticked: fields ?? template?.fields ?? [],
      by_hand: byHand ?? AT_SPECIAL_RISK.includes(content.risk?.level ?? ''),
      consents,
      chosen,
      chosen_consent: stands?.id,
    };
  }

  async offer(caseId: string, input: OfferCase): Promise<string> {
    const { legal_contact_id, purpose, ends_on, by_hand: byHand = false } = input;
    const opened = await this.sealed.open(caseId);
    await holdOpen(this.db, caseId);
    const agreed = await this.agreements.on(opened, input);
    const endsOn = this.end(ends_on, agreed);
    const { recipient, organisationId, accountId, name } = await this.recipient(legal_contact_id, opened);
    const consentId = agreed.consent_id ?? (await this.agreements.record(opened, input));
    const terms = termsOf({ ...input, ...agreed, consent_id: consentId });
    const id = randomUUID();
    const secret = randomKey();
    // Released by hand, the identity is not even read: only the preview leaves the desk.
    const contents = await this.contents.of(
      opened,
      terms,
      byHand ? {} : await this.people.identityOf(opened.row.personId),
    );

    const share = newShare(secret);
    contents.preview.exchange_to = boxOf(share).publicKey.toString('hex');

    const { organisationId: senderOrganisationId, deskId: senderDeskId } = opened.row;
    const termsSealed = opened.key.seal('referral', termsPlace(id, senderOrganisationId), {
      ...terms,
      exchange: share,
    });
    const offeredOn = this.clock.today();
    await this.db.of(Referral).insert({
      id,
      organisationId: senderOrganisationId,
      deskId: senderDeskId,
      caseId,
      legalContactId: legal_contact_id,
      offeredOn,
      termsSealed,
    });
    const offer = {
      id,
      organisationId,
      accountId,
      senderOrganisationId,
      senderDeskId,
      state: 'offered' as const,
      endsOn,
      offeredOn,
      secretSealed: sealTo(recipient, secret),
      heldBackSealed: byHand
        ? opened.key.seal('referral', heldBackPlace(id, senderOrganisationId), secret.toString('hex'))
        : null,
    };
    await this.db.of(Offer).insert(offer);
    for (const stage of byHand ? (['preview'] as const) : STAGES)
      await this.parts.add(offer, stage, secret, contents[stage]);
    await this.parts.openGate(offer, EXCHANGE, randomKey());
    await this.notes.add(opened.row, opened.key, {
      from: 'system',
      title: `Offered to ${name}: ${label('referral_purpose', purpose).toLowerCase()}`,
      visibility: 'desk',
    });
    this.audit.record({ action: 'case.refer', object: id });
    return id;
  }

  /** @throws NotPinned when this desk has not pinned the lawyer's key, or it has changed since */
  async recipient(legalContactId: string, { row: { deskId } }: OpenedCase) {
    const contact = await this.legalContacts.get(legalContactId);
    const subject = contact.accountId ? await this.publicKeys.of('lawyer', contact.accountId) : undefined;
    if (!contact.accountId || !contact.organisationId || !subject)
      throw new Conflict('This legal contact has no account here, so nothing can be sealed to them.', 'no-account');
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
