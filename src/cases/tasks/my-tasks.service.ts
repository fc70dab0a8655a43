import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import { DeskDuties } from '../../organisations/desk-duties.service.js';
import type { CaseSummary } from '../case.content.js';
import { SealedCases } from '../sealed-cases.service.js';
import { type CaseOfTheDay, CasesOfTheDay } from '../today/cases-of-the-day.service.js';
import { TaskIndex } from './task-index.service.js';
import type { MyTask } from './task.view.js';

/** What one person is to do, in whatever case: only those cases are read, and of them what a list shows. */
@Injectable()
export class MyTasks {
  constructor(
    private readonly db: Db,
    private readonly duties: DeskDuties,
    private readonly index: TaskIndex,
    private readonly cases: CasesOfTheDay,
    private readonly sealed: SealedCases,
  ) {}

  async list(): Promise<MyTask[]> {
    const deskIds = this.duties.confirmed();
    const rows = await this.cases.named(await this.caseIds(deskIds), deskIds);
    return this.in(rows, await this.sealed.summaries(rows));
  }

  /** For whoever reads summaries of more than these. */
  caseIds(deskIds: string[]): Promise<string[]> {
    return this.index.casesOf(this.db.actor().accountId, deskIds);
  }

  /** Nearest first; those without a day last. */
  in(rows: Pick<CaseOfTheDay, 'id' | 'reference'>[], summaries: Map<string, CaseSummary>): MyTask[] {
    const { accountId } = this.db.actor();
    return rows
      .flatMap(({ id, reference }) => {
        const { pseudonym = '', tasks = [] } = summaries.get(id) ?? {};
        return tasks
          .filter((task) => task.for === accountId)
          .map((task) => ({ id: task.id, what: task.what, due: task.due ?? null, case: { id, reference, pseudonym } }));
      })
      .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  }
}
