import type { Person } from '../../src/cli/demo/cast.js';
import { Db } from '../../src/common/database/db.js';
import { daysLater } from '../../src/common/web/dates.js';
import { daysOf, type Period, quarterBefore, quarterOf } from '../../src/statistics/plan/period.js';
import type { DefaultPlan } from '../../src/statistics/plan/read-plan.js';
import { Drawing } from '../../src/statistics/release/drawing.service.js';
import { Releases } from '../../src/statistics/release/releases.service.js';
import { Statements } from '../../src/statistics/statement/statements.service.js';
import type { RunningApp } from '../support/app.js';
import { api } from '../support/client.js';
import type { SmallNetwork } from '../support/network.js';
import { beginCounting, desksOf } from './network-that-counts.js';

/** The quarter before the last one, from its plan to its publication, with these many requests at the Southern desk; then it is today again. */
export async function publishedQuarter(
  running: RunningApp,
  network: SmallNetwork,
  requests: number,
  plan: DefaultPlan = 'small',
): Promise<{ period: Period; southLead: Person }> {
  const { app, clock } = running;
  const today = clock.today();
  const period = quarterBefore(quarterBefore(quarterOf(today)));
  clock.standAt(daysLater(daysOf(period).from, -2));
  const southLead = await beginCounting(running, network, plan, period);
  await statedQuarter(running, network, period, requests);
  await asLead(running, network.lead, () => app.get(Releases, { strict: false }).prepare(period, southLead.accountId));
  await asLead(running, southLead, () => app.get(Drawing, { strict: false }).approve(period));
  clock.standAt(today);
  return { period, southLead };
}

/** So many requests at the Southern desk, stated by every desk; it is the day after the cut-off. @returns the cases */
export async function statedQuarter(
  { app, clock }: RunningApp,
  network: SmallNetwork,
  period: Period,
  requests: number,
): Promise<string[]> {
  const { from, to } = daysOf(period);
  clock.standAt(daysLater(from, 20));
  const desk = api(app, network.southCaseworker);
  const cases: string[] = [];
  for (let nr = 0; nr < requests; nr += 1) {
    const logged = await desk.post('/cases', {
      pseudonym: `Swift ${nr}`,
      counted: true,
      facts: { service_country: 'RU', main_ground: 'conscience', country_of_stay: 'FR' },
    });
    if (logged.statusCode !== 201) throw new Error(logged.body);
    cases.push(logged.json<{ id: string }>().id);
  }
  clock.standAt(daysLater(to, 5));
  for (const [{ id }, coordinator] of desksOf(network))
    await app.get(Statements, { strict: false }).send(coordinator.actor, id, period);
  clock.standAt(daysLater(to, 42));
  return cases;
}

export const asLead = <T>({ app }: RunningApp, lead: Person, work: () => Promise<T>): Promise<T> =>
  app.get(Db).actingAs(lead.actor, 'release', work);
