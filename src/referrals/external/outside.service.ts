import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { hold, holdOpen } from '../../cases/case-row.js';
import { mention } from '../../cases/case.presenter.js';
import type { Document } from '../../cases/documents/document.js';
import { coded, codedLanguage } from '../../cases/facts-in-words.js';
import { Notes } from '../../cases/notes/notes.service.js';
import { SealedCases } from '../../cases/sealed-cases.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { LegalContactsService } from '../../legal-contacts/legal-contacts.service.js';
import { Desks } from '../../organisations/desks.service.js';
import { People } from '../../people/people.service.js';
import { NotPinned } from '../../vault/pin.js';
import { Recipient } from '../../vault/recipient.js';
import { Agreements } from '../agreements.service.js';
import { packetSectionView } from '../offer.presenter.js';
import { OfferContents } from '../offer-contents.service.js';
import { Offering } from '../offering.service.js';
import { isOriginal, PacketFiles } from '../packet-files.service.js';
import { termsOf } from '../terms.js';
import { NEXT, type OutsideTerms, sealTerms } from './outside.js';
import type { OutsideAnswer, SendOutside } from './outside.input.js';
import { OutsideRecords } from './outside-records.service.js';
import type { OutsideDetail, OutsideList, OutsidePacket } from './outside.view.js';
import { OUTSIDE_WORDS } from './views/outside-tag.js';

/** A packet on its way out: for paper, or with its documents for a file that only its recipient opens. */
export interface TakenOut {
  packet: OutsidePacket;
  documents: Document[];
  recipient?: Recipient;
}

