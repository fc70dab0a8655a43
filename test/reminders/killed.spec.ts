import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { MailServer } from '../support/mail-server.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { ownMail } from './own-mail.js';

/** The server is killed at the step that is named; another one goes on. */
const server = new MailServer();
let running: RunningApp;
let network: SmallNetwork;
let mail: ReturnType<typeof ownMail>;
/** What came whole, whether or not it was answered. */
const texts: string[] = [];
beforeAll(async () => {
  await server.start();
  running = await startApp({ smtp: server.settings() });
  running.clock.standAt('2027-03-01');
  network = await smallNetwork(running);
  mail = ownMail(running, server);
  await mail.confirmed(network.caseworker, 'heron@post.example.org');
  await api(running.app, network.caseworker).post('/cases', { pseudonym: 'Kingfisher' });
  await ownerQuery(running.database, `update cases set remind_on = '2027-03-02', assignee_id = $1`, [
    network.caseworker.accountId,
  ]);
}, 90_000);
afterAll(async () => {
  await running.stop();
  await server.stop();
});

async function killedWhen(day: string, arrange: (kill: () => void) => void) {
  const child: ChildProcess = fork('dist/test/support/reminding-process.js', {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  arrange(() => child.kill('SIGKILL'));
  const { database, home, mail: settings } = running;
  child.send({ databaseUrl: database.appUrl, home, mail: settings, at: `${day}T12:00:00Z` });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  [server.refuse, server.atText] = [() => undefined, () => undefined];
  running.clock.standAt(day);
}
const row = async () =>
  (await ownerQuery(running.database, `select notice_on::text, delivery, sent_on::text from mail_addresses`))[0];

it('before the text was sent: nothing came, and the next day it does; the address is not lost', async () => {
  await killedWhen('2027-03-02', (kill) => {
    server.refuse = () => {
      kill();
      return { code: 451, text: '4.3.0 Too late' };
    };
  });
  expect(await row()).toEqual({ notice_on: '2027-03-02', delivery: 'sending', sent_on: '2027-02-28' });
  expect(await mail.run()).toEqual([]);
  running.clock.standAt('2027-03-03');
  expect(await mail.run()).toEqual(['heron@post.example.org']);
}, 60_000);

it('after the whole text had come, before it was answered and written down: not a second one', async () => {
  await killedWhen('2027-03-04', (kill) => {
    server.atText = ({ bytes }) => {
      texts.push(bytes);
      kill();
      return undefined;
    };
  });
  expect(texts).toHaveLength(1);
  expect(await row()).toMatchObject({ notice_on: '2027-03-04', delivery: 'sending' });
  server.atText = ({ bytes }) => void texts.push(bytes);
  for (let again = 0; again < 3; again++) expect(await mail.run()).toEqual([]);
  expect(texts).toHaveLength(1);
  const operation = await api(running.app, network.administrator).get('/operation');
  expect(operation.json()).toMatchObject({ mail: { waiting: 0, failed: 1 } });
  running.clock.standAt('2027-03-05');
  expect(await mail.run()).toEqual(['heron@post.example.org']);
}, 60_000);
