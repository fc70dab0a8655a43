import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { networkThatCounts, type NetworkThatCounts } from './network-that-counts.js';
import { openedStatements, statisticsSecret } from './open-statements.js';

const PERIOD = '2027-Q1';
let running: RunningApp;
let network: NetworkThatCounts;
beforeAll(async () => {
  running = await startApp();
  network = await networkThatCounts(running, 'small', PERIOD);
}, 60_000);
afterAll(() => running.stop());

const desk = () => api(running.app, network.caseworker);
const page = async (path: string) => (await browser(running.app, network.caseworker).get(path)).body;
const countedIn = async (id: string) =>
  (await desk().get(`/cases/${id}/consents`)).json<{ counted_in: object }>().counted_in;
async function send() {
  const path = `/desks/${network.desk.id}/statement/${PERIOD}`;
  expect((await api(running.app, network.coordinator).post(path)).statusCode).toBe(201);
}
async function total() {
  const secret = await statisticsSecret(running, network.lead, network.southLead);
  const found = await openedStatements(running, secret);
  return found.find(({ part }) => part === 'quarter')!.counts.get('total');
}

it('says of a person whether and where they were counted, and what taking it back still changes', async () => {
  running.clock.standAt('2027-02-15');
  const ids: string[] = [];
  for (const nr of [1, 2]) {
    const logged = await desk().post('/cases', { pseudonym: `Lark ${nr}`, counted: true });
    ids.push(logged.json<{ id: string }>().id);
  }
  const [id] = ids as [string, string];
  expect(await countedIn(id)).toEqual({ intake: null, outcome: null });
  expect(await page(`/cases/${id}`)).toContain('To being counted');
  expect(await page(`/cases/${id}/consents`)).toContain('Not counted so far');

  running.clock.standAt('2027-04-10');
  await send();
  expect(await total()).toEqual([2]);
  expect(await countedIn(id)).toEqual({ intake: PERIOD, outcome: null });
  expect(await page(`/cases/${id}/consents`)).toContain('in the statement of the first quarter of 2027');
  expect(await page(`/cases/${id}/consents/withdrawal`)).toContain('sending it again leaves them out');

  // Taken back, and stated again before the cut-off: they are in it no more, and never will be.
  expect((await desk().post(`/cases/${id}/consents/withdrawal`)).statusCode).toBe(200);
  await send();
  expect(await total()).toEqual([1]);
}, 60_000);

it('shows nobody else whether somebody was counted', async () => {
  running.clock.standAt('2027-04-11');
  const logged = await desk().post('/cases', { pseudonym: 'Lark 3', counted: true });
  const { id } = logged.json<{ id: string }>();
  for (const other of [network.otherCaseworker, network.southCaseworker, network.lead, network.auditor])
    expect([403, 404]).toContain((await api(running.app, other).get(`/cases/${id}/consents`)).statusCode);
}, 60_000);
