import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import type { Job, JobName } from './job.js';

const EVERY = 15 * 60_000;

/** How a run went. `elsewhere`: another run of the same job was under way, and this one did nothing. */
export type Ran = { result: 'done' | 'failed'; done: number } | { result: 'elsewhere' };

/**
 * What becomes due by itself: one timer, no queue. A feature registers its job in `onModuleInit`. The timer begins with the server
 * (`begin`), not with the application, so that tests run one job at a time and move the clock between.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly jobs = new Map<JobName, Job>();
  private readonly log = new Logger('Jobs');
  private timer?: NodeJS.Timeout;
  private round: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  register(job: Job) {
    if (this.jobs.has(job.name)) throw new Error(`The job ${job.name} is registered twice.`);
    this.jobs.set(job.name, job);
  }

  names = () => [...this.jobs.keys()];

  /** Runs every job now, and again every quarter of an hour until the application closes. */
  begin() {
    const next = () => {
      this.round = this.round.then(() => this.runAll());
    };
    next();
    this.timer = setInterval(next, EVERY).unref();
  }

  /** A job that is running ends first: the connections are closed after this. */
  async beforeApplicationShutdown() {
    this.ended = true;
    clearInterval(this.timer);
    await this.round;
  }

  private async runAll() {
    for (const name of this.names()) if (!this.ended) await this.run(name);
  }

  /** Never throws: a job that fails is written down, logged without content, and tried again at the next round. */
  async run(name: JobName): Promise<Ran> {
    try {
      const job = this.jobs.get(name)!;
      const ran = await this.db.actingAsSystem<Ran>(async () => {
        if (!(await this.alone(name))) return { result: 'elsewhere' };
        const { done } = await job.run();
        await this.write(name, 'done', done);
        return { result: 'done', done };
      });
      if (ran.result === 'done') await job.afterwards?.();
      return ran;
    } catch (error) {
      this.log.error(`The job ${name} failed: ${kindOf(error)}. It is tried again.`);
      await this.db
        .actingAsSystem(() => this.write(name, 'failed', 0))
        .catch((again: unknown) => this.log.error(`Nor could that be written down: ${kindOf(again)}.`));
      return { result: 'failed', done: 0 };
    }
  }

  /** Held until the transaction ends, however it ends: a second process, or a second press, finds it taken. */
  private async alone(name: JobName): Promise<boolean> {
    const [lock] = await this.db.query<{ taken: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext('ploughshare job'), hashtext($1)) as taken`,
      [name],
    );
    return lock!.taken;
  }

  /** What was done on one day is counted together; a failure leaves the count of what was done before. */
  private async write(name: JobName, result: 'done' | 'failed', done: number) {
    await this.db.query(
      `insert into jobs (name, ran_on, result, done) values ($1, $2, $3, $4)
       on conflict (name) do update set ran_on = excluded.ran_on, result = excluded.result,
         done = excluded.done + case when jobs.ran_on = excluded.ran_on then jobs.done else 0 end`,
      [name, this.clock.today(), result, done],
    );
  }
}

/** The class or the code of an error. Its message may hold what a row holds. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^\w{1,20}$/.test(code) ? `${error.name} ${code}` : error.name;
}
