import { parse } from 'csv-parse/sync';
import { trail } from '../audit/trail.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  const desk = api(running.app, network.caseworker);
  await desk.post('/cases', {
    pseudonym: '=Heron',
    facts: { service_country: 'RU', country_of_stay: 'DE', grounds: ['pacifist_ethical', 'religious'] },
    deadline: { kind: 'hearing', on: '2027-03-01' },
    needs: ['asylum'],
    person: { legal_name: 'Emil Placeholder', contacts: [{ channel: 'phone', handle: '+999 100 0111' }] },
  });
  await desk.post('/cases', { pseudonym: 'Sanderling', state: 'enquiry' });
  await api(running.app, network.otherCoordinator).post('/cases', { pseudonym: 'Elsewhere' });
}, 60_000);
afterAll(() => running.stop());

const take = (fill: Record<string, string>) =>
  browser(running.app, network.caseworker).submit('/exports', '/exports/list', { reason: 'For Monday', ...fill });
const read = (body: string) => parse(body, { bom: true, columns: true }) as Record<string, string>[];

it('is a table of the own desk’s cases, in words, without a name or a contact, and without a formula', async () => {
  const file = await take({});
  expect(file.statusCode).toBe(200);
  expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(file.headers['content-disposition']).toBe(`attachment; filename="cases-${running.clock.today()}.csv"`);
  const rows = read(file.body);
  expect(rows.map(({ Pseudonym }) => Pseudonym).sort()).toEqual(["'=Heron", 'Sanderling']);
  expect(rows.find(({ Pseudonym }) => Pseudonym === "'=Heron")).toMatchObject({
    State: 'Open',
    'Held by': network.caseworker.handle,
    'Due on': '2027-03-01',
    'What is due': 'Hearing',
    'Whose army': 'Russia',
    'Now in': 'Germany',
  });
  expect(file.body).not.toMatch(/Placeholder|999 100/);
});

it('holds the state that was asked for', async () => {
  expect(read((await take({ state: 'enquiry' })).body).map(({ Pseudonym }) => Pseudonym)).toEqual(['Sanderling']);
});

it('is recorded with its reason, and asks for one', async () => {
  await take({ reason: 'For the meeting' });
  const taken = async () =>
    (await trail(running, network.auditor)).filter(({ action }) => action === 'case.export-list');
  const before = await taken();
  expect(before.at(-1)).toMatchObject({
    actor: network.caseworker.accountId,
    object: network.desk.id,
    reason: 'For the meeting',
  });
  const without = await take({ reason: '' });
  expect(without.statusCode).toBe(422);
  expect(without.body).toContain('Say why, in a few words.');
  expect(await taken()).toEqual(before);
});
