import type { INestApplicationContext } from '@nestjs/common';
import { Closure } from '../../cases/closure/closure.service.js';
import { Db } from '../../common/database/db.js';
import { daysLater } from '../../common/web/dates.js';
import { DeskPins } from '../../organisations/desk-pins.service.js';
import { KeyProposals } from '../../statistics/keys/key-proposals.service.js';
import { type Lead, StatisticsKeys } from '../../statistics/keys/statistics-keys.service.js';
import { AdoptedPlans } from '../../statistics/plan/adopted-plans.service.js';
import { daysOf } from '../../statistics/plan/period.js';
import { defaultPlan, readPlan } from '../../statistics/plan/read-plan.js';
import { Drawing } from '../../statistics/release/drawing.service.js';
import { Releases } from '../../statistics/release/releases.service.js';
import { Statements } from '../../statistics/statement/statements.service.js';
import { acting, type Person } from './cast.js';
import { Beginnings } from './ceremonies.js';
import type { DemonstrationClock } from './demonstration-clock.js';
import { type Dice, dice } from './dice.js';
import { logRequests } from './log-requests.js';
import { type DemoDesk, type DemoNetwork } from './network.js';
import { firstCounted, type PastAct, pastActs } from './past-calendar.js';
import { inventedEnd } from './requests.js';

const PLAN = 'small';
const plan = readPlan(defaultPlan(PLAN));
/** Three of them are a quarter well below the most that the plan was made for. */
const MOST_A_MONTH = 45;

/** The day on which the network of the demonstration began: before its first quarter did. */
export const beganOn = (now: Date): string => daysLater(daysOf(firstCounted(plan, now)).from, -20);

/**
 * The quarters and years that the network has published before a visitor comes: logged, stated, prepared, approved and drawn by its
 * people on the days on which they would have been, so that no number of it stands in this code. A line for new requests logs
 * them: it is a desk of its own, and keeps the others' lists as they are.
 *
 * @param requests about how many a month
 */
export async function liveThePast(
  app: INestApplicationContext,
  ownerUrl: string,
  clock: DemonstrationClock,
  network: DemoNetwork,
  requests: number,
) {
  const now = clock.calendar();
  const past = new Past(app, network, Math.min(MOST_A_MONTH, Math.max(4, requests)));
  await clock.on(beganOn(now), () => past.begin(new Beginnings(app, ownerUrl), firstCounted(plan, now)));
  for (const act of pastActs(plan, now)) await clock.on(act.on, () => past.do(act));
}

class Past {
  private readonly random: Dice = dice(20_261_125);
  private readonly open: string[] = [];
  private line!: DemoDesk;
  private months = 0;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly network: DemoNetwork,
    private readonly requests: number,
  ) {}

  /** The line is born, two leads of two groups make the statistics key and sign the plan, and every desk hears its words. */
  async begin(beginnings: Beginnings, firstPeriod: string) {
    const group = this.network.groups.at(-1)!;
    this.line = await beginnings.desk(group, 'Line for new requests', await beginnings.member(group, 'coordinator'), [
      await beginnings.member(group, 'caseworker'),
    ]);
    await beginnings.pin(this.line, this.network.lawyers);
    const [first, second] = this.leads();
    await this.release(first, async () => {
      const { key, signer } = await this.service(StatisticsKeys).begin(second.accountId, second.checkWords);
      await this.service(AdoptedPlans).adopt(PLAN, firstPeriod, key.number, signer);
    });
    const words = await this.shareWithAll(first, second);
    const pins = this.service(DeskPins);
    for (const { id, members } of this.desks())
      await acting(this.app, members[0]!, async () => {
        const key = (await pins.subjects(id)).find(({ code }) => code.startsWith('statistics.'))!;
        await pins.pin(id, key.code, words);
      });
  }

  /** The two make the key anew for every lead of the network. @returns its six words */
  private async shareWithAll(proposer: Person, approver: Person): Promise<string> {
    const leads = this.network.groups.flatMap(({ people }) => people).filter(({ role }) => role === 'campaign_lead');
    const proposals = this.service(KeyProposals);
    const all = leads.map(({ accountId }) => accountId);
    await this.release(proposer, () => proposals.proposeRenewal(approver.accountId, all));
    return this.release(approver, async () => {
      const others = await proposals.others((await proposals.standing())!);
      const heard = ({ accountId }: Lead) => leads.find((one) => one.accountId === accountId)!.checkWords;
      await proposals.approve(others.map(heard));
      return (await this.service(StatisticsKeys).words())!;
    });
  }

  async do(act: PastAct): Promise<void> {
    const [approver, preparer] = this.leads();
    switch (act.do) {
      case 'register':
        return this.register();
      case 'close':
        return this.close();
      case 'state':
        return this.state(act);
      case 'prepare':
        return this.release(preparer, () => this.service(Releases).prepare(act.period, approver.accountId));
      case 'approve':
        return this.release(approver, () => this.service(Drawing).approve(act.period));
    }
  }

  /** The desk of the first coordinator on the papers is the last to state. */
  private async state({ period, all }: Extract<PastAct, { do: 'state' }>) {
    for (const { id, members } of this.desks().slice(all ? 0 : 1))
      await this.service(Statements).send(members[0]!.actor, id, period);
  }

  /** They become more from year to year. */
  private async register() {
    const count = Math.round(this.requests * (0.75 + 0.012 * this.months++) * (0.9 + this.random.below(20) / 100));
    const logged = await logRequests(this.app, this.line.members[1]!, this.line.id, { dice: this.random, count });
    this.open.push(...logged);
  }

  /** The oldest end first. */
  private async close() {
    const ended = this.open.splice(0, Math.round(this.requests / 2));
    await acting(this.app, this.line.members[0]!, async () => {
      for (const id of ended) await this.service(Closure).close(id, { reason: inventedEnd(this.random) });
    });
  }

  private leads(): [Person, Person] {
    const [one, other] = this.network.groups.map(({ people }) => people.find(({ role }) => role === 'campaign_lead')!);
    return [one!, other!];
  }

  private desks = (): DemoDesk[] => this.network.groups.flatMap(({ desks }) => desks);
  private release = <T>({ actor }: Person, work: () => Promise<T>) => this.app.get(Db).actingAs(actor, 'release', work);
  private service = <T>(of: abstract new (...args: never[]) => T): T => this.app.get<T>(of as never, { strict: false });
}
