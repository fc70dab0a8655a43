import { jest } from '@jest/globals';
import { SealedCases } from '../../src/cases/sealed-cases.service.js';
import type { Person } from '../../src/cli/demo/cast.js';
import { Wraps } from '../../src/vault/wraps.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { ownerQuery } from '../support/owner.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { trailOf } from '../vault/trail.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const log = async (by: Person, body: object) =>
  (await api(running.app, by).post('/cases', body)).json<{ id: string }>().id;
const page = (person: Person, query = '') =>
  browser(running.app, person).get(`/desks/${network.desk.id}/numbers${query}`);
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

it('counts what a desk holds and what became of it, of that desk alone, and says what the numbers are not for', async () => {
  running.clock.standAt('2026-11-11');
  const first = await log(network.caseworker, { pseudonym: 'One' });
  running.clock.standAt('2026-11-25');
  await log(network.colleague, { pseudonym: 'Two', deadline: { kind: 'hearing', on: '2026-11-24' } });
  await log(network.caseworker, { pseudonym: 'Three', state: 'enquiry' });
  await log(network.otherCaseworker, { pseudonym: 'Elsewhere', state: 'enquiry' });
  await api(running.app, network.caseworker).post(`/cases/${first}/closure`, {
    reason: 'amnesty',
    achieved: ['information'],
  });

  const shown = await page(network.coordinator);
  expect(shown.statusCode).toBe(200);
  const text = textOf(shown.body);
  expect(text).toContain('Exact numbers of one desk: not for publication');
  expect(text).toContain('Enquiries 1 Open cases 1 Closed cases 1');
  expect(text).toMatch(/Mon 23 Nov 2 1 1 /);
  expect(text).toMatch(/Mon 9 Nov 1 1 0 /);
  expect(text).toContain('Amnesty 1');
  expect(text).toContain('Information 1');
  expect(text).toContain(`${network.colleague.handle} 0 1 1`);
  expect(text).toContain(`${network.caseworker.handle} 1 0 0`);
  expect(shown.headers['cache-control']).toContain('no-store');
  expect((await page(network.coordinator, '?weeks=52')).body.match(/<th scope="row"><time/g)).toHaveLength(52);
  expect((await page(network.coordinator, '?weeks=7')).statusCode).toBe(422);
});

it('opens only what was written to in the period, or may have become late these days', async () => {
  running.clock.standAt('2027-05-03');
  const opened = jest.spyOn(Wraps.prototype, 'openAll');
  const text = textOf((await page(network.coordinator)).body);
  const objects = opened.mock.calls.filter(([kind]) => kind === 'case').flatMap(([, ids]) => ids);
  opened.mockRestore();
  running.clock.standAt('2026-11-25');
  expect(objects).toEqual([]);
  expect(text).toContain('Enquiries 1 Open cases 1 Closed cases 1');
  expect(text).toContain(`${network.colleague.handle} 0 1 1`);
});

it('is one act in the trail, not an opening of each case, and stands there before anything is read', async () => {
  const acts = async () =>
    (await trailOf(running.database, network.auditor)).filter(({ actor }) => actor === network.coordinator.accountId);
  const before = (await acts()).length;
  await page(network.coordinator);
  const made = (await acts()).slice(before);
  expect(made.map(({ action, object }) => [action, object])).toEqual([['desk.count', network.desk.id]]);

  const read = jest.spyOn(SealedCases.prototype, 'contents').mockRejectedValue(new Error('The server stops here.'));
  expect((await page(network.coordinator)).statusCode).toBe(500);
  read.mockRestore();
  expect((await acts()).slice(before + 1).map(({ action, refused }) => [action, refused])).toContainEqual([
    'desk.count',
    undefined,
  ]);
});

it('is for coordinators of that desk', async () => {
  expect((await page(network.caseworker)).statusCode).toBe(403);
  expect((await page(network.otherCoordinator)).statusCode).toBe(404);
  expect((await page(network.southCoordinator)).statusCode).toBe(404);
});

it('leaves no case out in silence: one whose key is gone refuses them all', async () => {
  const { id } = (await api(running.app, network.colleague).post('/cases', { pseudonym: 'Lost key' })).json<{
    id: string;
  }>();
  expect((await page(network.coordinator)).statusCode).toBe(200);
  await ownerQuery(running.database, 'delete from wraps where object_id = $1', [id]);
  expect((await page(network.coordinator)).statusCode).toBe(500);
});
