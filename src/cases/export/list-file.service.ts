import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Accounts } from '../../accounts/accounts.service.js';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { csvHeading, csvLines } from '../../common/csv-file.js';
import { Db } from '../../common/database/db.js';
import { Desks } from '../../organisations/desks.service.js';
import type { Case } from '../case.entity.js';
import { type Filters, passes } from '../find/filters.js';
import { SealedCases } from '../sealed-cases.service.js';
import { DeskInTurn, type Taken } from './desk-in-turn.service.js';
import { cellsOf, COLUMN_CODES, headingOf } from './list-columns.js';
import type { ExportList } from './list-file.input.js';

const ACTION = 'case.export-list';
const AT_ONCE = 500;

/** A desk's list as a table. Names and contacts are never in it: it is read off the summaries, which hold none. */
@Injectable()
export class ListFiles {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly accounts: Accounts,
    private readonly desks: Desks,
    private readonly sealed: SealedCases,
    private readonly inTurn: DeskInTurn,
  ) {}

  /** That it was taken out, and why, is recorded before a line is read. */
  async take(actor: Actor, asked: ExportList): Promise<Readable> {
    const deskId = await this.db.actingFor(actor, ACTION, async () => {
      const desk = this.desks.meant(asked.desk_id);
      this.audit.record({ action: ACTION, object: desk.deskId, reason: asked.reason });
      return desk.deskId;
    });
    return Readable.from(this.lines(actor, deskId, asked));
  }

  private async *lines(actor: Actor, deskId: string, { filters = {}, columns }: ExportList) {
    const shown = columns ?? COLUMN_CODES;
    yield csvHeading(headingOf(shown));
    const pass = passes(filters, this.clock.today()) ?? (() => true);
    const taken = { deskId, ...inClear(filters, actor) };
    const how = { columns: ['c.summarySealed' as const], atOnce: AT_ONCE };
    for await (const lines of this.inTurn.walk(actor, ACTION, taken, how, (rows) => this.opened(rows))) {
      const fitting = lines.filter(({ summary }) => pass(summary));
      if (fitting.length > 0) yield csvLines(fitting.map((line) => cellsOf(shown, line)));
    }
  }

  private async opened(rows: Case[]) {
    const summaries = await this.sealed.summaries(rows);
    const handles = await this.accounts.handles(rows.map(({ assigneeId }) => assigneeId));
    return rows.flatMap((row) => {
      const summary = summaries.get(row.id);
      return summary ? [{ row, summary, holder: handles.get(row.assigneeId ?? '') ?? '' }] : [];
    });
  }
}

/** What of a filter stands in clear, as the list reads it: without a state, any but closed. */
function inClear({ state, assignee }: Filters, { accountId }: Actor): Omit<Taken, 'deskId'> {
  const holder = assignee === 'me' ? accountId : assignee;
  return {
    ...(state === 'any' ? {} : { state: state ?? In(['enquiry', 'open']) }),
    ...(holder === 'nobody' ? { assigneeId: IsNull() } : holder && holder !== 'desk' ? { assigneeId: holder } : {}),
  };
}
