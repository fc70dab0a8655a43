import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { holdOpen } from '../../cases/case-row.js';
import { mention } from '../../cases/case.presenter.js';
import { coded } from '../../cases/facts-in-words.js';
import { Notes } from '../../cases/notes/notes.service.js';
import { type OpenedCase, SealedCases } from '../../cases/sealed-cases.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { LegalContactsService } from '../../legal-contacts/legal-contacts.service.js';
import { Consents } from '../../people/consent/consents.service.js';
import { People } from '../../people/people.service.js';
import type { Place } from '../../vault/blob.js';
import { Recipient } from '../../vault/recipient.js';
import { NotPinned } from '../../vault/pin.js';
import { Agreements } from '../agreements.service.js';
import { packetSectionView } from '../offer.presenter.js';
import { OfferContents } from '../offer-contents.service.js';
import { type Terms, termsOf } from '../terms.js';
import type { OutsideAnswer, SendOutside } from './outside.input.js';
import type {
  OutsideDetail,
  OutsideList,
  OutsidePacket,
  OutsideReferral,
  OutsideState,
  OutsideWay,
} from './outside.view.js';

interface Row {
  id: string;
  case_id: string;
  state: OutsideState;
  offered_on: string;
  terms_sealed: Buffer;
}
type OutsideTerms = Terms & { to: { id: string; name: string }; way: OutsideWay };

/** What may become of it, written down by whoever hears it. */
const NEXT: Record<OutsideState, OutsideState[]> = {
  offered: ['accepted', 'declined', 'withdrawn'],
  accepted: ['completed', 'withdrawn'],
  declined: [],
  completed: [],
  withdrawn: [],
};

