import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { type Member, Members } from '../../organisations/members.service.js';
import { Keyring } from '../../vault/keyring.js';
import type { OpenedCase } from '../sealed-cases.service.js';
import { SealedCases } from '../sealed-cases.service.js';

/** Somebody who holds cases of a desk: a member, or somebody who is one no more. */
export interface Holder {
  id: string;
  handle: string;
  cases: number;
}

/** Who holds a case: one at a time, or all of somebody who leaves. */
@Injectable()
export class Assignment {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly members: Members,
    private readonly sealed: SealedCases,
  ) {}

  /** To whom the actor may give this case: a caseworker takes it over, a coordinator gives it to anybody of the desk. */
  async mayHold({ row }: OpenedCase): Promise<Member[]> {
    const { accountId, role } = this.db.actor();
    const members = await this.present(row.deskId);
    return members.filter((member) => role === 'coordinator' || member.accountId === accountId);
  }

  async assign(caseId: string, accountId: string) {
    const opened = await this.sealed.open(caseId);
    if (!(await this.mayHold(opened)).some((member) => member.accountId === accountId))
      throw new Invalid([
        { field: 'to', message: 'Choose somebody of this desk. Only a coordinator gives a case to somebody else.' },
      ]);
    await this.sealed.save(opened, { assigneeId: accountId });
    this.audit.record({ action: 'case.assign', object: caseId });
  }

  /** Everybody who holds cases of the desk, whether they are still in it or not. @throws NotFoundException */
  async holders(deskId: string): Promise<Holder[]> {
    this.keyring.desk(deskId);
    return this.db.query<Holder>(
      `select a.id, a.handle, count(*)::int as cases from cases c
       join accounts a on a.organisation_id = c.organisation_id and a.id = c.assignee_id
       where c.organisation_id = $1 and c.desk_id = $2 group by a.id, a.handle order by a.handle`,
      [this.db.actor().organisationId, deskId],
    );
  }

  /** Members whose grant reaches today. */
  async present(deskId: string): Promise<Member[]> {
    const { epoch } = this.keyring.desk(deskId);
    const now = this.clock.now();
    return (await this.members.of(deskId)).filter(
      (member) => member.epoch === epoch && (member.endsAt === null || member.endsAt > now),
    );
  }

  /** Every case of the desk that `from` holds goes to `to`. @returns how many */
  async handOver(deskId: string, from: string, to: string): Promise<number> {
    if (!(await this.holders(deskId)).some(({ id }) => id === from))
      throw new Invalid([{ field: 'from', message: 'Choose somebody who holds cases of this desk.' }]);
    if (from === to) throw new Invalid([{ field: 'to', message: 'Choose somebody else.' }]);
    if (!(await this.present(deskId)).some((member) => member.accountId === to))
      throw new Invalid([{ field: 'to', message: 'Choose somebody of this desk.' }]);
    const changed = await this.db.change(
      `update cases set assignee_id = $4, version = version + 1 where organisation_id = $1 and desk_id = $2 and assignee_id = $3`,
      [this.db.actor().organisationId, deskId, from, to],
    );
    this.audit.record({ action: 'desk.hand-over', object: from });
    return changed;
  }
}
