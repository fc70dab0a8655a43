import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import type { Job } from './job.js';
import { Jobs } from './jobs.service.js';

/** What has had its time: memories of writes after seven days, what a merge could be taken back with, after its last day, and what desks asked each other to show. */
@Injectable()
export class Sweep implements Job, OnModuleInit {
  readonly name = 'sweep';

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit() {
    this.jobs.register(this);
  }

  async run() {
    const today = this.clock.today();
    const written = await this.db.change(`delete from idempotency where kept_on < $1::date - 7`, [today]);
    const merged = await this.db.change(`delete from merges where ends_on < $1`, [today]);
    // Its secret fell long before: with its hour, or with the answer.
    const asked = await this.db.change(`delete from break_glass where state <> 'granted' and ends_on < $1::date - 7`, [
      today,
    ]);
    return { done: written + merged + asked };
  }
}
