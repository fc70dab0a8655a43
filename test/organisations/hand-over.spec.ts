import type { Person } from '../../src/cli/demo/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const as = (person: Person) => browser(running.app, person);
const logged = async (by: Person) =>
  (await api(running.app, by).post('/cases', { pseudonym: 'Held' })).json<{ id: string }>().id;
const holderOf = async (id: string) =>
  (await ownerQuery<{ assignee_id: string }>(running.database, 'select assignee_id from cases where id = $1', [id]))[0]
    ?.assignee_id;
const assign = (by: Person, id: string, to: Person) =>
  as(by).submit(`/cases/${id}/assignment`, `/cases/${id}/assignment`, { to: to.accountId });

it('a coordinator gives all cases of somebody to somebody else, of this desk only', async () => {
  const mine = [await logged(network.caseworker), await logged(network.caseworker)];
  const colleagues = await logged(network.colleague);
  const page = `/desks/${network.desk.id}/hand-over`;
  expect((await as(network.coordinator).get(page)).body).toContain(`${network.caseworker.handle} (2 cases)`);
  const give = (from: Person, to: Person) =>
    as(network.coordinator).submit(page, page, { from: from.accountId, to: to.accountId });
  expect((await give(network.caseworker, network.otherCaseworker)).statusCode).toBe(422);
  expect((await give(network.caseworker, network.caseworker)).statusCode).toBe(422);
  expect((await give(network.otherCaseworker, network.colleague)).statusCode).toBe(422);
  expect((await give(network.caseworker, network.coordinator)).statusCode).toBe(303);
  for (const id of mine) expect(await holderOf(id)).toBe(network.coordinator.accountId);
  expect(await holderOf(colleagues)).toBe(network.colleague.accountId);
  for (const id of mine)
    expect((await as(network.colleague).get(`/cases/${id}`)).body).toContain(
      `Handed over to ${network.coordinator.handle}, held by ${network.caseworker.handle} before`,
    );
  expect((await as(network.caseworker).get(page)).statusCode).toBe(403);
  expect((await as(network.otherCoordinator).get(page)).statusCode).toBe(404);
});

it('a caseworker takes a case over, and gives none to others; a coordinator does', async () => {
  const id = await logged(network.colleague);
  expect((await as(network.caseworker).get(`/cases/${id}/assignment`)).body).toContain('Take it over');
  expect((await as(network.caseworker).submit(`/cases/${id}/assignment`, `/cases/${id}/assignment`)).statusCode).toBe(
    303,
  );
  expect(await holderOf(id)).toBe(network.caseworker.accountId);
  expect((await assign(network.colleague, id, network.caseworker)).statusCode).toBe(422);
  expect((await assign(network.coordinator, id, network.otherCaseworker)).statusCode).toBe(422);
  expect((await assign(network.coordinator, id, network.colleague)).statusCode).toBe(303);
  expect(await holderOf(id)).toBe(network.colleague.accountId);
  expect((await as(network.otherCaseworker).get(`/cases/${id}/assignment`)).statusCode).toBe(404);
});
