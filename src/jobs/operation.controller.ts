import { Controller, Get } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Answers } from '../common/web/answers.js';
import { daysLater } from '../common/web/dates.js';
import { Page } from '../common/web/page.js';
import { MailLine } from '../mail/mail-line.service.js';
import { Jobs } from './jobs.service.js';
import { operationSchema } from './operation.schema.js';
import { type JobLine, OperationPage, type OperationView } from './views/operation.page.js';

type Kept = Pick<JobLine, 'name' | 'ran_on' | 'result'>;

/**
 * Whether what runs by itself runs. How many rows a job ended is not told: an administrator is of one organisation, and the rows are
 * those of all.
 */
@Controller(['operation', 'api/v1/operation'])
export class OperationController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mail: MailLine,
  ) {}

  @Get()
  @Can('operation.read')
  @Page(OperationPage)
  @Answers(operationSchema)
  async read(): Promise<OperationView> {
    const kept = await this.db.query<Kept>('select name, ran_on::text, result from jobs');
    const today = this.clock.today();
    const items = this.jobs.names().map((name) => {
      const { ran_on = null, result = null } = kept.find((one) => one.name === name) ?? {};
      // Around midnight the last run was yesterday.
      return { name, ran_on, result, late: ran_on === null || daysLater(ran_on, 1) < today };
    });
    return { items, mail: await this.mail.read() };
  }
}
