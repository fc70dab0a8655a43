import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import type { CaseOfTheDay } from '../today/cases-of-the-day.service.js';

/** An open case or enquiry of a desk, with its summary still sealed. */
export interface OpenCase extends CaseOfTheDay {
  state: 'enquiry' | 'open';
  activityOn: string;
}

/** Of a desk with more than these those with the nearest days are read. */
const READ = 4000;

/** Everything a desk works on, nearest day first. */
@Injectable()
export class OpenCases {
  constructor(private readonly db: Db) {}

  async of(deskId: string): Promise<{ rows: OpenCase[]; more: boolean }> {
    const rows = await this.db.query<OpenCase>(
      `select id, organisation_id as "organisationId", reference, assignee_id as "assigneeId", state,
         activity_on::text as "activityOn", summary_sealed as "summarySealed"
       from cases where organisation_id = $1 and desk_id = $2 and state <> 'closed' order by remind_on, id limit $3`,
      [this.db.actor().organisationId, deskId, READ + 1],
    );
    return { rows: rows.slice(0, READ), more: rows.length > READ };
  }
}
