import type { Person } from '../../src/cli/demo/cast.js';
import { trail } from '../audit/trail.js';
import { wordsOfDesk } from '../organisations/ceremony-words.js';
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

const as = (person: Person) => api(running.app, person);
const logged = async (by = network.caseworker) => (await as(by).post('/cases', { pseudonym: 'Alder' })).json<Made>().id;
const add = (by: Person, id: string, task: object) => as(by).post(`/cases/${id}/tasks`, task);
const end = (by: Person, id: string, task: string, body = {}) => as(by).post(`/cases/${id}/tasks/${task}/ending`, body);
const mine = async (person: Person) => (await as(person).get('/tasks')).json<Mine>().tasks;
const textsOf = async (person: Person) => (await mine(person)).map(({ what }) => what);
const open = async (by: Person, id: string) => (await as(by).get(`/cases/${id}`)).json<Shown>().tasks;
const inClear = (id: string) =>
  ownerQuery<{ line: string; account_id: string; desk_id: string }>(
    running.database,
    'select t::text as line, account_id, desk_id from tasks t where case_id = $1 order by account_id',
    [id],
  );

interface Made {
  id: string;
}
interface Mine {
  tasks: { id: string; what: string; due: string | null; case: { id: string; pseudonym: string } }[];
}
interface Shown {
  version: number;
  tasks: { id: string; what: string; for: { handle: string }; due: string | null }[];
}

it('is first on the day of whoever is to do it, nobody else’s, nearest day first; the disk says who and where alone', async () => {
  const { caseworker, colleague, coordinator } = network;
  const id = await logged();
  await add(caseworker, id, { what: 'Some day' });
  await add(caseworker, id, { what: 'Ring the shelter', due: '2026-12-24', for: colleague.accountId });
  const { id: late } = (
    await add(coordinator, id, { what: 'Overdue', due: '2020-01-01', for: caseworker.accountId })
  ).json<Made>();
  expect(await textsOf(caseworker)).toEqual(['Overdue', 'Some day']);
  expect(await mine(colleague)).toMatchObject([
    { what: 'Ring the shelter', due: '2026-12-24', case: { id, pseudonym: 'Alder' } },
  ]);
  expect(await mine(coordinator)).toEqual([]);
  expect((await as(caseworker).get('/today')).json()).toMatchObject({
    waiting_for_me: [
      { kind: 'task', what: 'Overdue', on: { day: '2020-01-01', is: 'due' }, at: `/cases/${id}#tasks` },
      { kind: 'task', what: 'Some day', on: null },
    ],
  });
  const page = (await browser(running.app, caseworker).get('/today')).body;
  expect(page.indexOf('Overdue')).toBeGreaterThan(page.indexOf('Waiting for you'));
  const rows = await inClear(id);
  expect(rows.map(({ account_id }) => account_id)).toEqual([caseworker.accountId, colleague.accountId].sort());
  expect(rows.map(({ line }) => line).join()).not.toMatch(/20\d\d-\d\d-\d\d/);

  // Done, and done again.
  expect((await add(colleague, id, {})).statusCode).toBe(422);
  for (const answer of [await end(colleague, id, late), await end(colleague, id, late)])
    expect(answer.statusCode).toBe(200);
  expect(await textsOf(caseworker)).toEqual(['Some day']);
  expect((await as(colleague).get(`/cases/${id}/tasks`)).json()).toMatchObject({
    ended: [{ what: 'Overdue', ended: { by: colleague.handle, done: true } }],
  });
  const [row] = (await mine(caseworker)).slice(-1);
  await as(caseworker).post(`/cases/${id}/tasks/${row!.id}/ending`, { done: false });
  expect((await inClear(id)).map(({ account_id }) => account_id)).toEqual([colleague.accountId]);
  const history = (await as(caseworker).get(`/cases/${id}/history`)).body;
  expect(history).toContain('Task not needed any more');
  const acts = (await trail(running, network.auditor)).filter(({ action }) => action === 'case.task');
  expect(acts.length).toBe(5);
});

