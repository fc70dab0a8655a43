import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { isDay } from '../common/web/is-day.js';
import { Invalid } from '../common/web/refusals.js';
import { Keyring } from '../vault/keyring.js';
import type { CaseSummary } from './case.content.js';
import { Case } from './case.entity.js';
import type { ListCases, SearchCases } from './case.input.js';
import { SealedCases } from './sealed-cases.service.js';

export interface Listed {
  row: Case;
  summary: CaseSummary;
}
type Place = [remindOn: string, id: string];

/** Cases found by opening the summaries of a desk at once. */
const SEARCHED = 5000;
const SHOWN = 200;

/** Lists of cases, nearest deadline first. They page by the clear `(remind_on, id)` and open only the rows they show. */
@Injectable()
export class CaseList {
  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
    private readonly sealed: SealedCases,
  ) {}

  /** Exact inside a page, at most two days out of order between pages; never missing, never twice. */
  async page(asked: ListCases): Promise<{ items: Listed[]; next: string | null }> {
    const items: Listed[] = [];
    let place = readCursor(asked.after);
    // The country is sealed: rows are opened, as many as a page holds at a time, until the page is full.
    for (;;) {
      const rows = await this.rows({ ...asked, place, limit: asked.limit + 1 });
      const read = rows.slice(0, asked.limit);
      const fitting = (await this.opened(read)).filter(inCountry(asked.country)).slice(0, asked.limit - items.length);
      items.push(...fitting);
      const isFull = items.length === asked.limit;
      const last = isFull ? fitting.at(-1)!.row : read.at(-1);
      const next = last && last !== rows.at(-1) ? ([last.remindOn, last.id] satisfies Place) : undefined;
      if (isFull || !next) return { items: items.sort(nearestFirst), next: next ? cursorOf(next) : null };
      place = next;
    }
  }

  /** Opens the desk's summaries in memory: by reference, pseudonym, fact. Nothing of what was searched leaves memory. */
  async search({ text = '', facts = {}, state, assignee }: SearchCases): Promise<Listed[]> {
    const rows = await this.rows({ state: state ?? 'any', assignee, limit: SEARCHED });
    const wanted = text.toLocaleLowerCase();
    return (await this.opened(rows))
      .filter(({ row, summary }) => holds(row, summary, wanted) && hasFacts(summary, facts))
      .sort(nearestFirst)
      .slice(0, SHOWN);
  }

  /** One desk after the other, so that each is read along its index; then the nearest of all. */
  private async rows({
    place,
    limit,
    state,
    assignee,
  }: {
    place?: Place;
    limit: number;
    state?: string;
    assignee?: string;
  }): Promise<Case[]> {
    const { organisationId, accountId } = this.db.actor();
    const all: Case[] = [];
    for (const { deskId } of this.keyring.desks()) {
      // A desk that was not confirmed shows nothing, not even that it is empty.
      this.keyring.desk(deskId);
      const query = this.db
        .of(Case)
        .createQueryBuilder('c')
        .addSelect('c.summarySealed')
        .where('c.organisationId = :organisationId and c.deskId = :deskId', { organisationId, deskId });
      if (!state) query.andWhere(`c.state <> 'closed'`);
      else if (state !== 'any') query.andWhere('c.state = :state', { state });
      if (assignee === 'me') query.andWhere('c.assigneeId = :accountId', { accountId });
      if (place)
        query.andWhere('(c.remindOn, c.id) > (:remindOn::date, :id::uuid)', { remindOn: place[0], id: place[1] });
      all.push(...(await query.orderBy('c.remindOn').addOrderBy('c.id').limit(limit).getMany()));
    }
    const before = (a: Case, b: Case) => order(a.remindOn, b.remindOn) || order(a.id, b.id);
    return all.sort(before).slice(0, limit);
  }

  private async opened(rows: Case[]): Promise<Listed[]> {
    const summaries = await this.sealed.summaries(rows);
    return rows.flatMap((row) => {
      const summary = summaries.get(row.id);
      return summary ? [{ row, summary }] : [];
    });
  }
}

/** `infinity` sorts after every date as text too: letters come after digits. */
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
export const nearestFirst = (a: Listed, b: Listed) =>
  order(a.summary.due[0]?.on ?? 'infinity', b.summary.due[0]?.on ?? 'infinity') || order(a.row.id, b.row.id);
const inCountry =
  (country?: string) =>
  ({ summary: { facts } }: Listed) =>
    !country || (facts.service_country ?? facts.country_of_stay) === country;

export const holds = (row: Case, { pseudonym, facts }: CaseSummary, wanted: string) =>
  wanted === '' ||
  [row.reference, pseudonym, ...Object.values(facts).flat()].some((word) =>
    String(word).toLocaleLowerCase().includes(wanted),
  );
export const hasFacts = ({ facts }: CaseSummary, wanted: object) =>
  Object.entries(wanted).every(([name, value]) => {
    const kept = [(facts as Record<string, string | string[] | undefined>)[name] ?? []].flat();
    return value === undefined || [value].flat().every((code: string) => kept.includes(code));
  });

export const cursorOf = (place: Place) => Buffer.from(place.join(' ')).toString('base64url');
export function readCursor(after?: string): Place | undefined {
  if (!after) return undefined;
  const [, remindOn, id] =
    /^(\d{4}-\d\d-\d\d|infinity) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
      Buffer.from(after, 'base64url').toString(),
    ) ?? [];
  if (!remindOn || !id || !(remindOn === 'infinity' || isDay(remindOn)))
    throw new Invalid([{ field: 'after', message: 'This cursor is not one of ours: begin from the first page.' }]);
  return [remindOn, id];
}
