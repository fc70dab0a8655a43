import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { CannotOpen } from '../vault/cannot-open.js';
import { openSealed } from '../vault/box.js';
import { AuditKey } from './audit-key.service.js';
import { Audit, type Entry } from './audit.service.js';
import type { TrailRow } from './views/trail.page.js';

interface EntryRow {
  number: string;
  day: string;
  code: string | null;
  entry_sealed: Buffer | null;
}
type Opened = Partial<Entry> & { actor?: string; minute?: string; altered?: boolean };

export const FILTERS = ['identities', 'refusals'] as const;
export type Filter = (typeof FILTERS)[number];
const THE_TRAIL = 'the audit trail';
const SHOWN = 50;
/** Entries are sealed, so that a filter opens them: so many for one page. */
const READ = 2000;
const AT_ONCE = 200;

/** The trail as its auditor reads it, newest first. */
@Injectable()
export class Trail {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly auditKey: AuditKey,
  ) {}

  /** Once a session: the trail says that it was read, and is not filled with its own readings. Committed before it is shown. */
  recordReading() {
    const seat = this.db.seat();
    const { opened } = this.db.actor();
    if (opened.has(THE_TRAIL)) return;
    this.audit.record({ action: 'audit.read' });
    seat.afterwards.push(() => {
      if (seat.committed) opened.add(THE_TRAIL);
    });
  }

  /** @param before entries with a lower number only */
  async page(before: number | undefined, show: Filter | undefined): Promise<{ items: TrailRow[]; next?: number }> {
    const { pair } = await this.auditKey.held();
    const found: { row: EntryRow; entry: Opened }[] = [];
    let [from, read] = [before ?? Number.MAX_SAFE_INTEGER, 0];
    for (;;) {
      const rows = await this.rows(from);
      for (const [at, row] of rows.entries()) {
        const entry = this.opened(pair, row);
        if (fits(entry, show)) found.push({ row, entry });
        const last = Number(row.number);
        const more = at < rows.length - 1 || rows.length === AT_ONCE;
        if (found.length === SHOWN || ++read === READ)
          return { items: await this.named(found), ...(more && last > 1 ? { next: last } : {}) };
        from = last;
      }
      if (rows.length < AT_ONCE) return { items: await this.named(found) };
    }
  }

  private rows(before: number): Promise<EntryRow[]> {
    return this.db.query<EntryRow>(
      `select number, entered_on::text as day, code, entry_sealed from audit_entries
       where organisation_id = $1 and number < $2 order by number desc limit ${AT_ONCE}`,
      [this.db.actor().organisationId, before],
    );
  }

  private opened(pair: Parameters<typeof openSealed>[0], { code, entry_sealed }: EntryRow): Opened {
    if (code !== null || !entry_sealed) return { action: code ?? 'act' };
    try {
      return JSON.parse(openSealed(pair, entry_sealed).toString()) as Opened;
    } catch (error) {
      if (error instanceof CannotOpen) return { altered: true };
      throw error;
    }
  }

  private async named(found: { row: EntryRow; entry: Opened }[]): Promise<TrailRow[]> {
    const ids = [...new Set(found.flatMap(({ entry }) => entry.actor ?? []))];
    const accounts = await this.db.query<{ id: string; handle: string }>(
      `select id, handle from accounts where organisation_id = $1 and id = any ($2::uuid[])`,
      [this.db.actor().organisationId, ids],
    );
    const handles = new Map(accounts.map(({ id, handle }) => [id, handle]));
    return found.map(({ row: { number, day }, entry }) => ({
      number: Number(number),
      day,
      time: entry.minute?.slice(11, 16),
      who: entry.actor ? (handles.get(entry.actor) ?? 'an account that is gone') : entry.minute && 'by itself',
      action: entry.action,
      object: entry.object,
      reason: entry.reason,
      refused: entry.refused,
    }));
  }
}

const fits = ({ action, refused }: Opened, show: Filter | undefined) =>
  show === undefined || (show === 'refusals' ? refused !== undefined : action === 'identity.reveal');
