import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { DeadlineInput } from '../case.input.js';
import { label } from '../../reference/vocabulary.js';
import { refuseClosed } from '../case-row.js';
import { SealedCases } from '../sealed-cases.service.js';

@Injectable()
export class Deadlines {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
  ) {}

  async add(caseId: string, { kind, on, certainty = 'confirmed' }: DeadlineInput): Promise<string> {
    const opened = await this.sealed.open(caseId);
    const deadline = { id: randomUUID(), kind, on, certainty, set_by: this.db.actor().handle };
    opened.content.deadlines.push(deadline);
    await this.sealed.save(opened, {}, undefined, { title: `Deadline set: ${label('deadline_kind', kind)}` });
    this.audit.record({ action: 'case.deadline', object: caseId });
    return deadline.id;
  }

  /** Done twice is done once. */
  async complete(caseId: string, deadlineId: string) {
    const opened = await this.sealed.open(caseId);
    const deadline = opened.content.deadlines.find(({ id }) => id === deadlineId);
    if (!deadline) throw new NotFoundException();
    refuseClosed(opened.row);
    if (deadline.done_on) return;
    deadline.done_on = this.clock.today();
    await this.sealed.save(opened, {}, undefined, { title: `Deadline done: ${label('deadline_kind', deadline.kind)}` });
    this.audit.record({ action: 'case.deadline', object: caseId });
  }
}
