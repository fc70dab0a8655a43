import { ForbiddenException, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Accounts } from '../../accounts/accounts.service.js';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { type Member, Members } from '../../organisations/members.service.js';
import { Keyring } from '../../vault/keyring.js';
import { Wraps } from '../../vault/wraps.js';
import { Case } from '../case.entity.js';
import { Notes } from '../notes/notes.service.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import { giveTasks } from '../tasks/task.js';
import { TaskIndex } from '../tasks/task-index.service.js';

/** Somebody who holds cases of a desk: a member, or somebody who is one no more. */
export interface Holder {
  id: string;
  handle: string;
  cases: number;
  /** Cases in which they have something to do. */
  tasks: number;
}

/** Who holds a case: one at a time, or all of somebody who leaves. */
@Injectable()
export class Assignment {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly accounts: Accounts,
    private readonly keyring: Keyring,
    private readonly members: Members,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly wraps: Wraps,
    private readonly taskIndex: TaskIndex,
  ) {}

  /** To whom the actor may give this case: a caseworker takes it over, a coordinator gives it to anybody of the desk. */
  async mayHold({ row }: OpenedCase): Promise<Member[]> {
    const { accountId, role } = this.db.actor();
    const members = await this.present(row.deskId);
    return members.filter((member) => role === 'coordinator' || member.accountId === accountId);
  }

  /**
   * It stands in the case's history who held it before.
   * @param expected the version that was shown, so that nobody takes over what a colleague has just taken
   */
  async assign(caseId: string, accountId: string, expected?: number): Promise<Case> {
    const opened = await this.sealed.open(caseId);
    const to = (await this.mayHold(opened)).find((member) => member.accountId === accountId);
    if (!to)
      throw new Invalid([
        { field: 'to', message: 'Choose somebody of this desk. Only a coordinator gives a case to somebody else.' },
      ]);
    const taken = accountId === this.db.actor().accountId;
    const before = await this.holderOf(opened);
    const title = `${taken ? 'Taken over' : `Given to ${to.handle}`}, ${before ? `held by ${before} before` : 'held by nobody before'}`;
    return this.hold(opened, accountId, title, expected);
  }

  /** Nobody holds it then: whoever holds it gives it back, or a coordinator does. */
  async giveBack(caseId: string, expected?: number): Promise<Case> {
    const opened = await this.sealed.open(caseId);
    const { accountId, role } = this.db.actor();
    const holder = opened.row.assigneeId;
    if (!holder) throw new Conflict('Nobody holds this case.', 'unheld');
    // Not theirs to give: they may take it over first.
    if (holder !== accountId && role !== 'coordinator') throw new ForbiddenException();
    return this.hold(opened, null, `Given back to the desk, held by ${await this.holderOf(opened)} before`, expected);
  }

  private async hold(opened: OpenedCase, assigneeId: string | null, title: string, expected?: number): Promise<Case> {
    const saved = await this.sealed.save(opened, { assigneeId }, expected, { title });
    this.audit.record({ action: 'case.assign', object: saved.id });
    return saved;
  }

  private async holderOf({ row: { assigneeId } }: OpenedCase): Promise<string | undefined> {
    return assigneeId ? (await this.accounts.handles([assigneeId])).get(assigneeId) : undefined;
  }

  /** Everybody who holds cases of the desk, whether they are still in it or not. @throws NotFoundException */
  async holders(deskId: string): Promise<Holder[]> {
    this.keyring.desk(deskId);
    return this.db.query<Holder>(
      `select a.id, a.handle, coalesce(h.cases, 0) as cases, coalesce(t.tasks, 0) as tasks from accounts a
       left join (select assignee_id, count(*)::int as cases from cases
         where organisation_id = $1 and desk_id = $2 group by assignee_id) h on h.assignee_id = a.id
       left join (select account_id, count(*)::int as tasks from tasks
         where organisation_id = $1 and desk_id = $2 group by account_id) t on t.account_id = a.id
       where a.organisation_id = $1 and (h.cases > 0 or t.tasks > 0) order by a.handle`,
      [this.db.actor().organisationId, deskId],
    );
  }

  private async handTasksOver(deskId: string, from: Holder, to: Member) {
    const ids = await this.taskIndex.casesOf(from.id, [deskId]);
    const rows = await this.db
      .of(Case)
      .createQueryBuilder('c')
      .addSelect(['c.summarySealed', 'c.contentSealed'])
      .where({ id: In(ids), organisationId: this.db.actor().organisationId })
      .setLock('pessimistic_write')
      .getMany();
    for (const opened of await this.sealed.openMany(rows)) {
      giveTasks(opened.content, to, from.id);
      const title = `Tasks handed over to ${to.handle}, to be done by ${from.handle} before`;
      await this.sealed.save(opened, {}, undefined, { title });
    }
  }

  /** Members whose grant reaches today. */
  async present(deskId: string): Promise<Member[]> {
    const { epoch } = this.keyring.desk(deskId);
    const now = this.clock.now();
    return (await this.members.of(deskId)).filter(
      (member) => member.epoch === epoch && (member.endsAt === null || member.endsAt > now),
    );
  }

  /** Every case of the desk that `from` holds goes to `to`, and every task that is still open. @returns how many cases */
  async handOver(deskId: string, from: string, to: string): Promise<number> {
    const holder = (await this.holders(deskId)).find(({ id }) => id === from);
    if (!holder) throw new Invalid([{ field: 'from', message: 'Choose somebody who holds cases of this desk.' }]);
    if (from === to) throw new Invalid([{ field: 'to', message: 'Choose somebody else.' }]);
    const taker = (await this.present(deskId)).find((member) => member.accountId === to);
    if (!taker) throw new Invalid([{ field: 'to', message: 'Choose somebody of this desk.' }]);
    const { organisationId } = this.db.actor();
    const rows = await this.db
      .of(Case)
      .createQueryBuilder('c')
      .where({ organisationId, deskId, assigneeId: from })
      .setLock('pessimistic_write')
      .getMany();
    const ids = rows.map(({ id }) => id);
    const changed = await this.db.change(
      `update cases set assignee_id = $3, version = version + 1 where organisation_id = $1 and id = any ($2::uuid[])`,
      [organisationId, ids, to],
    );
    const keys = await this.wraps.openAll('case', ids);
    for (const row of rows) {
      const key = keys.get(row.id)!;
      await this.wraps.renewIfOld('case', row.id, deskId, key);
      const title = `Handed over to ${taker.handle}, held by ${holder.handle} before`;
      await this.notes.addLocked(row, key, { from: 'system', title, visibility: 'desk' });
    }
    await this.handTasksOver(deskId, holder, taker);
    this.audit.record({ action: 'desk.hand-over', object: from });
    return changed;
  }
}
