import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { isCounted } from '../../cases/consents/standing.js';
import { DeskStatements, type StatementToSend } from '../../cases/desk-statements.js';
import { type CountableCase, CountableCases, firstEnd, openedOn } from '../../cases/countable-cases.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict } from '../../common/web/refusals.js';
import { type Countable, CountedMarks } from '../../people/counted/counted-marks.service.js';
import { grouped } from '../../reference/vocabulary.js';
import { randomKey } from '../../vault/derive.js';
import { Keyring } from '../../vault/keyring.js';
import { NotPinned } from '../../vault/pin.js';
import { Pins } from '../../vault/pins.js';
import { StatisticsKeys } from '../keys/statistics-keys.service.js';
import { type AdoptedPlan, AdoptedPlans } from '../plan/adopted-plans.service.js';
import { isQuarter, type Period, quarterBefore, quarterOf } from '../plan/period.js';
import { periodInWords } from '../plan/period-in-words.js';
import type { PeriodLength } from '../plan/plan.js';
import { type Schedule, scheduleOf } from '../plan/schedule.js';
import { sealStatement } from './statement.js';
import { type CountedCase, StatementTally } from './tally.js';

export interface StatementOf {
  period: Period;
  schedule: Schedule;
  state: 'to-send' | 'sent' | 'missed';
}

/** Reasons of an end that is an outcome: handed on and entered twice are none. */
const OUTCOMES = new Set(grouped('outcome_group'));

/**
 * What a desk states of a closed quarter: counts for the cells that the plan fixed, zeros too, sealed to two leads together. The marks
 * of who was counted are set in the same transaction, so that nobody is ever counted twice.
 */
@Injectable()
export class Statements extends DeskStatements {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly pins: Pins,
    private readonly keys: StatisticsKeys,
    private readonly plans: AdoptedPlans,
    private readonly cases: CountableCases,
    private readonly marks: CountedMarks,
  ) {
    super();
  }

  async toSend(deskIds: string[]): Promise<StatementToSend[]> {
    const found: StatementToSend[] = [];
    for (const deskId of deskIds) {
      const last = await this.last(deskId);
      if (last?.state === 'to-send')
        found.push({ deskId, quarter: periodInWords(last.period), until: last.schedule.cutOff.slice(0, 10) });
    }
    return found;
  }

  /** Of the quarter that closed last, where a plan counts it: an earlier one can be stated no more. @throws NotFoundException where it is another's desk */
  async last(deskId: string): Promise<StatementOf | undefined> {
    this.keyring.desk(deskId);
    const period = quarterBefore(quarterOf(this.clock.today()));
    const adopted = await this.plans.of(period);
    if (!adopted) return undefined;
    const schedule = scheduleOf(adopted.plan, period);
    const [stated] = await this.db.query(
      `select 1 from statements where organisation_id = $1 and desk_id = $2 and period = $3 limit 1`,
      [this.db.actor().organisationId, deskId, period],
    );
    return { period, schedule, state: stated ? 'sent' : this.isOver(schedule) ? 'missed' : 'to-send' };
  }

  /**
   * Counts and seals; sent again until the cut-off, it takes the place of what was sent before. That the desk's cases are counted is
   * recorded and committed before the first is opened.
   * @throws Conflict, NotPinned, NotFoundException
   */
  async send(actor: Actor, deskId: string, period: Period): Promise<void> {
    await this.db.actingFor(actor, 'statement.send', async () => {
      this.keyring.desk(deskId);
      await this.demandOpen(period);
      this.audit.record({ action: 'statement.count', object: deskId });
    });
    await this.db.actingFor(actor, 'statement.send', async () => {
      await this.keyring.holdEpoch(this.keyring.desk(deskId));
      const adopted = await this.demandOpen(period);
      const tally = new StatementTally(adopted.plan, period, deskId);
      for await (const cases of this.cases.ofDesk(deskId)) await this.count(cases, tally);
      for (const part of ['quarter', 'year'] as const)
        await this.seal(deskId, period, part, adopted, tally.cellsFor(part));
      this.audit.record({ action: 'statement.send', object: deskId });
    });
  }

  private async count(cases: CountableCase[], tally: StatementTally) {
    const people = await this.marks.of(cases.map(({ personId }) => personId));
    for (const one of cases) {
      const person = people.get(one.personId)!;
      people.set(one.personId, { ...person, mark: tally.add(this.countedCase(one, person), person.mark) });
    }
    await this.marks.write([...people.values()]);
  }

  private countedCase({ content, personId }: CountableCase, { consents }: Countable): CountedCase {
    return {
      personId,
      counted: isCounted(content, consents, this.clock.today()),
      facts: { ...content.facts },
      openedOn: openedOn(content),
      ended: firstEnd(content, OUTCOMES),
    };
  }

  private async seal(deskId: string, period: Period, part: PeriodLength, { file }: AdoptedPlan, cells: number[]) {
    const { organisationId } = this.db.actor();
    const key = await this.keys.current();
    const subject = await this.keys.subject();
    if (!key || !subject) throw new NotPinned();
    const recipient = await this.pins.recipient(subject, deskId);
    const secret = await this.shredSecret(part === 'year' ? period.slice(0, 4) : period);
    await this.db.query(
      `insert into statements (organisation_id, desk_id, period, part, key_number, statement_sealed)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (organisation_id, desk_id, period, part)
         do update set key_number = excluded.key_number, statement_sealed = excluded.statement_sealed`,
      [
        organisationId,
        deskId,
        period,
        part,
        key.number,
        sealStatement(recipient, secret, { organisationId, deskId, period, part }, file, cells),
      ],
    );
  }

  /** Made by whichever desk is first; without it no statement of that time opens. */
  private async shredSecret(period: Period): Promise<Buffer> {
    await this.db.query(`insert into shred.statement_secrets (period, secret) values ($1, $2) on conflict do nothing`, [
      period,
      randomKey(),
    ]);
    const [row] = await this.db.query<{ secret: Buffer }>(
      `select secret from shred.statement_secrets where period = $1`,
      [period],
    );
    return row!.secret;
  }

  private async demandOpen(period: Period): Promise<AdoptedPlan> {
    const adopted = isQuarter(period) ? await this.plans.of(period) : undefined;
    if (!adopted) throw new Conflict('No plan of the network counts this quarter.', 'no-plan');
    const schedule = scheduleOf(adopted.plan, period);
    if (this.clock.calendar().toISOString() < schedule.closed)
      throw new Conflict(
        'This quarter is not over yet. It can be stated from its last midnight (UTC) on.',
        'not-closed',
      );
    if (this.isOver(schedule))
      throw new Conflict(
        'The hour by which this quarter had to be stated is over. What it would have held goes into the next one.',
        'too-late',
      );
    return adopted;
  }

  private isOver({ cutOff }: Schedule): boolean {
    return this.clock.calendar().toISOString() >= cutOff;
  }
}
