import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { Keyring } from '../vault/keyring.js';

/** Somebody who lost their keys, has new ones, and waits for a desk they were in. */
export interface Readmission {
  desk: { id: string; name: string };
  handle: string;
  since: string;
}

/** Whom the coordinators of a desk are asked to admit again. It ends when they have, or when the account is disabled. */
@Injectable()
export class Readmissions {
  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
  ) {}

  async waiting(): Promise<Readmission[]> {
    const desks = this.keyring.desks();
    const rows = await this.db.query<{ desk_id: string; handle: string; since: string }>(
      `select r.desk_id, a.handle, r.asked_on::text as since from readmissions r
       join accounts a on a.organisation_id = r.organisation_id and a.id = r.account_id and a.state = 'active'
       where r.organisation_id = $1 and r.desk_id = any ($2::uuid[]) order by r.asked_on, a.handle`,
      [this.db.actor().organisationId, desks.map(({ deskId }) => deskId)],
    );
    return rows.map(({ desk_id: id, handle, since }) => ({
      desk: { id, name: desks.find(({ deskId }) => deskId === id)!.deskName },
      handle,
      since,
    }));
  }

  async answered(deskId: string, accountId: string) {
    await this.db.change(`delete from readmissions where organisation_id = $1 and desk_id = $2 and account_id = $3`, [
      this.db.actor().organisationId,
      deskId,
      accountId,
    ]);
  }
}
