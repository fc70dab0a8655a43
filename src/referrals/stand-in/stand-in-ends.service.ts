import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Db } from '../../common/database/db.js';

/** Absences past their last day. From that day on the server opens nothing by them; here every copy leaves the disk with its row. */
@Injectable()
export class StandInEnds {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
  ) {}

  /** As the job. @returns how many ended */
  async run(today: string): Promise<number> {
    const ended = await this.db.query<{ organisation_id: string; stand_in_id: string }>(
      `delete from stand_ins where until_on < $1 returning organisation_id, stand_in_id`,
      [today],
    );
    // One organisation after the other, in one order: each chain is held until the commit.
    for (const { organisation_id, stand_in_id } of ended.toSorted((a, b) =>
      a.organisation_id < b.organisation_id ? -1 : 1,
    ))
      this.audit.recordByItself(organisation_id, { action: 'stand-in.ended', object: stand_in_id });
    return ended.length;
  }
}
