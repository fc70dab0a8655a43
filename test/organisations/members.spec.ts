import type { Person } from '../../src/cli/demo/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { wordsOfDesk, WRONG } from './ceremony-words.js';

let running: RunningApp;
let network: SmallNetwork;
let desk: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  desk = `/desks/${network.desk.id}`;
}, 60_000);
afterAll(() => running.stop());

const as = (person: Person) => browser(running.app, person);
const admit = (person: Person, fields: Record<string, string> = {}) =>
  as(network.coordinator).submit(`${desk}/members/new`, `${desk}/members`, {
    account_id: person.accountId,
    words: person.checkWords,
    ...fields,
  });

it('a newcomer is admitted by their words, and opens nothing before they have typed the desk’s', async () => {
  const newcomer = await network.beginnings.member(network.north, 'caseworker');
  const words = await wordsOfDesk(running, network.coordinator, network.desk.id);
  expect((await as(network.coordinator).get(`${desk}/members/new`)).body).toContain(newcomer.handle);
  expect((await admit(newcomer)).statusCode).toBe(303);

  const there = as(newcomer);
  const cases = await there.get('/cases');
  expect(cases.statusCode).toBe(409);
  expect(cases.body).toContain(`${desk}/confirmation`);
  expect((await there.get(desk)).statusCode).toBe(409);
  expect((await there.get(`${desk}/confirmation`)).body).not.toContain(words);

  const wrong = await there.submit(`${desk}/confirmation`, `${desk}/confirmation`, { words: WRONG });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('id="words-mistake"');
  expect((await there.get('/cases')).statusCode).toBe(409);

  expect((await there.submit(`${desk}/confirmation`, `${desk}/confirmation`, { words })).statusCode).toBe(303);
  expect((await there.get('/cases')).statusCode).toBe(200);
});

it('nobody is admitted with other words, from another organisation, with another job, or twice', async () => {
  const newcomer = await network.beginnings.member(network.north, 'caseworker');
  const wrong = await admit(newcomer, { words: WRONG });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('id="words-mistake"');
  for (const other of [network.southCaseworker, network.auditor, network.lead, network.lawyer, network.colleague]) {
    const refused = await admit(other);
    expect([other.role, refused.statusCode]).toEqual([other.role, 422]);
    expect(refused.body).toContain('id="account_id-mistake"');
  }
  for (const { accountId } of [newcomer, network.southCaseworker, network.auditor, network.lead])
    expect(
      await ownerQuery(running.database, 'select 1 from grants where desk_id = $1 and account_id = $2', [
        network.desk.id,
        accountId,
      ]),
    ).toEqual([]);
});

it('a caseworker admits nobody', async () => {
  expect((await as(network.caseworker).get(`${desk}/members/new`)).statusCode).toBe(403);
});

it('a stand-in whose last day has passed reaches nothing, and renewal is asked for', async () => {
  const standIn = await network.beginnings.member(network.north, 'caseworker');
  const today = running.clock.today();
  const [year = '', month = '', day = ''] = today.split('-');
  const past = await admit(standIn, { 'until-day': '1', 'until-month': '1', 'until-year': '2020' });
  expect(past.statusCode).toBe(422);
  expect((await admit(standIn, { 'until-day': day, 'until-month': month, 'until-year': year })).statusCode).toBe(303);
  const words = await wordsOfDesk(running, network.coordinator, network.desk.id);
  const confirmation = await as(standIn).submit(`${desk}/confirmation`, `${desk}/confirmation`, { words });
  expect(confirmation.statusCode).toBe(303);
  const { id } = (await api(running.app, network.caseworker).post('/cases', { pseudonym: 'Reed' })).json<{
    id: string;
  }>();
  expect((await api(running.app, standIn).get(`/cases/${id}`)).statusCode).toBe(200);

  running.clock.forward({ days: 1 });
  expect((await api(running.app, standIn).get(`/cases/${id}`)).statusCode).toBe(404);
  expect((await as(standIn).get(desk)).statusCode).toBe(404);
  expect((await api(running.app, standIn).get('/cases')).json()).toMatchObject({ items: [] });
  const page = (await as(network.coordinator).get(desk)).body;
  expect(page).toContain('Renewal is asked for');
  expect(page).toContain(`The time of ${standIn.handle} has ended`);

  expect((await as(network.coordinator).submit(`${desk}/renewal`, `${desk}/renewal`)).statusCode).toBe(303);
  expect((await as(network.coordinator).get(desk)).body).not.toContain('Renewal is asked for');
  expect((await as(network.coordinator).get(desk)).body).not.toContain(standIn.handle);
  // A colleague who comes by after it goes on without typing anything.
  expect((await as(network.caseworker).get(desk)).statusCode).toBe(200);
});

it('whoever is chosen to leave at a renewal is out, and the others go on', async () => {
  const leaver = await network.beginnings.member(network.north, 'caseworker');
  await admit(leaver);
  const renewed = await as(network.coordinator).submit(`${desk}/renewal`, `${desk}/renewal`, {
    'leaving[]': leaver.accountId,
  });
  expect(renewed.statusCode).toBe(303);
  expect((await as(leaver).get(desk)).statusCode).toBe(404);
  expect((await as(network.caseworker).get(desk)).statusCode).toBe(200);
  const own = await as(network.coordinator).submit(`${desk}/renewal`, `${desk}/renewal`, {
    'leaving[]': network.coordinator.accountId,
  });
  expect(own.statusCode).toBe(409);
  expect(own.body).toContain('ask another coordinator');
});
