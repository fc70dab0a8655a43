import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { type Lead, StatisticsKeys } from '../keys/statistics-keys.service.js';
import { type AdoptedPlan, AdoptedPlans } from '../plan/adopted-plans.service.js';
import { isPlanned, scheduleOf, type Schedule } from '../plan/schedule.js';
import { isYear, type Period, periodsUntil } from '../plan/period.js';

/** As it stands now: none of it depends on a record. */
export type ReleaseState =
  'announced' | 'may-prepare' | 'prepared' | 'embargo' | 'drawn' | 'published' | 'not_published';

export interface ReleaseLine {
  period: Period;
  state: ReleaseState;
  schedule: Schedule;
  plan: AdoptedPlan;
  preparedBy: string | undefined;
  preparedOn: string | undefined;
  approver: string | undefined;
  /** The approver is whoever acts. */
  mine: boolean;
}

interface Row {
  period: Period;
  prepared_by: string;
  approver: string;
  prepared_on: string;
  drawn: boolean;
}

/** Releases as leads see them: a calendar, two signatures, and nothing of what is in them before the announced hour. */
@Injectable()
export class Releases {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keys: StatisticsKeys,
    private readonly plans: AdoptedPlans,
  ) {}

  /** Every period that the plans have counted so far and the one that runs, newest first. */
  async list(): Promise<ReleaseLine[]> {
    const rows = await this.db.query<Row>(
      `select period, prepared_by, approver, prepared_on::text, drawn from releases`,
    );
    const over = new Set(
      (await this.db.query<{ period: Period }>(`select period from unpublished_periods`)).map(({ period }) => period),
    );
    const plans = await this.plans.all();
    const leads = new Map((await this.keys.leads()).map((lead) => [lead.accountId, lead]));
    const [first] = plans;
    if (!first) return [];
    return periodsUntil(first.plan.calendar.first_period, this.clock.today())
      .map((period) => ({
        ...this.lineOf(period, plans, rows, leads),
        // Whatever the clock says since.
        ...(over.has(period) ? { state: 'not_published' as const } : {}),
      }))
      .toReversed();
  }

  /** @throws NotFoundException where no plan counts this period, or it lies ahead */
  async get(period: Period): Promise<ReleaseLine> {
    const line = (await this.list()).find((one) => one.period === period);
    if (!line) throw new NotFoundException();
    return line;
  }

  /**
   * Names the lead who approves, and takes off the outer layer of the key for them. What is left opens to nobody else.
   * @throws Conflict, Invalid
   */
  async prepare(period: Period, approverId: string): Promise<void> {
    await this.keys.hold('shared');
    const line = await this.get(period);
    if (line.state === 'prepared') throw new Conflict('This release is prepared already.', 'prepared');
    if (line.state !== 'may-prepare') throw notNow(line);
    const key = await this.keys.current();
    const approver = (await this.keys.approvers()).find(({ accountId }) => accountId === approverId);
    if (!key || !approver)
      throw new Invalid([{ field: 'account_id', message: 'Choose a lead with whom you share the statistics key.' }]);
    const { accountId, organisationId } = this.db.actor();
    const remainder = await this.keys.remainderFor(key.number, approverId);
    await this.db.query(
      `insert into releases (period, plan_id, plan_version, key_number, prepared_organisation_id, prepared_by,
         approver_organisation_id, approver, prepared_on, approved_by, published_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        period,
        line.plan.plan.id,
        line.plan.plan.version,
        key.number,
        organisationId,
        accountId,
        approver.organisationId,
        approver.accountId,
        this.clock.today(),
        line.schedule.approvedBy,
        line.schedule.published,
      ],
    );
    await this.db.query(`insert into shred.release_remainders (period, remainder_sealed) values ($1, $2)`, [
      period,
      remainder,
    ]);
    this.audit.record({ action: 'release.prepare' });
  }

  /** By whoever prepared it, or should approve it: another pair may prepare it then. @throws Conflict once it is drawn */
  async withdraw(period: Period): Promise<void> {
    const line = await this.get(period);
    const { accountId } = this.db.actor();
    const [row] = await this.db.query<Row>(
      `select prepared_by, approver, drawn from releases where period = $1 for update`,
      [period],
    );
    if (!row || row.drawn || line.state !== 'prepared')
      throw new Conflict('There is no preparation that could be taken back.', 'not-prepared');
    if (![row.prepared_by, row.approver].includes(accountId)) throw new NotFoundException();
    await this.db.change(`delete from releases where period = $1`, [period]);
    this.audit.record({ action: 'release.withdraw' });
  }

  private lineOf(period: Period, plans: AdoptedPlan[], rows: Row[], leads: ReadonlyMap<string, Lead>): ReleaseLine {
    const plan = plans.findLast((one) => isPlanned(one.plan, period)) ?? plans[0]!;
    const schedule = scheduleOf(plan.plan, period);
    const row = rows.find((one) => one.period === period);
    const nameOf = (id: string | undefined) =>
      id === undefined ? undefined : (leads.get(id)?.handle ?? 'a former lead');
    return {
      period,
      schedule,
      plan,
      state: this.stateOf(schedule, row),
      preparedBy: nameOf(row?.prepared_by),
      preparedOn: row?.prepared_on,
      approver: nameOf(row?.approver),
      mine: row?.approver === this.db.actor().accountId,
    };
  }

  private stateOf({ cutOff, approvedBy, published }: Schedule, row: Row | undefined): ReleaseState {
    const now = this.clock.calendar().toISOString();
    if (row?.drawn) return now < approvedBy ? 'drawn' : now < published ? 'embargo' : 'published';
    if (now >= approvedBy) return 'not_published';
    if (row) return 'prepared';
    return now < cutOff ? 'announced' : 'may-prepare';
  }
}

export function notNow({ state, period }: ReleaseLine): Conflict {
  const why: Record<string, string> = {
    announced: 'its statements are not all in yet: it is prepared after the announced hour.',
    'may-prepare': 'nobody has prepared it.',
    prepared: 'it is prepared already.',
    not_published: 'the days in which it could be approved are over. It is never published.',
  };
  return new Conflict(
    `${isYear(period) ? 'The year' : 'The quarter'} ${period}: ${why[state] ?? 'it was drawn. There is no second draw.'}`,
    'not-now',
  );
}
