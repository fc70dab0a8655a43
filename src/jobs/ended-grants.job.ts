import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import type { Job } from './job.js';
import { Jobs } from './jobs.service.js';

/**
 * Grants of stand-ins whose hour has come. From that hour on they reach nothing; here the sealed secret leaves the disk, and the desk's
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
    return { done: await this.db.change(`delete from grants where ends_at <= $1`, [now]) };
  }
}
