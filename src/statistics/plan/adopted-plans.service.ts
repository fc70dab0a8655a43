import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { plainSha256 } from '../../vault/derive.js';
import { isSignedBy, type Signer } from '../../vault/signing.js';
import { checkPlan } from './check-plan.js';
import { daysOf, type Period, quartersOf, isYear } from './period.js';
import type { CountedEvent, Plan } from './plan.js';
import { spentOn } from './promise.js';
import { type DefaultPlan, defaultPlan, readPlan } from './read-plan.js';

export interface AdoptedPlan {
  plan: Plan;
  /** The bytes that were signed. */
  file: Buffer;
  /** Hex. */
  sha256: string;
  adoptedOn: string;
  /** The account; null for plans of before it was written down. */
  adoptedBy: string | null;
}

interface Row {
  file: Buffer;
  signature: Buffer;
  signing_key: Buffer;
  adopted_on: string;
  adopted_by: string | null;
}

/** The plans that the network has adopted. A plan is fixed before its first period begins, and never changed. */
@Injectable()
export class AdoptedPlans {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** The plan under which this period is drawn; undefined where none was adopted before it began. */
  async of(period: Period): Promise<AdoptedPlan | undefined> {
    return planOf(await this.all(), period);
  }

  /** Oldest first. One whose signature does not hold is not a plan. */
  async all(): Promise<AdoptedPlan[]> {
    const rows = await this.db.query<Row>(
      `select p.file, p.signature, k.signing_key, p.adopted_on::text, p.adopted_by from plans p
       join statistics_keys k on k.number = p.key_number order by p.first_period`,
    );
    return rows
      .filter(({ file, signature, signing_key }) =>
        isSignedBy(signing_key.toString('base64'), file, signature.toString('base64')),
      )
      .map(({ file, adopted_on, adopted_by }) => ({
        plan: readPlan(file.toString()),
        file,
        sha256: plainSha256(file).toString('hex'),
        adoptedOn: adopted_on,
        adoptedBy: adopted_by,
      }));
  }

  /**
   * One that comes with the product, from this quarter on. Signed in a session that has the secret of the key.
   * @throws Invalid where it may not begin then, or the plan is not in order
   */
  async adopt(id: DefaultPlan, firstPeriod: Period, keyNumber: number, signer: Signer): Promise<AdoptedPlan> {
    const plan = await this.demandAdoptable(id, firstPeriod);
    const file = Buffer.from(`${JSON.stringify(plan, null, 2)}\n`);
    const adoptedOn = this.clock.today();
    const { organisationId, accountId } = this.db.actor();
    await this.db.query(
      `insert into plans (id, version, first_period, key_number, file, signature, adopted_on, adopted_organisation_id, adopted_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        plan.id,
        plan.version,
        firstPeriod,
        keyNumber,
        file,
        Buffer.from(signer.sign(file), 'base64'),
        adoptedOn,
        organisationId,
        accountId,
      ],
    );
    for (const event of ['intake', 'outcome'] as const)
      if (spentOn(plan, event) > 0)
        await this.db.query(`insert into ledger_budgets (event, budget) values ($1, $2) on conflict do nothing`, [
          event,
          spentOn(plan, event),
        ]);
    this.audit.record({ action: 'plan.adopted' });
    return { plan, file, sha256: plainSha256(file).toString('hex'), adoptedOn, adoptedBy: accountId };
  }

  /**
   * A plan is fixed before it counts anything, and another one follows it at the turn of a year only, so that each year is drawn under
   * one. What a registration may cost was promised with the first plan: none that costs more comes after it.
   * @throws Invalid
   */
  async demandAdoptable(id: DefaultPlan, firstPeriod: Period): Promise<Plan> {
    const before = await this.all();
    const plan = readPlan(defaultPlan(id));
    plan.calendar.first_period = firstPeriod;
    // All that a registration may ever cost was promised once, and part of it may be spent.
    plan.lifetime_budget = before[0]?.plan.lifetime_budget ?? plan.lifetime_budget;
    plan.version = 1 + before.filter((one) => one.plan.id === plan.id).length;
    const beyond = await this.beyondBudget(plan);
    const wrong = beyond.length > 0 ? beyond : checkPlan(plan);
    if (wrong.length > 0) throw new Invalid(wrong.map((message) => ({ field: 'plan', message })));
    const last = before.at(-1)?.plan.calendar.first_period;
    if (daysOf(firstPeriod).from <= this.clock.today())
      throw notThen('Choose a quarter that has not begun: a plan is fixed before it counts anything.');
    if (last !== undefined && (firstPeriod <= last || !firstPeriod.endsWith('-Q1')))
      throw notThen(
        'A plan follows another with the first quarter of a later year: each year is drawn under one plan.',
      );
    return plan;
  }

  private async beyondBudget(plan: Plan): Promise<string[]> {
    const budgets = await this.db.query<{ event: CountedEvent; budget: number }>(
      `select event, budget from ledger_budgets`,
    );
    return budgets
      .filter(({ event, budget }) => spentOn(plan, event) > budget)
      .map(
        ({ event, budget }) =>
          `One registration would cost ${spentOn(plan, event)} thousandths by its ${event}; ${budget} were promised with the first plan.`,
      );
  }
}

/** Of plans in the order of their first periods. A year is drawn under the plan of its first quarter, or not at all. */
export const planOf = (plans: readonly AdoptedPlan[], period: Period): AdoptedPlan | undefined =>
  plans.findLast(({ plan }) => plan.calendar.first_period <= firstQuarter(period));

const firstQuarter = (period: Period): Period => (isYear(period) ? quartersOf(period)[0]! : period);

const notThen = (message: string) => new Invalid([{ field: 'first_period', message }]);
