import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Keyring } from '../../vault/keyring.js';
import { KEY_OF, type ReadKey } from '../../vault/wraps.js';
import type { Case } from '../case.entity.js';
import type { Filters } from './filters.js';

/** What a list reads of a case, in clear. */
export type CaseLine = Pick<
  Case,
  'id' | 'organisationId' | 'deskId' | 'reference' | 'state' | 'version' | 'assigneeId' | 'remindOn'
>;
export interface ListLine extends CaseLine {
  summarySealed: Buffer;
}
/** The words of a case, with the key of them; without either where nobody has written to it since words are kept, or a row was lost. */
export type WordsLine = { id: string; deskId: string; remindOn: string } & (
  ({ words: Buffer } & ReadKey) | { words: null }
);
/** After which case a list goes on. */
export type Place = [remindOn: string, id: string];

const FIRST: Place = ['-infinity', '00000000-0000-0000-0000-000000000000'];
const AT_ONCE = 500;
const ANY_HOLDER = ['', 'desk', 'nobody'];

/** What of a filter stands in clear. */
const NARROWED = `
    c.organisation_id = $1 and c.desk_id = $2
    and case $3 when '' then c.state <> 'closed' when 'any' then true else c.state = $3 end
    and ($4::uuid is null or c.assignee_id = $4) and (not $5 or c.assignee_id is null)
    and ($6::date is null or c.remind_on < $6)`;
const CLEAR = `c.id, c.organisation_id as "organisationId", c.desk_id as "deskId", c.reference, c.state, c.version,
    c.assignee_id as "assigneeId", c.remind_on::text as "remindOn"`;

const NEAREST_FIRST = `
  select ${CLEAR}, c.summary_sealed as "summarySealed" from cases c
  where ${NARROWED} and (c.remind_on, c.id) > ($7::date, $8::uuid)
  order by c.remind_on, c.id limit $9`;
const WITH_WORDS = `
  select c.id, c.desk_id as "deskId", c.remind_on::text as "remindOn", w.words_sealed as words, k.* from cases c
  left join lateral (
    select number, words_sealed from case_words where organisation_id = $1 and case_id = c.id limit 1
  ) w on true
  ${KEY_OF('case', '$1', 'c.id', 'w.number')}
  where ${NARROWED} and c.id > $7
  order by c.id limit $8`;
const THESE = `
  select ${CLEAR}, c.summary_sealed as "summarySealed" from cases c where c.organisation_id = $1 and c.id = any ($2::uuid[])`;

/** Rows of cases as far as they are in clear, desk by desk, so that each is read along its index. */
@Injectable()
export class CaseRows {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keyring: Keyring,
  ) {}

  /** The nearest of all desks. */
  async nearest(filters: Filters, limit: number, [remindOn, id] = FIRST): Promise<ListLine[]> {
    const all: ListLine[] = [];
    for (const deskId of this.desks(filters))
      all.push(
        ...(await this.db.query<ListLine>(NEAREST_FIRST, [...this.narrowed(filters, deskId), remindOn, id, limit])),
      );
    return all.sort(nearestInClear).slice(0, limit);
  }

  /** All of them, in no order that says anything; the next are under way while these are looked at. Ask nothing else meanwhile. */
  async *withWords(filters: Filters): AsyncGenerator<WordsLine[]> {
    for (const deskId of this.desks(filters)) {
      const after = (id: string) =>
        this.db.query<WordsLine>(WITH_WORDS, [...this.narrowed(filters, deskId), id, AT_ONCE]);
      let rows = await after(FIRST[1]);
      while (rows.length === AT_ONCE) {
        const next = after(rows.at(-1)!.id);
        // Whoever stops in the middle leaves nobody to hear of a failure.
        next.catch(() => undefined);
        yield rows;
        rows = await next;
      }
      yield rows;
    }
  }

  async these(ids: string[]): Promise<ListLine[]> {
    return this.db.query<ListLine>(THESE, [this.db.actor().organisationId, ids]);
  }

  private desks({ desk }: Filters): string[] {
    const own = this.keyring.desks().map(({ deskId }) => deskId);
    const wanted = own.filter((id) => !desk || id === desk);
    // A desk that was not confirmed shows nothing, not even that it is empty.
    for (const id of wanted) this.keyring.desk(id);
    return wanted;
  }

  private narrowed({ state, assignee, overdue }: Filters, deskId: string) {
    const { organisationId, accountId } = this.db.actor();
    const holder = assignee === 'me' ? accountId : ANY_HOLDER.includes(assignee ?? '') ? null : assignee;
    // A day in clear is that of the deadline or up to two before it.
    return [organisationId, deskId, state ?? '', holder, assignee === 'nobody', overdue ? this.clock.today() : null];
  }
}

/** `infinity` sorts after every date as text too: letters come after digits. */
export const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
export const nearestInClear = (a: Pick<CaseLine, 'remindOn' | 'id'>, b: Pick<CaseLine, 'remindOn' | 'id'>) =>
  order(a.remindOn, b.remindOn) || order(a.id, b.id);