/** Referrals to somebody without an account: what leaves the desk leaves it for good, and what becomes of it is written down by hand. */
@Injectable()
export class OutsideReferrals {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly agreements: Agreements,
    private readonly contents: OfferContents,
    private readonly desks: Desks,
    private readonly legalContacts: LegalContactsService,
    private readonly notes: Notes,
    private readonly offering: Offering,
    private readonly packetFiles: PacketFiles,
    private readonly people: People,
    private readonly records: OutsideRecords,
    private readonly sealed: SealedCases,
  ) {}

  /** That it was sent is recorded and committed before anything of the identity is read. @throws Invalid */
  async send(actor: Actor, caseId: string, input: SendOutside): Promise<TakenOut> {
    const recipient = input.way === 'age' ? readOut(input) : undefined;
    const { id, terms, endsOn } = await this.db.actingFor(actor, 'case.refer-outside', () =>
      this.record(caseId, input),
    );
    return this.db.actingFor(actor, 'case.refer-outside', async () => {
      const opened = await this.sealed.open(caseId);
      const { packet } = await this.contents.of(opened, terms, await this.people.identityOf(opened.row.personId));
      const documents = (await this.packetFiles.of(opened)).filter((one) => terms.documents?.includes(one.id));
      return {
        recipient,
        documents,
        packet: {
          id,
          case: mention(opened),
          from: { organisation: await this.organisation(), desk: this.desks.nameOf(opened.row.deskId) },
          legal_contact: terms.to.name,
          purpose: coded('referral_purpose', terms.purpose),
          consent: { given_on: terms.consent.given_on, language: codedLanguage(terms.consent.language) },
          on: this.clock.today(),
          ends_on: endsOn,
          sections: packet.sections.map(packetSectionView),
          files: documents.map((one) => ({ id: one.id, name: one.name, bytes: one.bytes, redacted: !isOriginal(one) })),
        },
      };
    });
  }

  async list(caseId: string): Promise<OutsideList> {
    const opened = await this.sealed.open(caseId);
    return { case: mention(opened), items: await this.records.of(opened), open: opened.row.state !== 'closed' };
  }

  /** @throws NotFoundException */
  async show(caseId: string, id: string): Promise<OutsideDetail> {
    const opened = await this.sealed.open(caseId);
    const { row, terms } = await this.records.get(opened, id);
    return {
      id,
      case: mention(opened),
      case_id: caseId,
      legal_contact: terms.to.name,
      purpose: coded('referral_purpose', terms.purpose),
      state: row.state,
      offered_on: row.offered_on,
      ends_on: row.ends_on,
      fields: terms.fields.map((code) => coded('packet_field', code)),
      documents: terms.documents?.length ?? 0,
      way: terms.way,
      consent: { given_on: terms.consent.given_on, language: codedLanguage(terms.consent.language) },
      answers: NEXT[row.state],
    };
  }

  /** What they said by other means, or what they were told. @throws Conflict when it has moved on */
  async answer(caseId: string, id: string, { state }: OutsideAnswer) {
    // The case first, as a withdrawal does: two at the same moment wait for each other and never in a circle.
    await hold(this.db, caseId);
    const opened = await this.sealed.open(caseId);
    const { row, terms } = await this.records.get(opened, id);
    if (!NEXT[row.state].includes(state) || !(await this.records.move(id, row.state, state)))
      throw new Conflict('Something else was written down already. Look at what stands there now.', 'changed');
    await this.notes.add(opened.row, opened.key, {
      from: 'system',
      title: `${terms.to.name}, without an account: ${OUTSIDE_WORDS[state].toLowerCase()}`,
      visibility: 'desk',
    });
    this.audit.record({ action: 'referral.record-answer', object: id });
  }

  private async record(caseId: string, input: SendOutside) {
    const opened = await this.sealed.open(caseId);
    await holdOpen(this.db, caseId);
    const contact = await this.legalContacts.get(input.legal_contact_id);
    if (contact.accountId) throw hasAccount();
    const agreed = await this.agreements.on(opened, input);
    const endsOn = this.offering.end(input.ends_on, agreed);
    if (input.way !== 'age' && input.documents?.length) throw notOnPaper();
    await this.packetFiles.chosen(opened, input);
    const consent_id = agreed.consent_id ?? (await this.agreements.record(opened, input));
    const terms: OutsideTerms = {
      ...termsOf({ ...input, ...agreed, consent_id }),
      to: { id: contact.id, name: contact.name },
      way: input.way,
    };
    const id = randomUUID();
    const { organisationId, deskId } = opened.row;
    await this.db.query(
      `insert into outside_referrals (id, organisation_id, desk_id, case_id, state, offered_on, ends_on, terms_sealed)
       values ($1, $2, $3, $4, 'offered', $5, $6, $7)`,
      [
        id,
        organisationId,
        deskId,
        caseId,
        this.clock.today(),
        endsOn,
        sealTerms(opened.key, { id, organisation_id: organisationId }, terms),
      ],
    );
    await this.notes.add(opened.row, opened.key, {
      from: 'system',
      title: `Taken out for ${contact.name}, ${input.way === 'age' ? 'as a file that only they open' : 'on paper'}: it cannot be called back`,
      visibility: 'desk',
    });
    this.audit.record({ action: 'case.refer-outside', object: id });
    return { id, terms, endsOn };
  }

  private async organisation(): Promise<string> {
    const [row] = await this.db.query<{ name: string }>(`select name from organisations where id = $1`, [
      this.db.actor().organisationId,
    ]);
    return row!.name;
  }
}

/** What is offered has a preview, a conflict check and an end: whoever can have it that way, has it that way. */
const hasAccount = () =>
  new Invalid([
    {
      field: 'legal_contact_id',
      message:
        'They have an account here: offer them a referral, which ends at once when the person takes consent back.',
    },
  ]);

const notOnPaper = () =>
  new Invalid([
    {
      field: 'documents',
      message: 'Documents go along in a file that only they open. For paper, take each out of the case and print it.',
    },
  ]);

/** A key that came by one way and was read out by another. @throws Invalid */
function readOut({ recipient = '', read_out = '' }: SendOutside): Recipient {
  try {
    return Recipient.readOut(recipient, read_out);
  } catch (error) {
    if (!(error instanceof NotPinned)) throw error;
    throw new Invalid([
      {
        field: 'read_out',
        message: 'These are not the last 16 of this key. Hear them once more; if they differ again, send nothing.',
      },
    ]);
  }
}
