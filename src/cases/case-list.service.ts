import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { CaseSummary } from './case.content.js';
import type { ListCases, SearchCases } from './case.input.js';
import { type CaseLine, CaseRows, type ListLine, order, type Place } from './find/case-rows.service.js';
import { readCursor, writeCursor } from './find/cursor.js';
import { type Filters, passes } from './find/filters.js';
import { Search } from './find/search.service.js';
import { isNothing, wantedOf } from './find/wanted.js';
import type { Found } from './find/where-found.js';
import type { Facts } from './facts.js';
import { SealedCases } from './sealed-cases.service.js';

export interface Listed {
  row: CaseLine;
  summary: CaseSummary;
  /** Where the words stand that somebody looked for. */
  found?: Found;
}
interface Asked {
  filters: Filters;
  facts?: Facts;
  limit: number;
  after?: string;
}

/** Where a filter leaves few cases, more are read at a time. */
const MOST_AT_ONCE = 1000;

/** Lists of cases, nearest deadline first. They page by the clear `(remind_on, id)` and open only the rows they show. */
@Injectable()
export class CaseList {
  constructor(
    private readonly clock: Clock,
    private readonly rows: CaseRows,
    private readonly sealed: SealedCases,
    private readonly search: Search,
  ) {}

  page({ limit, after, ...filters }: ListCases) {
    return this.nearest({ filters, limit, after });
  }

  /** Words, facts and filters together. Without a word it is a list like any other. */
  async find({ text = '', facts, limit, after, ...filters }: SearchCases) {
    if (isNothing(wantedOf(text))) return this.nearest({ filters, facts, limit, after });
    return this.search.find({ text, filters, facts: facts ?? {}, limit, after });
  }

  /** Exact inside a page, at most two days out of order between pages; never missing, never twice. */
  private async nearest({ filters, facts, limit, after }: Asked): Promise<{ items: Listed[]; next: string | null }> {
    const pass = passes(filters, this.clock.today(), facts) ?? (() => true);
    const items: Listed[] = [];
    let place: Place | undefined = after ? (readCursor(after).slice(1) as Place) : undefined;
    // What a filter asks may be sealed: rows are opened until the page is full.
    for (let atOnce = limit; ; atOnce = Math.min(atOnce * 4, MOST_AT_ONCE)) {
      const rows = await this.rows.nearest(filters, atOnce + 1, place);
      const read = rows.slice(0, atOnce);
      const fitting = (await this.opened(read)).filter(({ summary }) => pass(summary)).slice(0, limit - items.length);
      items.push(...fitting);
      const isFull = items.length === limit;
      const last = isFull ? fitting.at(-1)!.row : read.at(-1);
      const isEnd = !last || last.id === rows.at(-1)?.id;
      if (isFull || isEnd)
        return { items: items.sort(nearestFirst), next: isEnd ? null : writeCursor(last.remindOn, last.id) };
      place = [last.remindOn, last.id];
    }
  }

  private async opened(rows: ListLine[]): Promise<Listed[]> {
    const summaries = await this.sealed.summaries(rows);
    return rows.flatMap((row) => {
      const summary = summaries.get(row.id);
      return summary ? [{ row, summary }] : [];
    });
  }
}

export const nearestFirst = (a: Listed, b: Listed) =>
  order(a.summary.due[0]?.on ?? 'infinity', b.summary.due[0]?.on ?? 'infinity') || order(a.row.id, b.row.id);
