import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Accounts } from '../accounts/accounts.service.js';
import { Audit } from '../audit/audit.service.js';
import { Db } from '../common/database/db.js';
import { Conflict, Invalid } from '../common/web/refusals.js';
import { placeAfter, readPlace } from './cursor.js';
import { LegalContact } from './legal-contact.entity.js';
import type { EnterLegalContact, ListLegalContacts } from './legal-contact.input.js';
import {
  type LegalContactView,
  legalContactView,
  type PublicAdviser,
  publicAdviser,
  type RankedContact,
  rankedContact,
} from './legal-contact.view.js';
import { type Answers, ADVISING, type MatchedFacts, rank } from './matching.js';
import { PinnedSubjects } from './pinned-subjects.js';

/** An account that may stand in the directory. */
export interface ListedLawyer {
  id: string;
  handle: string;
}

@Injectable()
export class LegalContactsService {
  constructor(
    private readonly db: Db,
    private readonly accounts: Accounts,
    private readonly pins: PinnedSubjects,
    private readonly audit: Audit,
  ) {}

  /** Those who can be offered a case here first, then by name; filters are codes. A purpose leaves out those of whom it is not known. */
  async list(asked: Partial<ListLegalContacts>): Promise<{ items: LegalContactView[]; next: string | null }> {
    const { country, language, purpose, after, limit = 50 } = asked;
    const query = this.db.of(LegalContact).createQueryBuilder('contact');
    if (country) query.andWhere('contact.country = :country', { country });
    if (language) query.andWhere(':language = any (contact.languages)', { language });
    if (purpose) query.andWhere(':purpose = any (contact.competences)', { purpose });
    if (after)
      query.andWhere(
        '(contact.accountId is null, contact.name, contact.id) > (:without, :name, :id)',
        readPlace(after),
      );
    const found = await query
      .orderBy('contact.accountId is null')
      .addOrderBy('contact.name')
      .addOrderBy('contact.id')
      .limit(limit + 1)
      .getMany();
    const page = found.slice(0, limit);
    const pinned = await this.pinnedAmong(page);
    return {
      items: page.map((contact) => legalContactView(contact, pinned)),
      next: placeAfter(page, found.length > limit),
    };
  }

  async get(id: string): Promise<LegalContact> {
    const found = await this.db.of(LegalContact).findOneBy({ id });
    if (!found) throw new NotFoundException();
    return found;
  }

  /** By account, as far as they stand in the directory. */
  async namesOf(accountIds: string[]): Promise<Map<string, string>> {
    if (accountIds.length === 0) return new Map();
    const listed = await this.db.of(LegalContact).findBy({ accountId: In([...new Set(accountIds)]) });
    return new Map(listed.map(({ accountId, name }) => [accountId!, name]));
  }

  async view(id: string): Promise<LegalContactView> {
    const found = await this.get(id);
    return legalContactView(found, await this.pinnedAmong([found]));
  }

  /** The whole directory, best fit first, each with its reasons. The facts never leave memory: no query names them. */
  async rankFor(facts: MatchedFacts, purpose?: string, answers?: Map<string, Answers>): Promise<RankedContact[]> {
    const ranked = rank(await this.db.of(LegalContact).find(), facts, purpose, answers);
    const pinned = await this.pinnedAmong(ranked.map(({ contact }) => contact));
    return ranked.map((one) => rankedContact(one, pinned));
  }

  /** Lists somebody of the actor's own organisation. An account stands in the directory once. */
  async enter(input: EnterLegalContact): Promise<LegalContactView> {
    const lawyer = input.account_id ? await this.ownLawyer(input.account_id) : undefined;
    const entered = {
      id: randomUUID(),
      organisationId: this.db.actor().organisationId,
      accountId: lawyer?.id ?? null,
      accountHandle: lawyer?.handle ?? null,
      name: input.name,
      kind: 'law_office',
      country: input.country,
      languages: input.languages,
      competences: input.competences,
      capacity: input.capacity ?? null,
      // The organisation was begun by whoever runs the server, and answers for its own account.
      verified: lawyer !== undefined,
    };
    const { raw } = await this.db
      .of(LegalContact)
      .createQueryBuilder()
      .insert()
      .values(entered)
      .orIgnore()
      .returning('id')
      .execute();
    if ((raw as unknown[]).length === 0)
      throw new Conflict('This lawyer is in the directory already.', 'already-listed');
    this.audit.record({ action: 'legal-contact.enter', object: entered.id });
    return this.view(entered.id);
  }

  /** Public organisations that advise people, by country: row-level security shows no others to somebody not signed in. */
  async publicAdvisers(): Promise<PublicAdviser[]> {
    const found = await this.db.of(LegalContact).find({
      where: { organisationId: IsNull(), kind: In(ADVISING) },
      order: { country: 'ASC', name: 'ASC' },
    });
    return found.map(publicAdviser);
  }

  /** The organisation's lawyers who are not in the directory yet. */
  lawyersToEnter(): Promise<ListedLawyer[]> {
    return this.db.query<ListedLawyer>(
      `select id, handle from accounts
       where organisation_id = $1 and role = 'lawyer' and state <> 'disabled'
         and not exists (select from legal_contacts where account_id = accounts.id)
       order by handle`,
      [this.db.actor().organisationId],
    );
  }

  private async ownLawyer(accountId: string): Promise<ListedLawyer> {
    const lawyer = await this.accounts.get(accountId);
    if (lawyer?.role !== 'lawyer')
      throw new Invalid([{ field: 'account_id', message: 'Choose one of your organisation’s lawyers.' }]);
    return lawyer;
  }

  private pinnedAmong(contacts: LegalContact[]): Promise<Set<string>> {
    return this.pins.among(contacts.flatMap(({ accountId }) => accountId ?? []));
  }
}
