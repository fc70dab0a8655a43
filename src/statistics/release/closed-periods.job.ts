import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { daysLater } from '../../common/web/dates.js';
import type { Job } from '../../jobs/job.js';
import { Jobs } from '../../jobs/jobs.service.js';
import { type AdoptedPlan, AdoptedPlans, planOf } from '../plan/adopted-plans.service.js';
import { isYear, type Period, periodsUntil, quarterBefore } from '../plan/period.js';
import { scheduleOf } from '../plan/schedule.js';
import { aloneWith } from './alone-with.js';

/** So long as a release may be approved, too. */
const PROPOSED_DAYS = 14;

/**
 * What was not drawn by the end of its days never is: it is written down as not published, for ever; what desks had stated of it is
 * destroyed, with the secret without which it does not open, and with what had been prepared.
 */
@Injectable()
export class ClosedPeriods implements Job, OnModuleInit {
  readonly name = 'closed-periods';

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly plans: AdoptedPlans,
  ) {}

  onModuleInit() {
    this.jobs.register(this);
  }

  async run() {
    const plans = await this.plans.all();
    let done = 0;
    for (const period of await this.kept()) if (this.isOver(plans, period)) done += await this.destroy(period);
    for (const period of this.announced(plans)) if (this.isOver(plans, period)) done += await this.note(period);
    return { done: done + (await this.takeBack()) };
  }

  /** What was prepared for somebody whose account was locked, and what nobody approved: until then it opens to one person. */
  private async takeBack(): Promise<number> {
    const left = `(select id from accounts where role = 'campaign_lead' and state <> 'active')`;
    const prepared = await this.db.change(`delete from releases where not drawn and approver in ${left}`);
    const proposed = await this.db.change(
      `delete from shred.key_proposals where proposed_on < $1 or approver in ${left}`,
      [daysLater(this.clock.today(), -PROPOSED_DAYS)],
    );
    return prepared + proposed;
  }

  private async kept(): Promise<Period[]> {
    const rows = await this.db.query<{ period: Period }>(
      `select period from shred.statement_secrets union select period from shred.release_remainders order by period`,
    );
    return rows.map(({ period }) => period);
  }

  private announced(plans: AdoptedPlan[]): Period[] {
    const [first] = plans;
    return first ? periodsUntil(first.plan.calendar.first_period, this.clock.today()) : [];
  }

  private isOver(plans: AdoptedPlan[], period: Period): boolean {
    // A year in whose middle the network began to count is never drawn, and what was stated of it ends with its last quarter.
    const planned = planOf(plans, period) ?? planOf(plans, quarterBefore(`${Number(period.slice(0, 4)) + 1}-Q1`));
    return planned !== undefined && this.clock.calendar().toISOString() >= scheduleOf(planned.plan, period).approvedBy;
  }

  /** Also where nobody had stated or prepared anything: that, too, is told as "not published", and nothing else. */
  private async note(period: Period): Promise<number> {
    await aloneWith(this.db, period);
    return this.db.change(
      `insert into unpublished_periods (period) select $1
       where not exists (select from releases where period = $1 and drawn) on conflict do nothing`,
      [period],
    );
  }

  private async destroy(period: Period): Promise<number> {
    // Who approves in the last second either has drawn it, or finds that it is over.
    await aloneWith(this.db, period);
    const [part, like] = isYear(period) ? ['year', `${period}-Q_`] : ['quarter', period];
    const statements = await this.db.change(`delete from statements where part = $1 and period like $2`, [part, like]);
    const secrets = await this.db.change(`delete from shred.statement_secrets where period = $1`, [period]);
    const remainders = await this.db.change(`delete from shred.release_remainders where period = $1`, [period]);
    return statements + secrets + remainders;
  }
}
