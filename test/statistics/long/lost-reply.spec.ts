import { Drawing } from '../../../src/statistics/release/drawing.service.js';
import { Releases } from '../../../src/statistics/release/releases.service.js';
import { Statements } from '../../../src/statistics/statement/statements.service.js';
import { type RunningApp, startApp } from '../../support/app.js';
import { api } from '../../support/client.js';
import { lossyTo } from '../../support/lossy.js';
import { ownerQuery } from '../../support/owner.js';
import { asLead, statedQuarter } from '../a-published-quarter.js';
import { networkThatCounts, type NetworkThatCounts } from '../network-that-counts.js';

const PERIOD = '2027-Q1';
let running: RunningApp;
let network: NetworkThatCounts;
let lossy: Awaited<ReturnType<typeof lossyTo>>;
/** The same installation, over a line that loses answers. */
let far: RunningApp;
beforeAll(async () => {
  running = await startApp();
  running.clock.standAt('2026-11-25');
  network = await networkThatCounts(running, 'small', PERIOD);
  await statedQuarter(running, network, PERIOD, 5);
  lossy = await lossyTo(running.database.appUrl);
  far = await startApp({ database: { ...running.database, appUrl: lossy.url } });
}, 90_000);
afterAll(async () => {
  await far.app.close();
  lossy.close();
  await running.stop();
});

const at = (day: string) => [running, far].forEach(({ clock }) => clock.standAt(day));
const state = async () =>
  (await api(running.app, network.lead).get(`/releases/${PERIOD}`)).json<{ state: string }>().state;
const statements = () =>
  ownerQuery<{ all: string }>(running.database, `select s::text as all from statements s order by 1`);

it('where the answer to a commit is lost, what was done is done, is found, and is not done a second time', async () => {
  at('2027-04-12');
  const before = await statements();
  const send = ({ app }: RunningApp) =>
    app.get(Statements, { strict: false }).send(network.southCoordinator.actor, network.southDesk.id, PERIOD);
  // Its first commit says that it begins to count.
  await expect(lossy.losing(() => send(far))).rejects.toThrow();
  expect(await statements()).toEqual(before);
  await send(far);
  expect(await statements()).toHaveLength(before.length);

  at('2027-05-12');
  const prepare = ({ app }: RunningApp) =>
    app.get(Releases, { strict: false }).prepare(PERIOD, network.southLead.accountId);
  await expect(lossy.losing(() => asLead(far, network.lead, () => prepare(far)))).rejects.toThrow();
  expect(await state()).toBe('prepared');
  await expect(asLead(far, network.lead, () => prepare(far))).rejects.toThrow('prepared already');

  const approve = ({ app }: RunningApp) => app.get(Drawing, { strict: false }).approve(PERIOD);
  await expect(lossy.losing(() => asLead(far, network.southLead, () => approve(far)))).rejects.toThrow();
  expect(await state()).toBe('drawn');
  const files = () => ownerQuery(running.database, 'select path, md5(bytes) from release_files order by path');
  const drawn = await files();
  expect(drawn.length).toBeGreaterThan(8);
  await expect(asLead(far, network.southLead, () => approve(far))).rejects.toThrow('There is no second draw');
  expect(await files()).toEqual(drawn);
  expect(await ownerQuery(running.database, 'select 1 from ledger')).toHaveLength(1);
}, 60_000);
