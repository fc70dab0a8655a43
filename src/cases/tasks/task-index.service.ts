import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import type { Case } from '../case.entity.js';

/**
 * In which cases somebody has something to do: who and where, never what or until when. Without it the whole desk would have to be
 * opened to find one's own tasks.
 */
@Injectable()
export class TaskIndex {
  constructor(private readonly db: Db) {}

  /** For whoever writes a case, after its row: that row's lock keeps two writers apart. */
  async written({ id, organisationId, deskId }: Case, before: string[], after: string[]) {
    const gone = before.filter((account) => !after.includes(account));
    const come = after.filter((account) => !before.includes(account));
    if (gone.length > 0)
      await this.db.change(
        `delete from tasks where organisation_id = $1 and case_id = $2 and account_id = any ($3::uuid[])`,
        [organisationId, id, gone],
      );
    if (come.length > 0)
      await this.db.query(
        `insert into tasks (organisation_id, desk_id, case_id, account_id)
         select $1, $2, $3, account_id from unnest($4::uuid[]) account_id`,
        [organisationId, deskId, id, come],
      );
  }

  /** Ids of cases of these desks in which this account has open tasks. */
  async casesOf(accountId: string, deskIds: string[]): Promise<string[]> {
    const rows = await this.db.query<{ case_id: string }>(
      `select case_id from tasks where organisation_id = $1 and account_id = $2 and desk_id = any ($3::uuid[]) order by case_id`,
      [this.db.actor().organisationId, accountId, deskIds],
    );
    return rows.map(({ case_id }) => case_id);
  }
}
