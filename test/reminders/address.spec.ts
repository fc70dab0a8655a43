import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { MailServer } from '../support/mail-server.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { trailOf } from '../vault/trail.js';
import { codeIn, ownMail } from './own-mail.js';

const server = new MailServer();
let running: RunningApp;
let network: SmallNetwork;
let mail: ReturnType<typeof ownMail>;
beforeAll(async () => {
  await server.start();
  running = await startApp({ smtp: server.settings() });
  running.clock.standAt('2027-03-01');
  network = await smallNetwork(running);
  mail = ownMail(running, server);
}, 60_000);
afterAll(async () => {
  await running.stop();
  await server.stop();
});

const own = async (person = network.caseworker) =>
  (await api(running.app, person).get('/account/reminders')).json<{ address: string | null; state: string }>();
const rows = () => ownerQuery<{ address: string }>(running.database, 'select * from mail_addresses');

it('is nowhere until its owner types it; then it gets a code, and with the code it holds', async () => {
  const address = 'Heron.first@post.example.org';
  expect(await own()).toEqual({ address: null, state: 'none' });
  expect((await mail.type(network.caseworker, `  Heron.first@POST.example.org `)).statusCode).toBe(201);
  expect(await own()).toEqual({ address, state: 'unconfirmed' });
  const [came] = server.to(address);
  const code = codeIn(came!);
  expect((await mail.confirm(network.caseworker, '0000-0000-0000')).statusCode).toBe(422);
  // Somebody else's code confirms nothing.
  expect((await mail.confirm(network.colleague, code)).statusCode).toBe(409);
  expect((await mail.confirm(network.caseworker, code.toLowerCase().replaceAll('-', ' '))).statusCode).toBe(200);
  expect(await own()).toEqual({ address, state: 'confirmed' });
  // It has had its use.
  expect((await mail.confirm(network.caseworker, code)).statusCode).toBe(409);
  const [row] = await ownerQuery(running.database, `select code_hash, code_until from mail_addresses`);
  expect(row).toEqual({ code_hash: null, code_until: null });
});

it('is taken away at once, by page as by program', async () => {
  const tab = browser(running.app, network.caseworker);
  expect((await tab.get('/account/reminders')).body).toContain('Heron.first@post.example.org');
  expect((await tab.submit('/account/reminders', '/account/reminders?_method=DELETE')).statusCode).toBe(303);
  expect(await own()).toEqual({ address: null, state: 'none' });
  expect(await rows()).toEqual([]);
  expect((await api(running.app, network.caseworker).delete('/account/reminders')).statusCode).toBe(404);
});

it('gets one code a day, whoever asks; whoever asks second reads the same, and no code is theirs', async () => {
  const address = 'wanted@post.example.org';
  const [first, second] = [
    await mail.type(network.coordinator, address),
    await mail.type(network.southCaseworker, address),
  ];
  expect([second.statusCode, second.body]).toEqual([first.statusCode, first.body]);
  expect(server.to(address)).toHaveLength(1);
  expect(await own(network.southCaseworker)).toEqual({ address, state: 'unconfirmed' });
  const code = codeIn(server.to(address)[0]!);
  expect((await mail.confirm(network.southCaseworker, code)).statusCode).toBe(422);
  expect((await mail.confirm(network.coordinator, code)).statusCode).toBe(200);
  expect((await own(network.coordinator)).state).toBe('confirmed');
  running.clock.standAt('2027-03-02');
  await mail.run();
  await mail.type(network.southCaseworker, address);
  expect(server.to(address)).toHaveLength(2);
});

it('an account types three in a day, so that it floods no strangers; a typo of its own costs one', async () => {
  for (const n of [1, 2, 3])
    expect((await mail.type(network.lawyer, `stranger.${n}@post.example.org`)).statusCode).toBe(201);
  const fourth = await mail.type(network.lawyer, 'stranger.4@post.example.org');
  expect([fourth.statusCode, fourth.body]).toEqual([422, expect.stringContaining('tomorrow')]);
  // Taking it away forgets none of them.
  await api(running.app, network.lawyer).delete('/account/reminders');
  expect((await mail.type(network.lawyer, 'stranger.4@post.example.org')).statusCode).toBe(422);
  expect(server.to('stranger.4@post.example.org')).toEqual([]);
});

it('a code takes five tries, and ends after a day with the address', async () => {
  const address = 'guessed@post.example.org';
  await mail.type(network.otherCaseworker, address);
  const code = codeIn(server.to(address)[0]!);
  for (let n = 0; n < 5; n++)
    expect((await mail.confirm(network.otherCaseworker, 'AAAA-AAAA-AAAA')).statusCode).toBe(422);
  expect((await mail.confirm(network.otherCaseworker, code)).statusCode).toBe(422);
  expect(await own(network.otherCaseworker)).toEqual({ address, state: 'unconfirmed' });
  running.clock.forward({ days: 1, minutes: 61 });
  await mail.run();
  expect(await own(network.otherCaseworker)).toEqual({ address: null, state: 'none' });
});

it.each([
  '',
  'heron',
  'a b@example.org',
  'Heron <heron@example.org>',
  'heron@localhost',
  'heron@127.0.0.1',
  'a@b@example.org',
  'heron@example.org\r\nBcc: other@example.org',
  'хорн@example.org',
  `${'a'.repeat(65)}@example.org`,
])('that is none (%j) comes back with what to do', async (address) => {
  const answer = await api(running.app, network.otherCoordinator).post('/account/reminders', { address });
  expect([answer.statusCode, answer.body]).toEqual([422, expect.stringContaining('name@example.org')]);
});

it('a form comes back with what was typed', async () => {
  const tab = browser(running.app, network.otherCoordinator);
  const answer = await tab.submit('/account/reminders', '/account/reminders', { address: 'heron@localhost' });
  expect([answer.statusCode, answer.body]).toEqual([422, expect.stringContaining('value="heron@localhost"')]);
});

it('is told by no entry of the trail, nor its code', async () => {
  const trail = JSON.stringify(await trailOf(running.database, network.auditor));
  for (const act of ['reminder.address-typed', 'reminder.address-confirmed', 'reminder.address-removed'])
    expect(trail).toContain(act);
  expect(trail).not.toMatch(/example\.org|heron\.first/i);
});

it('goes with the account: locked or begun anew, it has none', async () => {
  await mail.confirmed(network.colleague, 'colleague@post.example.org');
  const { administrator, colleague } = network;
  const all = async () => (await rows()).map(({ address }) => address);
  expect(await all()).toContain('colleague@post.example.org');
  await api(running.app, administrator).post(`/accounts/${colleague.accountId}/lock`);
  expect(await all()).not.toContain('colleague@post.example.org');
  await mail.confirmed(network.otherCoordinator, 'other@post.example.org');
  await api(running.app, administrator).post(`/accounts/${network.otherCoordinator.accountId}/reset`);
  expect(await all()).not.toContain('other@post.example.org');
});
