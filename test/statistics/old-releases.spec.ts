import { daysLater } from '../../src/common/web/dates.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { ownerQuery } from '../support/owner.js';
import { publishedQuarter } from './a-published-quarter.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
let period: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  ({ period } = await publishedQuarter(running, network, 14));
}, 90_000);
afterAll(() => running.stop());

const anyone = async (url: string) => {
  const { statusCode, rawPayload, headers } = await running.app.inject({ url });
  return [url, statusCode, headers.etag, rawPayload.toString('base64')];
};
/** Every byte of it that anybody can fetch. */
async function everything() {
  const paths = await ownerQuery<{ path: string }>(running.database, 'select path from release_files order by path');
  const found = [];
  for (const { path } of paths) found.push(await anyone(`/public/releases/${period}/small-1/${path}`));
  for (const page of ['', `/${period}`, '/releases.atom', '/catalogue.jsonld'])
    found.push(await anyone(`/public/statistics${page}`));
  return [...found, await anyone('/public/releases.json')];
}

it('correcting, closing, merging and erasing cases changes no byte of what was published', async () => {
  const before = await everything();
  expect(before.length).toBeGreaterThan(12);
  expect(before.map(([, status]) => status)).toEqual(before.map(() => 200));

  const ids = (await ownerQuery<{ id: string }>(running.database, 'select id from cases order by id')).map(
    ({ id }) => id,
  );
  const desk = api(running.app, network.southCaseworker);
  const [corrected, closed, stays, goes, erased] = ids as [string, string, string, string, string];
  const version = async (id: string) => (await desk.get(`/cases/${id}`)).json<{ version: number }>().version;
  const done = [
    await desk.patch(`/cases/${corrected}`, { version: await version(corrected), facts: { service_country: 'BY' } }),
    await desk.patch(`/cases/${corrected}`, { version: await version(corrected), counted: false }),
    await desk.post(`/cases/${closed}/closure`, { reason: 'amnesty' }),
    await desk.post(`/cases/${stays}/merges/${goes}`, {
      version: await version(stays),
      other_version: await version(goes),
    }),
    await desk.post(`/cases/${erased}/closure`, { reason: 'declined_help' }),
  ];
  expect(done.map(({ statusCode }) => statusCode < 300)).toEqual(done.map(() => true));
  const erasure = await api(running.app, network.southCoordinator).post(`/cases/${erased}/erasure`, {
    reference: (await desk.get(`/cases/${erased}`)).json<{ reference: string }>().reference,
    reason: 'They asked for it.',
  });
  expect([erasure.statusCode < 300, erasure.body]).toEqual([true, erasure.body]);
  expect(await everything()).toEqual(before);
  running.clock.standAt(daysLater(running.clock.today(), 40));
  expect(await everything()).toEqual(before);
}, 60_000);
