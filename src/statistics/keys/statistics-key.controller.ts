import { Body, Controller, Get, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { AdoptedPlans } from '../plan/adopted-plans.service.js';
import { quarterAfter, quarterOf } from '../plan/period.js';
import { DEFAULT_PLANS, defaultPlan, readPlan } from '../plan/read-plan.js';
import { BeginStatistics } from './statistics-key.input.js';
import { StatisticsKeys } from './statistics-keys.service.js';
import { type KeyNewView, KeyNewPage } from './views/key-new.page.js';

/** Quarters ahead from which a plan may begin. */
const AHEAD = 4;

/** How the network begins to count: one lead makes the key for two, and signs the plan in the same act. Pages only. */
@Controller('statistics-key')
export class StatisticsKeyController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: StatisticsKeys,
    private readonly plans: AdoptedPlans,
  ) {}

  @Get('new')
  @Can('statistics-key.make')
  @Page(KeyNewPage)
  async form(): Promise<KeyNewView> {
    const { accountId } = this.db.actor();
    let quarter = quarterOf(this.clock.today());
    return {
      made: (await this.keys.current()) !== undefined,
      leads: (await this.keys.leads())
        .filter((lead) => lead.accountId !== accountId)
        .map((lead) => ({ code: lead.accountId, label: `${lead.handle}, ${lead.organisation}` })),
      plans: DEFAULT_PLANS.map((id) => {
        const { name, about } = readPlan(defaultPlan(id));
        return { code: id, label: `${name}. ${about.join(' ')}` };
      }),
      quarters: Array.from({ length: AHEAD }, () => (quarter = quarterAfter(quarter))),
    };
  }

  @Post()
  @Can('statistics-key.make')
  @Form('/statistics-key/new')
  async begin(@Body() { account_id, words, plan, first_period }: BeginStatistics) {
    const { key, signer } = await this.keys.begin(account_id, words);
    await this.plans.adopt(plan, first_period, key.number, signer);
    return new Done('/releases', { id: key.id });
  }
}
