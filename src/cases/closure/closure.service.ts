import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict } from '../../common/web/refusals.js';
import { label } from '../../reference/vocabulary.js';
import { BreakGlass } from '../break-glass/break-glass.service.js';
import { CaseReferrals } from '../case-referrals.js';
import { type Closing, type LifeStep, lifeOf } from '../case.content.js';
import type { Case } from '../case.entity.js';
import { endTasks } from '../tasks/task.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';

const KEPT_YEARS = 2;

/** Closing ends the access of everyone but the desk, and starts the clock of retention. */
@Injectable()
export class Closure {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly referrals: CaseReferrals,
    private readonly breakGlass: BreakGlass,
  ) {}

  /** With the advice that was given this is the one step in which an enquiry ends. */
  async close(
    caseId: string,
    { reason, achieved, advice, version }: Pick<Closing, 'reason' | 'achieved' | 'advice'> & { version?: number },
  ) {
    const opened = await this.sealed.open(caseId);
    if (opened.row.state === 'closed')
      throw new Conflict('This case is closed already: somebody was faster. Nothing was overwritten.', 'closed');
    const { on, by } = this.step(opened, { to: 'closed', reason });
    endTasks(opened.content, { on, by });
    opened.content.closed = { on, reason, by, achieved, advice };
    const saved = await this.sealed.save(opened, { state: 'closed', eraseOn: eraseOnIfClosed(on) }, version, {
      title: `Closed: ${label('closure_reason', reason)}`,
      text: advice,
    });
    await this.referrals.endAllOf(caseId);
    // An offer to another desk ends too: a closed case moves nowhere.
    await this.db.change(`delete from transfers where organisation_id = $1 and case_id = $2`, [
      saved.organisationId,
      caseId,
    ]);
    await this.breakGlass.endOfCase(saved.deskId, saved.reference);
    this.audit.record({ action: 'case.close', object: caseId });
    return saved;
  }

  async reopen(caseId: string, reason?: string): Promise<Case> {
    const opened = await this.sealed.open(caseId);
    if (opened.row.state !== 'closed') throw new Conflict('This case is open.', 'open');
    this.step(opened, { to: 'open', reason });
    delete opened.content.closed;
    const saved = await this.sealed.save(opened, { state: 'open', eraseOn: null }, undefined, {
      title: 'Opened again',
      text: reason,
    });
    this.audit.record({ action: 'case.close', object: caseId });
    return saved;
  }

  private step({ content }: OpenedCase, { to, reason }: Pick<LifeStep, 'to' | 'reason'>): LifeStep {
    const step = { to, on: this.clock.today(), by: this.db.actor().handle, reason };
    content.life = [...lifeOf(content), step];
    return step;
  }
}

/** The last day on which a case is kept that closes today. */
export const eraseOnIfClosed = (today: string) => yearsLater(today, KEPT_YEARS);

/** The 29th of February becomes the 1st of March: kept a day longer, never shorter. */
function yearsLater(day: string, years: number): string {
  const [year, rest] = [Number(day.slice(0, 4)) + years, day.slice(4)];
  return new Date(`${year}${rest === '-02-29' ? '-03-01' : rest}`).toISOString().slice(0, 10);
}
