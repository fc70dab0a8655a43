import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict } from '../../common/web/refusals.js';
import { LegalContactsService } from '../../legal-contacts/legal-contacts.service.js';
import { type Consent, stateOn } from '../../people/consent/consent.js';
import { Consents } from '../../people/consent/consents.service.js';
import { label, options } from '../../reference/vocabulary.js';
import { openDeadlines } from '../case.content.js';
import { mention } from '../case.presenter.js';
import { CaseReferrals } from '../case-referrals.js';
import { holdOpen } from '../case-row.js';
import { coded, codedLanguage } from '../facts-in-words.js';
import { Notes } from '../notes/notes.service.js';
import { SealedCases } from '../sealed-cases.service.js';
import type { CaseReferral } from '../views/case.view.js';
import type { ConsentRecordInput } from './consent.input.js';
import type { ConsentLine, ConsentsOfPerson, Withdrawing } from './consent.view.js';

type Standing = Map<string, CaseReferral[]>;

/** The consents of a case's person, with the referrals that stand on each. */
@Injectable()
export class ConsentsOfCase {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly consents: Consents,
    private readonly referrals: CaseReferrals,
    private readonly legalContacts: LegalContactsService,
  ) {}

  async of(caseId: string): Promise<ConsentsOfPerson> {
    const opened = await this.sealed.open(caseId);
    const standing = await this.referrals.byConsent(opened);
    const lines: ConsentLine[] = [];
    for (const consent of await this.consents.of(opened.row.personId))
      lines.unshift(await this.line(consent, standing));
    const ranked = await this.legalContacts.rankFor(opened.content.facts);
    return {
      case: mention(opened),
      consents: lines,
      contacts: ranked.map(({ id, name }) => ({ id, name })),
      fields: options('packet_field'),
    };
  }

  /** @throws Conflict for a closed case; Invalid */
  async record(caseId: string, { legal_contact_id, given_on, ...said }: ConsentRecordInput): Promise<string> {
    const { row, key } = await this.sealed.open(caseId);
    await holdOpen(this.db, caseId);
    const { name } = await this.legalContacts.get(legal_contact_id);
    const recipient = { kind: 'legal_contact' as const, id: legal_contact_id };
    const { id } = await this.consents.record(row.personId, { ...said, recipient, from: given_on });
    await this.notes.add(row, key, {
      from: 'system',
      title: `Consent recorded: ${name}, ${label('referral_purpose', said.purpose).toLowerCase()}`,
      visibility: 'desk',
    });
    this.audit.record({ action: 'consent.record', object: caseId });
    return id;
  }

  /** @param consentId this one, or all that are live @throws NotFoundException */
  async withdrawing(caseId: string, consentId?: string): Promise<Withdrawing> {
    const opened = await this.sealed.open(caseId);
    const standing = await this.referrals.byConsent(opened);
    const consents: ConsentLine[] = [];
    for (const consent of await this.chosen(opened.row.personId, consentId))
      consents.push(await this.line(consent, standing));
    const ids = consents.map(({ id }) => id);
    return {
      case: mention(opened),
      consents,
      all: consentId === undefined,
      ends: await this.referrals.liveUnder(opened, consentId === undefined ? undefined : ids),
      deadlines: openDeadlines(opened.content).map(({ on, kind }) => ({ on, what: label('deadline_kind', kind) })),
    };
  }

  /**
   * Everything that stands on it ends in this transaction, or nothing does. A closed case too: what a person takes back, they take back.
   * @param consentId this one, or all that are live, and every referral with them
   * @throws NotFoundException, Conflict
   */
  async withdraw(caseId: string, consentId?: string) {
    const opened = await this.sealed.open(caseId);
    // Whoever offers this case waits, or has offered already: nothing is sent between the two.
    await this.db.query(`select id from cases where organisation_id = $1 and id = $2 for update`, [
      opened.row.organisationId,
      caseId,
    ]);
    const { personId } = opened.row;
    const ids = (await this.chosen(personId, consentId)).map(({ id }) => id);
    if (ids.length > 0) await this.consents.withdraw(personId, ids);
    const ended = await this.referrals.endUnder(opened, consentId === undefined ? undefined : ids);
    if (ids.length === 0 && ended === 0)
      throw new Conflict('Nothing is left to withdraw: no consent is live, and nothing is shared.', 'withdrawn');
    await this.notes.add(opened.row, opened.key, {
      from: 'system',
      title: `${consentId === undefined ? 'Every consent' : 'A consent'} was withdrawn. Referrals ended: ${ended}`,
      visibility: 'desk',
    });
    this.audit.record({ action: 'consent.withdraw', object: caseId });
  }

  private async chosen(personId: string, consentId?: string): Promise<Consent[]> {
    if (consentId !== undefined) return [await this.consents.get(personId, consentId)];
    const today = this.clock.today();
    return (await this.consents.of(personId)).filter((consent) => stateOn(consent, today) === 'live');
  }

  private async line(consent: Consent, standing: Standing): Promise<ConsentLine> {
    const { id, recipient, until, withdrawn } = consent;
    return {
      id,
      state: stateOn(consent, this.clock.today()),
      purpose: coded('referral_purpose', consent.purpose),
      recipient: recipient.id ? (await this.legalContacts.get(recipient.id)).name : '',
      fields: consent.fields.map((code) => coded('packet_field', code)),
      given_on: consent.from,
      given_by: coded('consent_given_by', consent.given_by),
      language: codedLanguage(consent.language),
      recorded_by: consent.recorded_by,
      until: until ?? null,
      withdrawn: withdrawn ?? null,
      referrals: standing.get(id) ?? [],
    };
  }
}
