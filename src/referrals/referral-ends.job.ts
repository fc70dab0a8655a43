import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import type { Job } from '../jobs/job.js';
import { Jobs } from '../jobs/jobs.service.js';
import { LIVE } from './offer.entity.js';

/**
 * Offers past their end. From that day on the server opens nothing of them; here what could be opened leaves the disk: every stage
 * secret, and the offer's own blobs. No step is told: the state and the day say it to both sides.
 */
@Injectable()
export class ReferralEnds implements Job, OnModuleInit {
  readonly name = 'referral-ends';

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
    // The offers first, as whoever answers or withdraws does: two at the same moment wait for each other and never in a circle.
    const ended = await this.db.query<{ id: string }>(
      `update offers set state = 'expired', secret_sealed = null, preview_sealed = null, name_sealed = null, packet_sealed = null
       where ends_on < $1 and state = any ($2::text[]) returning id`,
      [today, LIVE],
    );
    await this.db.change(`delete from shred.stage_secrets where offer_id = any ($1::uuid[])`, [
      ended.map(({ id }) => id),
    ]);
    return { done: ended.length };
  }
}
