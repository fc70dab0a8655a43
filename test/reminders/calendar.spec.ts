import { Writable } from 'node:stream';
import ICAL from 'ical.js';
import { withClient } from '../../src/common/database/roles.js';
import { Logs } from '../../src/common/logs.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { codeAt, stepOf } from '../../src/vault/second-factor.js';
import type { Person } from '../../src/cli/demo/cast.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  running.clock.standAt('2027-03-01');
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const read = (path: string, headers: Record<string, string> = {}) =>
  running.app.inject({ method: 'GET', url: path, headers });
const make = async (person: Person) => {
  const answer = await api(running.app, person).post('/account/calendar');
  return new URL(answer.json<{ address: string }>().address).pathname;
};
const daysIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((one) => String(new ICAL.Event(one).startDate));
const daysOf = async (path: string) => daysIn((await read(path)).body);
const uidsIn = (text: string) => [...text.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid!);
async function caseOn(person: Person, day: string, holder: Person | null) {
  const opened = await api(running.app, person).post('/cases', { pseudonym: 'Kingfisher', summary: 'Placeholder' });
  const { id } = opened.json<{ id: string }>();
  await ownerQuery(running.database, `update cases set remind_on = $2, assignee_id = $3 where id = $1`, [
    id,
    day,
    holder?.accountId ?? null,
  ]);
  return id;
}

it('shows the days of what one holds, of what nobody holds and of what one has a task in: each once, and nothing else', async () => {
  const { caseworker, colleague, otherCaseworker } = network;
  await caseOn(caseworker, '2027-03-10', caseworker);
  await caseOn(caseworker, '2027-03-10', caseworker);
  await caseOn(caseworker, '2027-03-12', null);
  await caseOn(caseworker, '2027-03-14', colleague);
  await caseOn(otherCaseworker, '2027-03-16', null);
  await caseOn(caseworker, '2027-01-02', caseworker);
  await caseOn(caseworker, 'infinity', caseworker);
  const shared = await caseOn(caseworker, '2027-03-18', colleague);
  const task = { what: 'Call back', for: caseworker.accountId };
  expect((await api(running.app, caseworker).post(`/cases/${shared}/tasks`, task)).statusCode).toBe(201);
  await ownerQuery(running.database, `update cases set remind_on = '2027-03-18' where id = $1`, [shared]);
  const closed = await caseOn(caseworker, '2027-03-20', caseworker);
  await api(running.app, caseworker).post(`/cases/${closed}/closure`, { reason: 'amnesty' });
  const [own, theirs] = [await make(caseworker), await make(colleague)];
  const answer = await read(own);
  expect(daysIn(answer.body)).toEqual(['2027-03-10', '2027-03-12', '2027-03-18']);
  expect(await daysOf(theirs)).toEqual(['2027-03-12', '2027-03-14', '2027-03-18']);
  expect(answer.body).not.toMatch(/Kingfisher|Placeholder|DESCRIPTION|LOCATION|URL/);
  const [{ reference }] = (await ownerQuery<{ reference: string }>(
    running.database,
    'select reference from cases limit 1',
  )) as [{ reference: string }];
  expect(answer.body).not.toContain(reference);
  // The same case in two calendars cannot be told by its name.
  const other = uidsIn((await read(theirs)).body);
  expect(uidsIn(answer.body).filter((uid) => other.includes(uid))).toEqual([]);
  expect(uidsIn((await read(own)).body)).toEqual(uidsIn(answer.body));
});

it('is answered without a cookie or a session, kept nowhere, and not again where nothing changed', async () => {
  const path = await make(network.caseworker);
  const { headers, statusCode } = await read(path);
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  expect(headers['set-cookie']).toBeUndefined();
  const again = await read(path, { 'if-none-match': headers.etag as string });
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag]);
  await caseOn(network.caseworker, '2027-04-01', network.caseworker);
  expect((await read(path, { 'if-none-match': headers.etag as string })).statusCode).toBe(200);
});

