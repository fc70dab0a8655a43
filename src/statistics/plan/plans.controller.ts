import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Page } from '../../common/web/page.js';
import { StatisticsKeys } from '../keys/statistics-keys.service.js';
import { plannedLines } from '../release/release.presenter.js';
import { AdoptedPlans } from './adopted-plans.service.js';
import { Expected, SIZES, USUAL_SIZE } from './expected.service.js';
import type { Plan, Quantiles } from './plan.js';
import type { ExplainedPlan, PlansView } from './plans.view.js';
import { promised, spentOn } from './promise.js';
import { DEFAULT_PLANS, defaultPlan, readPlan } from './read-plan.js';
import { PlansPage } from './views/plans.page.js';

/** What each plan says, costs and is good for, before anybody decides; and which one holds. Pages only. */
@Controller('plans')
export class PlansController {
  constructor(
    private readonly plans: AdoptedPlans,
    private readonly keys: StatisticsKeys,
    private readonly expected: Expected,
  ) {}

  @Get()
  @Can('plan.read')
  @Page(PlansPage)
  async show(@Query() { size: asked }: Record<string, unknown>): Promise<PlansView> {
    const size = SIZES.find((one) => String(one) === asked) ?? USUAL_SIZE;
    const explained: ExplainedPlan[] = [];
    for (const id of DEFAULT_PLANS) explained.push(await this.explained(readPlan(defaultPlan(id)), size));
    const leads = new Map((await this.keys.leads()).map(({ accountId, handle }) => [accountId, handle]));
    return {
      size,
      sizes: SIZES,
      plans: explained,
      adopted: (await this.plans.all()).toReversed().map(({ plan, adoptedOn, adoptedBy, sha256 }) => ({
        name: plan.name,
        version: plan.version,
        first_period: plan.calendar.first_period,
        adopted_on: adoptedOn,
        adopted_by: leads.get(adoptedBy ?? '') ?? null,
        sha256,
      })),
    };
  }

  private async explained(plan: Plan, size: number): Promise<ExplainedPlan> {
    const { id, name, about, lifetime_budget: budget, expected } = plan;
    const utility = new Map(
      (await this.expected.of(plan as Plan & { quantiles: Quantiles }, size)).map((one) => [one.table, one]),
    );
    return {
      id,
      name,
      about,
      budget,
      spent: { intake: spentOn(plan, 'intake'), outcome: spentOn(plan, 'outcome') },
      ...promised(budget),
      fits: size >= expected.from && (expected.to === null || size < expected.to),
      tables: plannedLines(plan, undefined).map((line) => {
        const { printed, relative } = utility.get(line.name)!;
        return { ...line, printed, error: relative };
      }),
    };
  }
}