/** Referrals to somebody without an account: what leaves the desk leaves it for good, and what becomes of it is written down by hand. */
@Injectable()
export class OutsideReferrals {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly agreements: Agreements,
    private readonly consents: Consents,
    private readonly contents: OfferContents,
    private readonly legalContacts: LegalContactsService,
    private readonly notes: Notes,
    private readonly people: People,
    private readonly sealed: SealedCases,
  ) {}

  /** That it was sent is recorded and committed before anything of the identity is read. @throws Invalid */
  async send(
    actor: Actor,
    caseId: string,
    input: SendOutside,
  ): Promise<{ packet: OutsidePacket; recipient?: Recipient }> {
    const recipient = input.way === 'age' ? readOut(input) : undefined;
    const { id, terms } = await this.db.actingFor(actor, 'case.refer-outside', () => this.record(caseId, input));
    return this.db.actingFor(actor, 'case.refer-outside', async () => {
      const opened = await this.sealed.open(caseId);
      const { packet } = await this.contents.of(opened, terms, await this.people.identityOf(opened.row.personId));
      const about = { id, case: mention(opened), legal_contact: terms.to.name, on: this.clock.today() };
      const purpose = coded('referral_purpose', terms.purpose);
      return { recipient, packet: { ...about, purpose, sections: packet.sections.map(packetSectionView) } };
    });
  }

  /** Newest first. */
  async list(caseId: string): Promise<OutsideList> {
    const opened = await this.sealed.open(caseId);
    const items: OutsideReferral[] = [];
    for (const row of await this.rows(opened)) items.push(await this.shown(opened, row));
    return { case: mention(opened), items };
  }

  /** @throws NotFoundException */
  async show(caseId: string, id: string): Promise<OutsideDetail> {
    const opened = await this.sealed.open(caseId);
    return { ...(await this.shown(opened, await this.row(opened, id))), case: mention(opened) };
  }

  /** What they said by other means. @throws Conflict when it has moved on */
  async answer(caseId: string, id: string, { state }: OutsideAnswer) {
    const opened = await this.sealed.open(caseId);
    const row = await this.row(opened, id);
    const { to } = this.terms(opened, row);
    const changed = NEXT[row.state].includes(state)
      ? await this.db.change(`update outside_referrals set state = $3 where id = $1 and state = $2`, [
          id,
          row.state,
          state,
        ])
      : 0;
    if (changed === 0)
      throw new Conflict('Something else was written down already. Look at what stands there now.', 'changed');
    await this.notes.add(opened.row, opened.key, {
      from: 'system',
      title: `${to.name}, outside: ${STATE_WORDS[state]}`,
      visibility: 'desk',
    });
    this.audit.record({ action: 'referral.record-answer', object: id });
  }

  private async record(caseId: string, input: SendOutside) {
    const opened = await this.sealed.open(caseId);
    await holdOpen(this.db, caseId);
    const contact = await this.legalContacts.get(input.legal_contact_id);
    const agreed = await this.agreements.on(opened, input);
    const consent_id = agreed.consent_id ?? (await this.agreements.record(opened, input));
    const terms: OutsideTerms = {
      ...termsOf({ ...input, ...agreed, consent_id }),
      to: { id: contact.id, name: contact.name },
      way: input.way,
    };
    const id = randomUUID();
    const { organisationId, deskId } = opened.row;
    await this.db.query(
      `insert into outside_referrals (id, organisation_id, desk_id, case_id, state, offered_on, terms_sealed)
       values ($1, $2, $3, $4, 'offered', $5, $6)`,
      [
        id,
        organisationId,
        deskId,
        caseId,
        this.clock.today(),
        opened.key.seal('referral', placeOf(id, organisationId), terms),
      ],
    );
    await this.notes.add(opened.row, opened.key, {
      from: 'system',
      title: `Taken out for ${contact.name}, ${input.way === 'age' ? 'as a sealed file' : 'on paper'}: it cannot be called back`,
      visibility: 'desk',
    });
    this.audit.record({ action: 'case.refer-outside', object: id });
    return { id, terms };
  }

  private rows({ row }: OpenedCase): Promise<Row[]> {
    return this.db.query<Row>(
      `select id, case_id, state, offered_on::text, terms_sealed from outside_referrals
       where organisation_id = $1 and desk_id = $2 and case_id = $3 order by offered_on desc, id`,
      [row.organisationId, row.deskId, row.id],
    );
  }

  private async row(opened: OpenedCase, id: string): Promise<Row> {
    const row = (await this.rows(opened)).find((one) => one.id === id);
    if (!row) throw new NotFoundException();
    return row;
  }

  private terms = ({ row, key }: OpenedCase, { id, terms_sealed }: Row) =>
    key.open<OutsideTerms>('referral', placeOf(id, row.organisationId), terms_sealed);

  private async shown(opened: OpenedCase, row: Row): Promise<OutsideReferral> {
    const terms = this.terms(opened, row);
    const stands = (await this.consents.of(opened.row.personId)).find(({ id }) => id === terms.consent_id);
    return {
      id: row.id,
      legal_contact: terms.to.name,
      purpose: coded('referral_purpose', terms.purpose),
      fields: terms.fields.map((code) => coded('packet_field', code)),
      state: row.state,
      offered_on: row.offered_on,
      way: terms.way,
      consent_withdrawn: stands?.withdrawn !== undefined,
      answers: NEXT[row.state],
    };
  }
}

/** A key that came by one way and was read out by another. @throws Invalid */
function readOut({ recipient = '', read_out = '' }: SendOutside): Recipient {
  try {
    return Recipient.readOut(recipient, read_out);
  } catch (error) {
    if (!(error instanceof NotPinned)) throw error;
    throw new Invalid([
      {
        field: 'read_out',
        message: 'These are not the last 12 of this key. Hear them once more; if they differ again, send nothing.',
      },
    ]);
  }
}

export const STATE_WORDS: Record<OutsideState, string> = {
  offered: 'sent, no answer yet',
  accepted: 'accepted',
  declined: 'declined',
  completed: 'completed',
  withdrawn: 'told that the person no longer agrees',
};

const placeOf = (id: string, organisationId: string): Place => ({
  table: 'outside_referrals',
  column: 'terms_sealed',
  id,
  organisationId,
});
