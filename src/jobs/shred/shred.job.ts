import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { Done, Job } from '../job.js';
import { Jobs } from '../jobs.service.js';
import { Keeper } from './keeper.js';
import { lookFor } from './look-for.js';

interface Sample {
  erasure_id: string;
  inverted: Buffer;
}

/**
 * What was deleted leaves the files of the database: every day, and sooner where an erasure waits. Then the bytes of what was erased are
 * looked for. Not found, the erasure is proved; found, it waits for the next run; and where nobody can look, it is only cleaned.
 */
@Injectable()
export class ShredJob implements Job, OnModuleInit {
  readonly name = 'shred';

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly keeper: Keeper,
  ) {}

  onModuleInit() {
    this.jobs.register(this);
  }

  async run(): Promise<Done> {
    // The steps and the search can take longer than a transaction may stand idle. Until they are over this one has only read: it would
    // keep dead rows alive if it had written.
    await this.db.query(`select set_config('idle_in_transaction_session_timeout', '0', true)`);
    const samples = await this.db.query<Sample>(
      `select erasure_id, inverted from erasure_samples order by erasure_id, number`,
    );
    const pending = await this.db.query<{ id: string }>(`select id from erasures where state = 'pending' order by id`);
    if (pending.length === 0 && (await this.ranToday())) return { done: 0 };

    await this.keeper.clean();
    const found = await this.found(samples);
    const settled = pending.map(({ id }) => id).filter((id) => !found?.has(id));
    await this.db.change(`delete from erasure_samples where erasure_id = any ($1::uuid[])`, [settled]);
    await this.db.change(`update erasures set state = $2, settled_on = $3 where id = any ($1::uuid[])`, [
      settled,
      found ? 'proved' : 'cleaned',
      this.clock.today(),
    ]);
    return { done: settled.length, left: settled.length < pending.length };
  }

  /** Which erasures are still on the disk; undefined where the disk is another machine's. */
  private async found(samples: Sample[]): Promise<Set<string> | undefined> {
    const { directory } = this.keeper;
    if (!directory) return undefined;
    const found = await lookFor(
      directory,
      samples.map(({ inverted }) => Buffer.from(inverted.map((byte) => byte ^ 0xff))),
    );
    return new Set([...found].map((at) => samples[at]!.erasure_id));
  }

  private async ranToday(): Promise<boolean> {
    const ran = await this.db.query(`select 1 from jobs where name = $1 and ran_on = $2 and result = 'done'`, [
      this.name,
      this.clock.today(),
    ]);
    return ran.length > 0;
  }
}
