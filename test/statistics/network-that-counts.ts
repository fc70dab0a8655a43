import type { Person } from '../../src/cli/demo/cast.js';
import { Db } from '../../src/common/database/db.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { StatisticsKeys } from '../../src/statistics/keys/statistics-keys.service.js';
import { AdoptedPlans } from '../../src/statistics/plan/adopted-plans.service.js';
import type { DefaultPlan } from '../../src/statistics/plan/read-plan.js';
import type { RunningApp } from '../support/app.js';
import { smallNetwork } from '../support/network.js';

/** A small network in which two leads of two organisations have made the statistics key, and every desk has checked it. */
export async function networkThatCounts(running: RunningApp, plan: DefaultPlan, firstPeriod: string) {
  const network = await smallNetwork(running);
  const southLead = await network.beginnings.member(network.south, 'campaign_lead');
  const { app } = running;
  const keys = app.get(StatisticsKeys, { strict: false });
  const asLead = <T>(person: Person, work: () => Promise<T>) => app.get(Db).actingAs(person.actor, 'release', work);
  const words = await asLead(network.lead, async () => {
    const { key, signer } = await keys.begin(southLead.accountId, southLead.checkWords);
    await app.get(AdoptedPlans, { strict: false }).adopt(plan, firstPeriod, key.number, signer);
    return (await keys.words())!;
  });
  const pins = app.get(DeskPins, { strict: false });
  for (const [desk, coordinator] of [
    [network.desk, network.coordinator],
    [network.otherDesk, network.otherCoordinator],
    [network.southDesk, network.southCoordinator],
  ] as const)
    await app.get(Db).actingAs(coordinator.actor, 'desk', async () => {
      const key = (await pins.subjects(desk.id)).find(({ code }) => code.startsWith('statistics.'))!;
      await pins.pin(desk.id, key.code, words);
    });
  return { ...network, southLead, asLead };
}
export type NetworkThatCounts = Awaited<ReturnType<typeof networkThatCounts>>;
