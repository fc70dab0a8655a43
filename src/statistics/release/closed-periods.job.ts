import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { Job } from '../../jobs/job.js';
import { Jobs } from '../../jobs/jobs.service.js';
import { AdoptedPlans } from '../plan/adopted-plans.service.js';
import { isYear, type Period } from '../plan/period.js';
import { scheduleOf } from '../plan/schedule.js';

/**
 * What was not drawn by the end of its days never is: what desks had stated of it is destroyed, with the secret without which it does
 * not open, and with what had been prepared.
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
    const kept = await this.db.query<{ period: Period }>(
      `select period from shred.statement_secrets union select period from shred.release_remainders`,
    );
    let done = 0;
    for (const { period } of kept) if (await this.isOver(period)) done += await this.destroy(period);
    return { done };
  }

  private async isOver(period: Period): Promise<boolean> {
    const adopted = await this.plans.of(period);
    return adopted !== undefined && this.clock.calendar().toISOString() >= scheduleOf(adopted.plan, period).approvedBy;
  }

  private async destroy(period: Period): Promise<number> {
    const [part, like] = isYear(period) ? ['year', `${period}-Q_`] : ['quarter', period];
    const statements = await this.db.change(`delete from statements where part = $1 and period like $2`, [part, like]);
    const secrets = await this.db.change(`delete from shred.statement_secrets where period = $1`, [period]);
    const remainders = await this.db.change(`delete from shred.release_remainders where period = $1`, [period]);
    return statements + secrets + remainders;
  }
}
