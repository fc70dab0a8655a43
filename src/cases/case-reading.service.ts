import { Injectable } from '@nestjs/common';
import { Accounts } from '../accounts/accounts.service.js';
import { Audit } from '../audit/audit.service.js';
import type { Actor } from '../common/access/actor.js';
import { Db } from '../common/database/db.js';
import { LegalContactsService } from '../legal-contacts/legal-contacts.service.js';
import { Desks } from '../organisations/desks.service.js';
import { CaseReferrals } from './case-referrals.js';
import { CaseCampaigns } from './campaigns/case-campaigns.service.js';
import { documentLine } from './documents/document.presenter.js';
import { Documents } from './documents/documents.service.js';
import { Standing } from './consents/standing.service.js';
import { undone } from './history/changes.js';
import { caseContent } from './case.presenter.js';
import { Drafts } from './notes/drafts.service.js';
import { type KeptNote, Notes } from './notes/notes.service.js';
import { PacketsOutside } from './packets-outside.js';
import { RelatedCases } from './related/related-cases.service.js';
import { type OpenedCase, SealedCases } from './sealed-cases.service.js';
import type { TimelineEntry } from './views/case.view.js';

const FITTING = 3;

/** A case as it is read: everything but the identity. */
@Injectable()
export class CaseReading {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly accounts: Accounts,
    private readonly desks: Desks,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly drafts: Drafts,
    private readonly documents: Documents,
    private readonly links: CaseCampaigns,
    private readonly related: RelatedCases,
    private readonly standing: Standing,
    private readonly referrals: CaseReferrals,
    private readonly outside: PacketsOutside,
    private readonly legalContacts: LegalContactsService,
  ) {}

  /** The first opening of a case in a session is recorded, and committed, before anything of it is read. */
  async show(actor: Actor, id: string, before?: number) {
    await this.recordOpening(actor, id);
    return this.db.actingFor(actor, 'case.read', async () => {
      const opened = await this.standing.today(await this.sealed.open(id));
      const { notes, older } = await this.notes.page(id, opened.key, before);
      return {
        ...caseContent(opened),
        desk: { id: opened.row.deskId, name: this.desks.nameOf(opened.row.deskId) },
        holder: (await this.accounts.handles([opened.row.assigneeId])).get(opened.row.assigneeId ?? '') ?? null,
        draft: await this.drafts.own(id, opened.key),
        notes: timeline(
          notes,
          older === undefined ? await this.atFirst(opened, before === undefined ? notes : undefined) : undefined,
        ),
        older: older === undefined ? undefined : String(older),
        documents: (await this.documents.list(id, opened.key)).map(documentLine),
        related: await this.related.of(opened),
        referrals: await this.referrals.of(opened),
        outside: await this.outside.of(opened),
        campaigns: await this.links.of(opened.content),
        fitting: await this.fitting(opened),
      };
    });
  }

  /** The case as it was when it was opened, as far as the form of facts has changed it since. */
  private async atFirst({ row, key, content, reviews }: OpenedCase, all?: KeptNote[]): Promise<OpenedCase> {
    const entries = all ?? (await this.notes.changesSince(row.id, key, 0));
    const changes = entries.flatMap((entry) => entry.changes ?? []);
    return { row, key, reviews, content: undone(content, changes) };
  }

  private async fitting({ content: { facts } }: OpenedCase) {
    const ranked = await this.legalContacts.rankFor(facts);
    return ranked.slice(0, FITTING).map(({ id, name, reasons, account, pinned }) => ({
      id,
      name,
      reasons,
      offerable: account === 'account' && pinned,
      outside: account !== 'account',
    }));
  }

  private async recordOpening(actor: Actor, id: string) {
    if (actor.opened.has(id)) return;
    await this.db.actingFor(actor, 'case.read', async () => {
      await this.sealed.get(id);
      if (this.sealed.nowKnown(id)) this.audit.record({ action: 'case.read', object: id });
    });
  }
}

/** What people said and what was done, newest first; the opening of the case stands last. */
function timeline(notes: KeptNote[], last?: OpenedCase): TimelineEntry[] {
  const entries: TimelineEntry[] = notes.map(({ id, from, on, title, by, text, visibility, changes = [] }) => ({
    id,
    from,
    on,
    title,
    by,
    text: text ?? null,
    ...(from === 'word' ? { visibility } : {}),
    ...(changes.some((change) => change.from !== undefined) ? { changes: changes.length } : {}),
  }));
  if (!last) return entries;
  const { opened, summary } = last.content;
  return [
    ...entries,
    {
      id: last.row.id,
      from: 'word',
      on: opened.on,
      title: 'Case opened',
      by: opened.by,
      text: summary ?? null,
      visibility: 'desk',
    },
  ];
}
