import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Account } from '../src/accounts/account.entity.js';
import { Campaign } from '../src/campaigns/campaign.entity.js';
import { nearestFirst } from '../src/cases/case-list.service.js';
import type { CaseContent, CaseSummary } from '../src/cases/case.content.js';
import { Case } from '../src/cases/case.entity.js';
import type { ListCases, OpenCase, SearchCases } from '../src/cases/case.input.js';
import { caseBrief, caseContent, caseRow } from '../src/cases/case.presenter.js';
import { nearestInClear } from '../src/cases/find/case-rows.service.js';
import { hasFacts } from '../src/cases/find/filters.js';
import { searchFor, wantedOf } from '../src/cases/find/wanted.js';
import { shownBySummary } from '../src/cases/find/where-found.js';
import { standingOn } from '../src/cases/consents/standing.js';
import { Note } from '../src/cases/notes/note.entity.js';
import type { NoteContent } from '../src/cases/notes/notes.service.js';
import { LegalContact } from '../src/legal-contacts/legal-contact.entity.js';
import { rank } from '../src/legal-contacts/matching.js';
import type { Consent } from '../src/people/consent/consent.js';
import { Person } from '../src/people/person.entity.js';
import { countryName } from '../src/reference/vocabulary.js';
import { Referral } from '../src/referrals/referral.entity.js';
import { enterCase, type Owner, read } from './bare-rows.js';

/** The same questions and the same answers as Ploughshare's, of rows that lie open. */
@Injectable()
export class BareCases {
  constructor(
    private readonly database: DataSource,
    private readonly owner: Owner,
  ) {}

  async open(input: OpenCase, today: string) {
    return caseBrief(await this.database.transaction((db) => enterCase(db, this.owner, input, today)));
  }

  async list({ limit }: ListCases) {
    const rows = await this.rows(limit + 1, `c.state <> 'closed'`);
    const listed = rows.slice(0, limit).map(withSummary).sort(nearestFirst);
    return {
      items: listed.map(caseRow),
      next: rows.length > limit ? rows[limit - 1]!.id : null,
      desks: [this.desk],
      filters: {},
    };
  }

  async search({ text = '', facts = {}, limit }: SearchCases) {
    const wanted = wantedOf(text);
    const rankIn = searchFor(wanted);
    const rows = await this.database.query<(Case & { words: Buffer })[]>(
      `select c.id, c.reference, c.state, c.version, c.remind_on::text as "remindOn", c.summary_sealed as "summarySealed", w.words_sealed as words
       from cases c join case_words w on w.organisation_id = c.organisation_id and w.case_id = c.id
       where c.organisation_id = $1 and c.desk_id = $2 and c.state <> 'closed'`,
      [this.owner.organisationId, this.owner.deskId],
    );
    const found = rows
      .map((row) => ({ row, rank: rankIn(row.words) }))
      .filter(({ rank }) => rank !== undefined)
      .map(({ row, rank }) => ({ ...withSummary(row), rank: rank! }))
      .filter(({ summary }) => hasFacts(summary, facts))
      .sort((a, b) => a.rank - b.rank || nearestInClear(a.row, b.row));
    const shown = found
      .slice(0, limit)
      .map(({ row, summary }) => ({ row, summary, found: shownBySummary(row.reference, summary, wanted) }));
    return {
      items: shown.map(caseRow),
      total: found.length,
      next: found.length > limit ? shown.at(-1)!.row.id : null,
      desks: [this.desk],
      filters: {},
      searched: true,
    };
  }

  async show(id: string, today: string) {
    const { organisationId } = this.owner;
    const row = await this.database
      .getRepository(Case)
      .createQueryBuilder('c')
      .addSelect(['c.summarySealed', 'c.contentSealed'])
      .where({ id, organisationId })
      .getOne();
    if (!row) throw new NotFoundException();
    const person = await this.database
      .getRepository(Person)
      .findOneOrFail({ select: { id: true, consentsSealed: true }, where: { id: row.personId, organisationId } });
    const content = standingOn(read<CaseContent>(row.contentSealed), read<Consent[]>(person.consentsSealed!), today);
    const notes = await this.database
      .getRepository(Note)
      .find({ where: { organisationId, caseId: id }, order: { number: 'DESC' }, take: 21 });
    const holder = await this.database.getRepository(Account).findOneBy({ id: row.assigneeId!, organisationId });
    const opening = {
      id,
      from: 'word',
      on: content.opened.on,
      title: 'Case opened',
      by: content.opened.by,
      text: content.summary ?? null,
      visibility: 'desk',
    };
    return {
      ...caseContent({ row, content } as never),
      desk: this.desk,
      holder: holder?.handle ?? null,
      notes: [
        ...notes.map(({ id: noteId, noteSealed }) => ({ id: noteId, ...read<NoteContent>(noteSealed) })),
        opening,
      ],
      documents: await this.database.query(
        'select id, about_sealed from documents where organisation_id = $1 and case_id = $2 order by id',
        [organisationId, id],
      ),
      related: [],
      draft: await this.draft(id),
      referrals: await this.database
        .getRepository(Referral)
        .find({ where: { organisationId, caseId: id }, order: { offeredOn: 'DESC', id: 'ASC' } }),
      outside: await this.database.query(
        'select id, state, terms_sealed from outside_referrals where organisation_id = $1 and case_id = $2 order by offered_on desc',
        [organisationId, id],
      ),
      campaigns: { linked: [], involved: await this.involved(content) },
      fitting: rank(await this.database.getRepository(LegalContact).find(), content.facts)
        .slice(0, 3)
        .map(({ contact, reasons }) => ({
          id: contact.id,
          name: contact.name,
          reasons,
          offerable: false,
          outside: true,
        })),
    };
  }

  private async involved({ facts: { service_country = '', country_of_stay = '' } }: CaseContent) {
    const codes = [service_country, country_of_stay];
    const all = await this.database
      .getRepository(Campaign)
      .createQueryBuilder('campaign')
      .orderBy('campaign.title')
      .addOrderBy('campaign.id')
      .getMany();
    const named = all.filter(({ countries }) => countries.some((code) => codes.includes(code)));
    const whole = named.filter(({ parentId }) => !named.some(({ id }) => id === parentId));
    return whole.map(({ id, title, countries }) => ({
      id,
      name: title,
      country: countryName(codes.find((code) => countries.includes(code))!),
    }));
  }

  /** What this account had begun to write: nobody has here. */
  private async draft(caseId: string) {
    const { organisationId, accountId } = this.owner;
    const [row] = await this.database.query<{ draft_sealed: Buffer }[]>(
      `select draft_sealed from drafts where organisation_id = $1 and account_id = $2 and case_id = $3`,
      [organisationId, accountId, caseId],
    );
    return row ? read(row.draft_sealed) : null;
  }

  private rows(limit: number, also = 'true'): Promise<Case[]> {
    const query = this.database
      .getRepository(Case)
      .createQueryBuilder('c')
      .addSelect('c.summarySealed')
      .where('c.organisationId = :organisationId and c.deskId = :deskId', this.owner);
    return query.andWhere(also).orderBy('c.remindOn').addOrderBy('c.id').limit(limit).getMany();
  }

  private get desk() {
    return { id: this.owner.deskId, name: 'Harbour desk' };
  }
}

const withSummary = (row: Case) => ({ row, summary: read<CaseSummary>(row.summarySealed) });
