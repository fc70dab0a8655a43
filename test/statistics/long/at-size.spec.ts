import { acting } from '../../../src/cli/demo/cast.js';
import { dice } from '../../../src/cli/demo/dice.js';
import { logRequests } from '../../../src/cli/demo/log-requests.js';
import { Db } from '../../../src/common/database/db.js';
import { Renewal } from '../../../src/organisations/renewal.service.js';
import { discreteLaplace, thousandths } from '../../../src/statistics/noise/discrete-laplace.js';
import { systemRandom } from '../../../src/statistics/noise/random.js';
import { Drawing } from '../../../src/statistics/release/drawing.service.js';
import { Releases } from '../../../src/statistics/release/releases.service.js';
import { Statements } from '../../../src/statistics/statement/statements.service.js';
import { type RunningApp, startApp } from '../../support/app.js';
import { networkThatCounts, type NetworkThatCounts } from '../network-that-counts.js';

const PERIOD = '2027-Q1';
const REGISTRATIONS = 30_000;
const TOGETHER = 500;
/** Seconds, on two cores. */
const MOST_STATING = 60;
const MOST_DRAWING = 30;
/** Beyond what the process had before: whatever the number of registrations, 250 of them are open at once. */
const MOST_MEMORY = 150 * 1024 * 1024;
/** Microseconds for a draw of noise. */
const MOST_SAMPLING = 20;

let running: RunningApp;
let network: NetworkThatCounts;
beforeAll(async () => {
  running = await startApp();
  network = await networkThatCounts(running, 'standard', PERIOD);
  running.clock.standAt('2027-02-15');
  const random = dice(30_000);
  for (let logged = 0; logged < REGISTRATIONS; logged += TOGETHER)
    await logRequests(running.app, network.caseworker, network.desk.id, { dice: random, count: TOGETHER });
}, 600_000);
afterAll(() => running.stop());

const seconds = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

/** The most that the process has beyond what it had, looked at all the time. */
async function memoryOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - before)), 20);
  await work().finally(() => clearInterval(look));
  return most;
}

describe(`a desk of ${REGISTRATIONS} registrations`, () => {
  it.each(['the first time', 'again', 'after its key was renewed'])(
    `states them within ${MOST_STATING} s and bounded memory, %s`,
    async (time) => {
      running.clock.standAt('2027-04-10');
      // Then each of them gets a new key.
      if (time === 'after its key was renewed')
        await acting(running.app, network.coordinator, () =>
          running.app.get(Renewal, { strict: false }).renew(network.desk.id, []),
        );
      const state = () =>
        running.app.get(Statements, { strict: false }).send(network.coordinator.actor, network.desk.id, PERIOD);
      let took = Infinity;
      const memory = await memoryOf(async () => void (took = await seconds(state)));
      expect(took).toBeLessThan(MOST_STATING);
      expect(memory).toBeLessThan(MOST_MEMORY);
    },
    300_000,
  );

  it(`is drawn and composed within ${MOST_DRAWING} s`, async () => {
    running.clock.standAt('2027-05-11');
    const as = <T>(lead: NetworkThatCounts['lead'], work: () => Promise<T>) =>
      running.app.get(Db).actingAs(lead.actor, 'release', work);
    await as(network.lead, () =>
      running.app.get(Releases, { strict: false }).prepare(PERIOD, network.southLead.accountId),
    );
    const draw = () => as(network.southLead, () => running.app.get(Drawing, { strict: false }).approve(PERIOD));
    expect(await seconds(draw)).toBeLessThan(MOST_DRAWING);
  }, 60_000);
});

it(`draws noise in under ${MOST_SAMPLING} microseconds, at the smallest epsilon of a plan and the largest`, () => {
  const [uniform, draws] = [systemRandom(), 100_000];
  for (const epsilon of [100, 500].map(thousandths)) {
    const began = performance.now();
    for (let nr = 0; nr < draws; nr += 1) discreteLaplace(epsilon, uniform);
    expect(((performance.now() - began) * 1000) / draws).toBeLessThan(MOST_SAMPLING);
  }
});