it('is for people of the desk only, and the quick form makes it one’s own', async () => {
  const id = await logged();
  expect((await add(network.caseworker, id, { what: 'No', for: network.otherCaseworker.accountId })).statusCode).toBe(
    422,
  );
  expect((await add(network.otherCaseworker, id, { what: 'Not mine' })).statusCode).toBe(404);
  const page = browser(running.app, network.colleague);
  const answer = await page.submit(`/cases/${id}`, `/cases/${id}/tasks`, { what: 'Quickly' });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/cases/${id}#tasks`]);
  expect(await open(network.caseworker, id)).toMatchObject([
    { what: 'Quickly', for: { handle: network.colleague.handle } },
  ]);
  for (let n = 1; n < 20; n += 1) await add(network.caseworker, id, { what: `Number ${n}` });
  expect((await add(network.caseworker, id, { what: 'One too many' })).statusCode).toBe(409);
});

it('ends with the case, is told before, and does not come back', async () => {
  const id = await logged(network.colleague);
  await add(network.colleague, id, { what: 'Never done' });
  expect((await browser(running.app, network.colleague).get(`/cases/${id}/closure`)).body).toContain('Never done');
  await as(network.colleague).post(`/cases/${id}/closure`, { reason: 'amnesty' });
  expect(await inClear(id)).toEqual([]);
  expect((await add(network.colleague, id, { what: 'Too late' })).statusCode).toBe(409);
  await as(network.colleague).delete(`/cases/${id}/closure`);
  expect(await open(network.colleague, id)).toEqual([]);
});

it('two cases that become one bring theirs together, and take them back', async () => {
  const [stays, goes] = [await logged(), await logged()];
  await add(network.caseworker, stays, { what: 'Stays' });
  await add(network.caseworker, goes, { what: 'Comes along', for: network.coordinator.accountId });
  const merged = await as(network.caseworker).post(`/cases/${stays}/merges/${goes}`, { version: 2, other_version: 2 });
  expect(merged.statusCode).toBe(200);
  expect((await open(network.caseworker, stays)).map(({ what }) => what).sort()).toEqual(['Comes along', 'Stays']);
  expect([(await inClear(stays)).length, (await inClear(goes)).length]).toEqual([2, 0]);
  await as(network.caseworker).delete(`/cases/${stays}/merges/${goes}`);
  expect((await open(network.caseworker, goes)).map(({ what }) => what)).toEqual(['Comes along']);
  expect([(await inClear(stays)).length, (await inClear(goes)).length]).toEqual([1, 1]);
  const { id } = (await mine(network.coordinator))[0]!;
  await as(network.coordinator).post(`/cases/${goes}/tasks/${id}/ending`);
});

it('goes to whoever takes over, and with the case to another desk', async () => {
  const { coordinator, caseworker, otherCoordinator, desk, otherDesk } = network;
  const [held, others] = [await logged(), await logged(network.colleague)];
  await add(caseworker, others, { what: 'Left behind', for: caseworker.accountId });
  const page = `/desks/${desk.id}/hand-over`;
  const hands = browser(running.app, coordinator);
  expect((await hands.get(page)).body).toMatch(
    new RegExp(`${caseworker.handle} \\(\\d+ cases, tasks in \\d+ cases\\)`),
  );
  expect((await hands.submit(page, page, { from: caseworker.accountId, to: coordinator.accountId })).statusCode).toBe(
    303,
  );
  expect(await mine(caseworker)).toEqual([]);
  expect(await textsOf(coordinator)).toContain('Left behind');
  expect((await open(coordinator, others))[0]).toMatchObject({ for: { handle: coordinator.handle } });

  await add(coordinator, held, { what: 'Goes with it' });
  const words = await wordsOfDesk(running, otherCoordinator, otherDesk.id);
  const pins = `/desks/${desk.id}/pins`;
  await hands.submit(`${pins}/new`, pins, { subject: `desk.${otherDesk.id}`, words });
  await hands.submit(`/cases/${held}/transfer`, `/cases/${held}/transfer`, { to_desk_id: otherDesk.id });
  const [{ id }] = (await ownerQuery<{ id: string }>(running.database, 'select id from transfers')) as [{ id: string }];
  await browser(running.app, otherCoordinator).submit('/transfers', `/transfers/${id}/acceptance`);
  expect(await inClear(held)).toMatchObject([{ account_id: otherCoordinator.accountId, desk_id: otherDesk.id }]);
  expect(await textsOf(otherCoordinator)).toEqual(['Goes with it']);
  expect(await textsOf(coordinator)).not.toContain('Goes with it');
});