it('stands as a hash in the database, and no log says its address: right, wrong, or failing', async () => {
  const lines: string[] = [];
  const to = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) });
  running.app.useLogger(new Logs('trace', to));
  const path = await make(network.caseworker);
  const secret = path.split('/')[2]!.replace('.ics', '');
  await read(path);
  await read(`${path}x`);
  const rename = (from: string, to: string) =>
    withClient(running.database.ownerUrl, (owner) => owner.query(`alter table ${from} rename to ${to}`));
  await rename('tasks', 'tasks_gone');
  expect((await read(path)).statusCode).toBe(500);
  await rename('tasks_gone', 'tasks');
  running.app.useLogger(false);
  expect(lines.join('').length).toBeGreaterThan(20);
  expect(lines.join('')).not.toContain(secret.slice(0, 12));
  expect(JSON.stringify(await ownerQuery(running.database, 'select * from calendars'))).not.toContain(secret);
});

it('every address that is none is answered alike, and asks the database alike', async () => {
  const path = await make(network.caseworker);
  const wrong = [
    '/calendar/x',
    '/calendar/x.ics',
    `/calendar/${'A'.repeat(43)}.ics`,
    path.slice(0, -5),
    `/calendar/${'%C3%A9'.repeat(20)}`,
  ];
  const answers = [];
  for (const one of wrong) {
    const { statusCode, body, headers } = await read(one);
    answers.push([statusCode, body, Object.keys(headers).sort()]);
  }
  expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(answers[0]![0]).toBe(404);
});

it('is read sixty times an hour, not more, and the others go on', async () => {
  const [path, other] = [await make(network.otherCaseworker), await make(network.colleague)];
  for (let n = 0; n < 60; n++) expect((await read(path)).statusCode).toBe(200);
  expect((await read(path)).statusCode).toBe(429);
  expect((await read(other)).statusCode).toBe(200);
  running.clock.forward({ minutes: 60 });
  expect((await read(path)).statusCode).toBe(200);
});

describe('it ends', () => {
  const ended = async (path: string) => (await read(path)).statusCode;

  it('with a new one, which is shown once, and at its owner’s word', async () => {
    const tab = browser(running.app, network.coordinator);
    const old = await make(network.coordinator);
    const made = await tab.submit('/account/calendar', '/account/calendar');
    const path = /https:\/\/ploughshare\.example\.org(\/calendar\/[\w-]{43}\.ics)/.exec(made.body)![1]!;
    expect([await ended(old), await ended(path)]).toEqual([404, 200]);
    expect((await tab.get('/account/calendar')).body).not.toContain(path.slice(10, 30));
    expect((await tab.submit('/account/calendar', '/account/calendar?_method=DELETE')).statusCode).toBe(303);
    expect(await ended(path)).toBe(404);
    expect((await api(running.app, network.coordinator).delete('/account/calendar')).statusCode).toBe(404);
  });

  it('when the passphrase is changed', async () => {
    const { southCaseworker: owner } = network;
    const path = await make(owner);
    const tab = browser(running.app, owner);
    running.clock.forward({ seconds: 30 });
    const totp = codeAt(owner.totpSeed, stepOf(running.clock.now()));
    const shown = await tab.submit('/account/passphrase', '/account/passphrase', {
      passphrase: owner.passphrase,
      totp,
    });
    const passphrase = /<bdi class="code" dir="ltr">([a-z -]+)<\/bdi>/.exec(shown.body)![1]!;
    expect(await ended(path)).toBe(200);
    expect(
      (await tab.submit('/account/passphrase', '/account/passphrase/confirmation', { passphrase })).statusCode,
    ).toBe(303);
    expect(await ended(path)).toBe(404);
  });

  it('with the account; and the days of a desk that one has left are gone from it', async () => {
    const { administrator, colleague, desk, otherCoordinator } = network;
    const path = await make(colleague);
    expect(await daysOf(path)).not.toEqual([]);
    await api(running.app, administrator).post(`/organisation/desks/${desk.id}/members/${colleague.accountId}/removal`);
    expect(await daysOf(path)).toEqual([]);
    await api(running.app, administrator).post(`/accounts/${colleague.accountId}/lock`);
    const another = await make(otherCoordinator);
    await api(running.app, administrator).post(`/accounts/${otherCoordinator.accountId}/reset`);
    expect([await ended(path), await ended(another)]).toEqual([404, 404]);
    // Nor does it come back when the account works again.
    await api(running.app, administrator).delete(`/accounts/${colleague.accountId}/lock`);
    expect(await ended(path)).toBe(404);
  });
});
