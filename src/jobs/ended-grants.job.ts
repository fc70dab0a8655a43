import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import type { Job } from './job.js';
import { Jobs } from './jobs.service.js';

/**
 * Cases shown to another desk whose hour has come, asks that nobody answered, and grants of stand-ins whose hour has come. From that hour on they reach nothing; here the sealed secret leaves the disk, and the desk's
 * next session is asked to renew its key, because whoever held it may have kept it.
 */
@Injectable()
export class EndedGrants implements Job, OnModuleInit {
  readonly name = 'ended-grants';

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit() {
    this.jobs.register(this);
  }

  async run() {
    // The desks first: once the grants are gone nothing says whom to ask.
    const now = this.clock.now();
    await this.db.change(
      `update desks set renewal_asked = true where id in (select desk_id from grants where ends_at <= $1)`,
      [now],
    );
    const shown = await this.shown(now);
    return { done: shown + (await this.db.change(`delete from grants where ends_at <= $1`, [now])) };
  }

  /** What was shown opens to nobody from here on. */
  private async shown(now: Date): Promise<number> {
    await this.db.change(
      `delete from shred.break_glass_secrets where id in (select id from break_glass where ends_at <= $1)`,
      [now],
    );
    const emptied = `update break_glass set state = 'ended', secret_sealed = null, view_sealed = null`;
    const past = await this.db.change(`${emptied} where state = 'granted' and ends_at <= $1`, [now]);
    const today = this.clock.today();
    const unanswered = `${emptied} where state = 'asked' and ends_at is null and ends_on < $1::date`;
    return past + (await this.db.change(unanswered, [today]));
  }
}
