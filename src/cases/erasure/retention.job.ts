import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { Job } from '../../jobs/job.js';
import { Jobs } from '../../jobs/jobs.service.js';
import { type CaseToErase, Erasure } from './erasure.service.js';

/** In one transaction; the rest a quarter of an hour later. */
const AT_ONCE = 500;

/** Closed cases past the last day on which they are kept. Nobody opens them once more, and no key is needed. */
@Injectable()
export class RetentionJob implements Job, OnModuleInit {
  readonly name = 'retention';

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit() {
    this.jobs.register(this);
  }

  async run() {
    const due = await this.db.query<CaseToErase>(
      `select id, organisation_id as "organisationId", desk_id as "deskId", person_id as "personId" from cases
       where erase_on < $1 order by organisation_id, erase_on, id limit $2`,
      [this.clock.today(), AT_ONCE],
    );
    let done = 0;
    for (const [organisationId, cases] of Map.groupBy(due, (one) => one.organisationId)) {
      const erased: string[] = [];
      for (const one of cases) {
        await this.db.standAt(organisationId, one.deskId);
        // Somebody may have opened it again, or moved its day or its desk, since it was found.
        const [still] = await this.db.query(
          `select 1 from cases where organisation_id = $1 and desk_id = $2 and id = $3 and state = 'closed' and erase_on < $4 for update`,
          [organisationId, one.deskId, one.id, this.clock.today()],
        );
        if (!still) continue;
        await this.erasure.erase(one, 'retention', true);
        erased.push(one.id);
      }
      for (const object of erased) this.audit.recordByItself(organisationId, { action: 'case.erased', object });
      done += erased.length;
    }
    return { done };
  }
}
