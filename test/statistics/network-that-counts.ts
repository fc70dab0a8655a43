import type { Person } from '../../src/cli/demo/cast.js';
import { Db } from '../../src/common/database/db.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { StatisticsKeys } from '../../src/statistics/keys/statistics-keys.service.js';
import { AdoptedPlans } from '../../src/statistics/plan/adopted-plans.service.js';
import type { DefaultPlan } from '../../src/statistics/plan/read-plan.js';
import type { RunningApp } from '../support/app.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

/** Two leads of two organisations make the statistics key, adopt a plan, and every desk checks the key. @returns the second lead */
export async function beginCounting(
  { app }: RunningApp,
  network: SmallNetwork,
  plan: DefaultPlan,
  firstPeriod: string,
): Promise<Person> {
  const second = await network.beginnings.member(network.south, 'campaign_lead');
  const keys = app.get(StatisticsKeys, { strict: false });
  const words = await app.get(Db).actingAs(network.lead.actor, 'release', async () => {
    const { key, signer } = await keys.begin(second.accountId, second.checkWords);
    await app.get(AdoptedPlans, { strict: false }).adopt(plan, firstPeriod, key.number, signer);
    return (await keys.words())!;
  });
  const pins = app.get(DeskPins, { strict: false });
  for (const [{ id }, coordinator] of desksOf(network))
    await app.get(Db).actingAs(coordinator.actor, 'desk', async () => {
      const key = (await pins.subjects(id)).find(({ code }) => code.startsWith('statistics.'))!;
      await pins.pin(id, key.code, words);
    });
  return second;
}

export const desksOf = (network: SmallNetwork): [desk: { id: string }, coordinator: Person][] => [
  [network.desk, network.coordinator],
  [network.otherDesk, network.otherCoordinator],
  [network.southDesk, network.southCoordinator],
];

/** A small network that counts from this quarter on. */
export async function networkThatCounts(running: RunningApp, plan: DefaultPlan, firstPeriod: string) {
  const network = await smallNetwork(running);
  return { ...network, southLead: await beginCounting(running, network, plan, firstPeriod) };
}
export type NetworkThatCounts = Awaited<ReturnType<typeof networkThatCounts>>;
