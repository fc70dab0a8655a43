import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { Assignment } from '../assignment/assignment.service.js';
import { refuseClosed } from '../case-row.js';
import { SealedCases } from '../sealed-cases.service.js';
import { openTasks } from './task.js';
import type { TaskInput } from './task.input.js';

/** Each is read with its case's summary wherever the case is listed. */
const OPEN_AT_MOST = 20;

/** What the people of a desk are to do in a case, beside the dates of the law. */
@Injectable()
export class Tasks {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly assignment: Assignment,
    private readonly sealed: SealedCases,
  ) {}

  /** @returns its id. @throws Invalid when it is for somebody who is not of the case's desk; Conflict 409 when too many are open */
  async add(caseId: string, { what, due, for: whom }: TaskInput): Promise<string> {
    const opened = await this.sealed.open(caseId);
    const { accountId, handle } = this.db.actor();
    const to = (await this.assignment.present(opened.row.deskId)).find((one) => one.accountId === (whom ?? accountId));
    if (!to) throw new Invalid([{ field: 'for', message: 'Choose somebody of this desk.' }]);
    refuseClosed(opened.row);
    if (openTasks(opened.content).length >= OPEN_AT_MOST)
      throw new Conflict(`${OPEN_AT_MOST} tasks of this case are open. End one of them first.`, 'too-many-tasks');
    const task = {
      id: randomUUID(),
      what,
      for: { id: to.accountId, handle: to.handle },
      ...(due && { due }),
      by: handle,
      on: this.clock.today(),
    };
    opened.content.tasks = [...(opened.content.tasks ?? []), task];
    await this.sealed.save(opened, {}, undefined, { title: `Task for ${to.handle}`, text: what });
    this.audit.record({ action: 'case.task', object: caseId });
    return task.id;
  }

  /** Whoever ends it first has ended it: a second time changes nothing. */
  async end(caseId: string, taskId: string, done: boolean) {
    const opened = await this.sealed.open(caseId);
    const task = opened.content.tasks?.find(({ id }) => id === taskId);
    if (!task) throw new NotFoundException();
    refuseClosed(opened.row);
    if (task.ended) return;
    task.ended = { on: this.clock.today(), by: this.db.actor().handle, done };
    await this.sealed.save(opened, {}, undefined, {
      title: done ? 'Task done' : 'Task not needed any more',
      text: task.what,
    });
    this.audit.record({ action: 'case.task', object: caseId });
  }
}
