import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Db } from '../../common/database/db.js';
import { LegalContactsService } from '../../legal-contacts/legal-contacts.service.js';
import { toLawyer } from '../../people/consent/consent.js';
import { Consents } from '../../people/consent/consents.service.js';
import { CountedMarks } from '../../people/counted/counted-marks.service.js';
import { label, options } from '../../reference/vocabulary.js';
import { mention } from '../case.presenter.js';
import { CaseReferrals } from '../case-referrals.js';
import { holdOpen } from '../case-row.js';
import { Notes } from '../notes/notes.service.js';
import { PacketsOutside } from '../packets-outside.js';
import { SealedCases } from '../sealed-cases.service.js';
import { CasesOfPerson } from './cases-of-person.service.js';
import type { ConsentRecordInput } from './consent.input.js';
import { ConsentLines } from './consent-lines.service.js';
import { countedIn } from './counted-in.js';
import type { ConsentsOfPerson } from './consent.view.js';

/** The consents of a case's person, with the referrals that stand on each. */
@Injectable()
export class ConsentsOfCase {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly people: CasesOfPerson,
    private readonly notes: Notes,
    private readonly consents: Consents,
    private readonly marks: CountedMarks,
    private readonly lines: ConsentLines,
    private readonly referrals: CaseReferrals,
    private readonly outside: PacketsOutside,
    private readonly legalContacts: LegalContactsService,
  ) {}

  /** Newest first. */
  async of(caseId: string): Promise<ConsentsOfPerson> {
    const cases = await this.people.of(caseId);
    const asked = cases.find(({ row }) => row.id === caseId)!;
    const given = await this.consents.ofAll(cases.map(({ row }) => row.personId));
    const lines = await this.lines.of(given, {
      referrals: await this.referrals.byConsent(cases),
      outside: await this.outside.byConsent(cases),
    });
    const ranked = await this.legalContacts.rankFor(asked.content.facts);
    return {
      case: mention(asked),
      consents: lines.toReversed(),
      contacts: ranked.map(({ id, name }) => ({ id, name })),
      fields: options('packet_field'),
      counted_in: countedIn(await this.marks.markOf(asked.row.personId)),
      open: asked.row.state !== 'closed',
    };
  }

  /** @throws Conflict for a closed case; Invalid */
  async record(caseId: string, { legal_contact_id, given_on, stand_in, ...said }: ConsentRecordInput): Promise<string> {
    const { row, key } = await this.sealed.open(caseId);
    await holdOpen(this.db, caseId);
    const { name } = await this.legalContacts.get(legal_contact_id);
    const recipient = toLawyer(legal_contact_id, stand_in);
    const { id } = await this.consents.record(row.personId, { ...said, recipient, from: given_on });
    await this.notes.add(row, key, {
      from: 'system',
      title: `Consent recorded: ${name}, ${label('referral_purpose', said.purpose).toLowerCase()}`,
      visibility: 'desk',
    });
    this.audit.record({ action: 'consent.record', object: caseId });
    return id;
  }
}
