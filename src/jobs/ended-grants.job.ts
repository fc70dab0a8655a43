import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import type { Job } from './job.js';
import { Jobs } from './jobs.service.js';

/**
 * Cases shown to another desk whose hour has come, asks that nobody answered, and grants of stand-ins whose hour has come. From that
 * hour on they reach nothing; here what was sealed leaves the disk. The next session of a desk whose grant has ended is asked to renew its
 * key, because whoever held it may have kept it.
 */
@Injectable()
export class EndedGrants implements Job, OnModuleInit {
  readonly name = 'ended-grants';

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
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

  /** What was shown opens to nobody from here on. Rows first, as whoever answers or ends does: two at once never wait in a circle. */
  private async shown(now: Date): Promise<number> {
    const emptied = `update break_glass set state = 'ended', secret_sealed = null, view_sealed = null`;
    const past = await this.db.query<Ended>(
      `${emptied} where state = 'granted' and ends_at <= $1 returning id, organisation_id`,
      [now],
    );
    await this.db.change(`delete from shred.break_glass_secrets where id = any ($1::uuid[])`, [
      past.map(({ id }) => id),
    ]);
    const unanswered = await this.db.query<Ended>(
      `${emptied} where state = 'asked' and ends_at is null and ends_on < $1::date returning id, organisation_id`,
      [this.clock.today()],
    );
    const ended = [...past, ...unanswered];
    // One organisation after the other, in one order: each chain is held until the commit.
    for (const { id, organisation_id } of ended.toSorted((a, b) => (a.organisation_id < b.organisation_id ? -1 : 1)))
      this.audit.recordByItself(organisation_id, { action: 'break-glass.ended', object: id });
    return ended.length;
  }
}

interface Ended {
  id: string;
  organisation_id: string;
}
