import { Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Db } from '../../common/database/db.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Desks } from '../../organisations/desks.service.js';
import { Pins } from '../../vault/pins.js';
import { StatisticsKeys } from '../keys/statistics-keys.service.js';
import { AdoptedPlans } from '../plan/adopted-plans.service.js';
import { PeriodPipe } from '../plan/is-period.pipe.js';
import type { Period } from '../plan/period.js';
import { plannedLines } from '../release/release.presenter.js';
import { statementSchema } from './statement.schema.js';
import type { StatementView } from './statement.view.js';
import { Statements } from './statements.service.js';
import { StatementPage } from './views/statement.page.js';

/** For coordinators: one press for each closed quarter. */
@Controller(['desks/:id/statement', 'api/v1/desks/:id/statement'])
export class StatementsController {
  constructor(
    private readonly db: Db,
    private readonly desks: Desks,
    private readonly pins: Pins,
    private readonly keys: StatisticsKeys,
    private readonly plans: AdoptedPlans,
    private readonly statements: Statements,
  ) {}

  @Get()
  @Can('statement.read')
  @Page(StatementPage)
  @Answers(statementSchema)
  async show(@Param('id', Id) id: string): Promise<StatementView> {
    const { name } = this.desks.demandOwn(id);
    const last = await this.statements.last(id);
    const adopted = last && (await this.plans.of(last.period));
    const subject = await this.keys.subject();
    return {
      id,
      name,
      statement:
        last && adopted ? { ...last, plan: adopted.plan.name, tables: plannedLines(adopted.plan, undefined) } : null,
      statistics_key: subject ? ((await this.pins.holding([subject], id)).size > 0 ? 'pinned' : 'not-pinned') : null,
    };
  }

  @Post(':period')
  @Can('statement.send')
  @CommitsItself()
  @EachTime()
  @Form('/desks/:id/statement')
  @Answers(statementSchema)
  async send(@Acting() actor: Actor, @Param('id', Id) id: string, @Param('period', PeriodPipe) period: Period) {
    await this.statements.send(actor, id, period);
    return this.db.actingFor(
      actor,
      'statement.read',
      async () => new Done(`/desks/${id}/statement`, { ...(await this.show(id)) }),
    );
  }
}
