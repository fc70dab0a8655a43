import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { daysLater } from '../../common/web/dates.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { Case } from '../case.entity.js';
import { SealedCases } from '../sealed-cases.service.js';
import { monthsLater } from './months-later.js';
import type { ToBeErased } from './retention.view.js';

/** So many days before, the desk is told. */
export const WARNED = 30;
const MOST_YEARS = 10;
const SHOWN = 200;

type Row = Pick<Case, 'id' | 'organisationId' | 'reference' | 'summarySealed'> & { eraseOn: string };

/** How long a closed case is kept, and what soon will not be kept any more. */
@Injectable()
export class Retention {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
  ) {}

  /** The last day on which a case is kept that closes today. */
  async eraseOn(): Promise<string> {
    return monthsLater(this.clock.today(), await this.keptMonths());
  }

  async keptMonths(): Promise<number> {
    const [own] = await this.db.query<{ kept_months: number }>(`select kept_months from organisations where id = $1`, [
      this.db.actor().organisationId,
    ]);
    return own!.kept_months;
  }

  /** What went into this case is erased no later than it: otherwise the person would outlast their erasure. */
  async endWith(caseIds: string[], day: string) {
    if (caseIds.length === 0) return;
    await this.db.change(
      `update cases set erase_on = $3 where organisation_id = $1 and id = any ($2::uuid[]) and state = 'closed' and erase_on > $3`,
      [this.db.actor().organisationId, caseIds, day],
    );
  }

  /** @throws Invalid for a day that keeps it no longer; Conflict for a case that is not closed, or lives on in another */
  async keepLonger(caseId: string, until: string, reason: string): Promise<Case> {
    const opened = await this.sealed.open(caseId);
    const { eraseOn, state } = opened.row;
    if (state !== 'closed' || !eraseOn)
      throw new Conflict('This case is not closed, so no day of erasure is running.', 'open');
    if (opened.content.merged_into)
      throw new Conflict(
        `It was merged into ${opened.content.merged_into.reference}: keep that case longer, if it has to be kept.`,
        'merged',
      );
    const last = monthsLater(this.clock.today(), 12 * MOST_YEARS);
    if (until <= eraseOn || until <= this.clock.today())
      throw new Invalid([{ field: 'until', message: `Choose a day after ${eraseOn}, until which it is kept anyway.` }]);
    if (until > last)
      throw new Invalid([{ field: 'until', message: `At most ten years from today: ${last} at the latest.` }]);
    const saved = await this.sealed.save(opened, { state, eraseOn: until }, undefined, {
      title: `Kept longer, until ${until}`,
      text: reason,
    });
    this.audit.record({ action: 'case.keep', object: caseId, reason });
    return saved;
  }

  /** Closed cases of these desks that are erased within thirty days, the nearest first. */
  async soon(deskIds: string[]): Promise<{ items: ToBeErased[]; more: boolean }> {
    const rows = await this.db.query<Row>(
      `select id, organisation_id as "organisationId", reference, summary_sealed as "summarySealed", erase_on::text as "eraseOn" from cases
       where organisation_id = $1 and desk_id = any ($2::uuid[]) and erase_on <= $3 order by erase_on, id limit $4`,
      [this.db.actor().organisationId, deskIds, this.lastDay(), SHOWN + 1],
    );
    const summaries = await this.sealed.summaries(rows.slice(0, SHOWN));
    const items = rows.slice(0, SHOWN).flatMap(({ id, reference, eraseOn }) => {
      const pseudonym = summaries.get(id)?.pseudonym;
      return pseudonym ? [{ case: { id, reference, pseudonym }, erase_on: eraseOn }] : [];
    });
    return { items, more: rows.length > SHOWN };
  }

  /** How many that are, and the nearest day, for the working day: nothing is opened. */
  async soonInNumbers(deskIds: string[]): Promise<{ cases: number; first: string | null }> {
    const [row] = await this.db.query<{ cases: number; first: string | null }>(
      `select count(*)::int as cases, min(erase_on)::text as first from cases
       where organisation_id = $1 and desk_id = any ($2::uuid[]) and erase_on <= $3`,
      [this.db.actor().organisationId, deskIds, this.lastDay()],
    );
    return row!;
  }

  private lastDay() {
    return daysLater(this.clock.today(), WARNED);
  }
}
