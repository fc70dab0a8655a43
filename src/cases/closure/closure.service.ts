import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Conflict } from '../../common/web/refusals.js';
import { label } from '../../reference/vocabulary.js';
import { CaseReferrals } from '../case-referrals.js';
import type { Case } from '../case.entity.js';
import { Notes } from '../notes/notes.service.js';
import { SealedCases } from '../sealed-cases.service.js';

const KEPT_YEARS = 2;

/** Closing ends the access of everyone but the desk, and starts the clock of retention. */
@Injectable()
export class Closure {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly referrals: CaseReferrals,
  ) {}

  async close(caseId: string, reason: string): Promise<Case> {
    const opened = await this.sealed.open(caseId);
    if (opened.row.state === 'closed') throw new Conflict('This case is closed already.', 'closed');
    opened.content.closed = { on: this.clock.today(), reason };
    const saved = await this.sealed.save(opened, {
      state: 'closed',
      eraseOn: eraseOnIfClosed(this.clock.today()),
    });
    await this.referrals.endAllOf(caseId);
    await this.notes.add(saved, opened.key, {
      from: 'system',
      title: `Closed: ${label('closure_reason', reason)}`,
      visibility: 'desk',
    });
    this.audit.record({ action: 'case.close', object: caseId });
    return saved;
  }

  async reopen(caseId: string): Promise<Case> {
    const opened = await this.sealed.open(caseId);
    if (opened.row.state !== 'closed') throw new Conflict('This case is open.', 'open');
    delete opened.content.closed;
    const saved = await this.sealed.save(opened, { state: 'open', eraseOn: null });
    await this.notes.add(saved, opened.key, { from: 'system', title: 'Opened again', visibility: 'desk' });
    this.audit.record({ action: 'case.close', object: caseId });
    return saved;
  }
}

/** The last day on which a case is kept that closes today. */
export const eraseOnIfClosed = (today: string) => yearsLater(today, KEPT_YEARS);

/** The 29th of February becomes the 1st of March: kept a day longer, never shorter. */
function yearsLater(day: string, years: number): string {
  const [year, rest] = [Number(day.slice(0, 4)) + years, day.slice(4)];
  return new Date(`${year}${rest === '-02-29' ? '-03-01' : rest}`).toISOString().slice(0, 10);
}
