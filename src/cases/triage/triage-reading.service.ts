import { Injectable } from '@nestjs/common';
import { Accounts } from '../../accounts/accounts.service.js';
import { reachOf } from '../../common/access/rules.js';
import { Db } from '../../common/database/db.js';
import { Desks } from '../../organisations/desks.service.js';
import { Assignment } from '../assignment/assignment.service.js';
import { Case } from '../case.entity.js';
import { Notes } from '../notes/notes.service.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import { Transfers } from '../transfer/transfers.service.js';
import { Takes } from './desk-takes.service.js';
import { Enquiries } from './enquiries.service.js';
import type { ListEnquiries } from './triage.input.js';
import { type Around, enquiryDetail, enquiryRow, outcomeInWords } from './triage.presenter.js';
import type { Settled } from './triage.service.js';
import type { EnquiryView, Filters, Outcome, TriageChoices, TriageList } from './triage.view.js';

/** What the pages of triage show. */
@Injectable()
export class TriageReading {
  constructor(
    private readonly db: Db,
    private readonly accounts: Accounts,
    private readonly desks: Desks,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly assignment: Assignment,
    private readonly transfers: Transfers,
    private readonly takes: Takes,
    private readonly enquiries: Enquiries,
  ) {}

  async list({ after, country, language }: ListEnquiries): Promise<TriageList> {
    const { items, next } = await this.enquiries.page({ after, country, language });
    const around = await this.around(items);
    return {
      items: items.map((opened) => enquiryRow(opened, around)),
      next,
      waiting: (await this.enquiries.waiting()).waiting,
      filters: { country, language },
      choices: await this.choices(),
    };
  }

  /** @throws NotFoundException */
  async one(id: string, filters: Filters, before?: string): Promise<EnquiryView> {
    const opened = await this.sealed.open(id);
    return {
      enquiry: enquiryDetail(opened, await this.around([opened])),
      choices: await this.choices(),
      filters,
      waiting: (await this.enquiries.waiting()).waiting,
      next: await this.enquiries.following([opened.row.activityOn, id], filters),
      before: before === id ? [] : await this.before(before),
    };
  }

  /** In the order in which they were ticked. */
  async outcomes(settled: Settled[]): Promise<Outcome[]> {
    const { organisationId } = this.db.actor();
    const rows = await this.db
      .of(Case)
      .createQueryBuilder('c')
      .addSelect('c.summarySealed')
      .where('c.organisationId = :organisationId and c.id in (:...ids)', {
        organisationId,
        ids: settled.map(({ id }) => id),
      })
      .getMany();
    const summaries = await this.sealed.summaries(rows);
    const handles = await this.accounts.handles(rows.map(({ assigneeId }) => assigneeId));
    const offered = await this.offered();
    return settled.map((one) => {
      const row = rows.find(({ id }) => id === one.id);
      const summary = summaries.get(one.id);
      return {
        id: one.id,
        case: row && summary ? { reference: row.reference, pseudonym: summary.pseudonym } : null,
        outcome: one.outcome,
        says: outcomeInWords(one, handles.get(row?.assigneeId ?? '') ?? null, offered.get(one.id) ?? null),
      };
    });
  }

  /** Where the one before stands now: nothing where it still waits, or is out of reach. */
  async before(id: string | undefined): Promise<Outcome[]> {
    const { accountId, organisationId } = this.db.actor();
    const row = id ? await this.db.of(Case).findOneBy({ id, organisationId }) : null;
    if (!row) return [];
    const held = row.assigneeId === accountId ? 'opened' : 'assigned';
    const outcome = row.state === 'closed' ? 'closed' : row.state === 'open' ? held : 'routed';
    if (outcome === 'routed' && !(await this.offered()).has(row.id)) return [];
    return this.outcomes([{ id: row.id, outcome }]);
  }

  /** Cases of the actor's desks on their way to another, each with the name of that desk. */
  private async offered(): Promise<Map<string, string>> {
    const { outgoing } = await this.transfers.list();
    return new Map(outgoing.flatMap((line) => (line.case ? [[line.case.id, line.desk] as const] : [])));
  }

  private async choices(): Promise<TriageChoices> {
    const own = this.desks.own();
    if (!reachOf(this.db.actor().role, 'case.transfer')) return { members: [], desks: [] };
    const members = new Map<string, string>();
    const desks = new Map<string, TriageChoices['desks'][number]>();
    for (const { id } of own) {
      for (const { accountId, handle } of await this.assignment.present(id)) members.set(accountId, handle);
      for (const desk of await this.transfers.destinations(id))
        desks.set(desk.id, { ...desk, pinned: desk.pinned || (desks.get(desk.id)?.pinned ?? false) });
    }
    return {
      members: [...members].map(([id, handle]) => ({ id, handle })),
      desks: [...desks.values()],
    };
  }

  private async around(opened: OpenedCase[]): Promise<Around> {
    return {
      nameOf: (deskId) => this.desks.nameOf(deskId),
      handles: await this.accounts.handles(opened.map(({ row }) => row.assigneeId)),
      takes: await this.takes.all(),
      notes: await this.notes.firstWords(opened),
    };
  }
}
