import { createApplication } from '../../src/application.js';
import type { Person } from '../../src/cli/demo/cast.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { MailServer } from '../support/mail-server.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { codeIn, ownMail } from './own-mail.js';

const NAMES = ['Placeholderova', 'Kingfisher', 'Musterhausen', '+999 100 0222', 'Ask the shelter'];
const server = new MailServer();
let running: RunningApp;
let network: SmallNetwork;
let mail: ReturnType<typeof ownMail>;
const addressOf = ({ handle }: Person) => `${handle}@post.example.org`;
const addresses = (...people: Person[]) => people.map(addressOf).sort();
const on = (day: string) => running.clock.standAt(day);
const came = async () => (await mail.run()).sort();

/** A case of this worker, of a person whose name must never leave, with something due on a day. */
async function openCase(by: Person, due?: string) {
  const opened = await api(running.app, by).post('/cases', {
    pseudonym: NAMES[1],
    summary: `Lives in ${NAMES[2]}.`,
    person: { legal_name: `Anna ${NAMES[0]}`, contacts: [{ channel: 'phone', handle: NAMES[3] }] },
    ...(due ? { deadline: { kind: 'hearing', on: due, certainty: 'confirmed' } } : {}),
  });
  if (opened.statusCode !== 201) throw new Error(opened.body);
  return opened.json<{ id: string }>().id;
}
/** `remind_on` stands up to two random days before: here on the day itself. */
const remindOn = (caseId: string, day: string) =>
  ownerQuery(running.database, `update cases set remind_on = $2 where id = $1`, [caseId, day]);
const assign = async (caseId: string, to: Person) => {
  const answer = await api(running.app, network.coordinator).post(`/cases/${caseId}/assignment`, { to: to.accountId });
  if (answer.statusCode >= 300) throw new Error(answer.body);
};
const offer = async (caseId: string, ends_on: string) => {
  const answer = await api(running.app, network.caseworker).post(`/cases/${caseId}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['legal_name', 'summary'],
    consent: { given_on: '2026-01-01', language: 'ru' },
    ends_on,
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ id: string }>().id;
};
const operation = async () =>
  (await api(running.app, network.administrator).get('/operation')).json<{ mail: object }>().mail;

let held: string;
let unheld: string;
beforeAll(async () => {
  await server.start();
  running = await startApp({ smtp: server.settings() });
  on('2027-03-01');
  network = await smallNetwork(running);
  mail = ownMail(running, server);
  for (const one of [
    'caseworker',
    'colleague',
    'coordinator',
    'otherCaseworker',
    'southCaseworker',
    'lawyer',
    'otherLawyer',
  ] as const)
    await mail.confirmed(network[one], addressOf(network[one]));
  held = await openCase(network.caseworker, '2027-03-20');
  await assign(held, network.caseworker);
  await remindOn(held, '2027-03-10');
  unheld = await openCase(network.southCaseworker, '2027-03-20');
  await ownerQuery(running.database, `update cases set assignee_id = null, remind_on = '2027-03-11' where id = $1`, [
    unheld,
  ]);
}, 90_000);
afterAll(async () => {
  await running.stop();
  await server.stop();
});

describe('who gets a mail', () => {
  it('nobody, while nothing is due', async () => {
    expect(await came()).toEqual([]);
    on('2027-03-09');
    expect(await came()).toEqual([]);
    expect(await operation()).toMatchObject({ waiting: 0, failed: 0, error: null });
  });

  it('whoever holds the case, on its day and every day after, once; not before the hour of sending', async () => {
    on('2027-03-10');
    const early = running.clock.calendar.bind(running.clock);
    running.clock.calendar = () => new Date('2027-03-10T05:59:00Z');
    expect(await came()).toEqual([]);
    running.clock.calendar = early;
    expect(await came()).toEqual(addresses(network.caseworker));
    expect(await came()).toEqual([]);
    expect(await operation()).toEqual({ sent_on: '2027-03-10', waiting: 0, failed: 0, error: null });
  });

  it('the whole desk where nobody holds it, and nobody of another desk', async () => {
    on('2027-03-11');
    await mail.confirmed(network.southCoordinator, addressOf(network.southCoordinator));
    // Who has confirmed today is reminded today.
    expect(await came()).toEqual(addresses(network.caseworker, network.southCaseworker, network.southCoordinator));
  });

  it('whoever has a task in it', async () => {
    on('2027-03-12');
    const task = await api(running.app, network.caseworker).post(`/cases/${held}/tasks`, {
      what: NAMES[4],
      due: '2027-03-13',
      for: network.colleague.accountId,
    });
    expect(task.statusCode).toBe(201);
    await remindOn(held, '2027-03-10');
    expect(await came()).toEqual(
      addresses(network.caseworker, network.colleague, network.southCaseworker, network.southCoordinator),
    );
  });

  it('nobody, once it is closed', async () => {
    on('2027-03-13');
    expect(
      (await api(running.app, network.caseworker).post(`/cases/${held}/closure`, { reason: 'amnesty' })).statusCode,
    ).toBe(201);
    expect(await came()).toEqual(addresses(network.southCaseworker, network.southCoordinator));
    await ownerQuery(running.database, `update cases set remind_on = 'infinity'`);
  });

  it('the lawyer: after two days without an answer, seven days and one day before the end; each once, and late where it could not leave', async () => {
    on('2027-04-01');
    const referral = await offer(await openCase(network.caseworker), '2027-04-20');
    const days: string[] = [];
    for (let day = 1; day <= 21; day++) {
      const today = `2027-04-${String(day).padStart(2, '0')}`;
      on(today);
      if (day === 13) await server.stop();
      if (day === 14) await server.start();
      if ((await came()).includes(addressOf(network.lawyer))) days.push(today);
    }
    // The warning of the 13th left on the 14th.
    expect(days).toEqual(['2027-04-03', '2027-04-14', '2027-04-19']);
    expect(server.to(addressOf(network.otherLawyer))).toHaveLength(1);
    expect(referral).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('an answered one no longer waits: only its end is told', async () => {
    on('2027-05-01');
    const referral = await offer(await openCase(network.caseworker), '2027-05-20');
    const lawyer = api(running.app, network.lawyer);
    await lawyer.get('/referrals');
    for (const step of ['conflict-check', 'acceptance']) await lawyer.post(`/referrals/${referral}/${step}`);
    on('2027-05-05');
    expect(await came()).toEqual([]);
    on('2027-05-13');
    expect(await came()).toEqual(addresses(network.lawyer));
  });
});

describe('none twice', () => {
  const due = async (day: string) => {
    on(day);
    await ownerQuery(running.database, `update cases set remind_on = $2, assignee_id = $3 where id = $1`, [
      held,
      day,
      network.caseworker.accountId,
    ]);
    await ownerQuery(running.database, `update cases set state = 'open' where id = $1`, [held]);
  };

  it('when two processes run it at one moment, and again', async () => {
    await due('2027-06-01');
    const other = await createApplication(
      {
        databaseUrl: running.database.appUrl,
        home: running.home,
        demonstration: false,
        secureCookies: false,
        clock: running.clock,
        mail: running.mail,
      },
      false,
    );
    const before = server.received.length;
    const both = [running.app, other].map((app) => app.get(Jobs, { strict: false }));
    await Promise.all([...both, ...both].map((jobs) => jobs.run('reminders')));
    await other.close();
    expect(server.received.slice(before).map(({ to }) => to)).toEqual([addressOf(network.caseworker)]);
  });

  it('when the mail server was down, came back, and put it off: nothing is lost, and one arrives', async () => {
    await due('2027-06-02');
    await server.stop();
    expect(await came()).toEqual([]);
    expect(await operation()).toEqual({ sent_on: '2027-06-01', waiting: 1, failed: 0, error: 'ECONNREFUSED' });
    await server.start();
    server.refuse = () => ({ code: 451, text: '4.7.1 Come back later' });
    expect(await came()).toEqual([]);
    expect(await operation()).toMatchObject({ waiting: 1, failed: 0, error: 'RCPT 451' });
    server.refuse = () => undefined;
    expect(await came()).toEqual(addresses(network.caseworker));
    expect(await came()).toEqual([]);
    expect(await operation()).toEqual({ sent_on: '2027-06-02', waiting: 0, failed: 0, error: null });
  });

  it('when the text was refused for good: given up for the day, and the next day anew', async () => {
    await due('2027-06-03');
    server.atText = () => ({ code: 554, text: '5.6.0 Never' });
    expect(await came()).toEqual([]);
    server.atText = () => undefined;
    expect(await came()).toEqual([]);
    expect(await operation()).toMatchObject({ waiting: 0, failed: 1 });
    on('2027-06-04');
    expect(await came()).toEqual(addresses(network.caseworker));
  });

  it('an address that takes no mail is not written to again, and its owner is told', async () => {
    await due('2027-06-05');
    server.refuse = (address) =>
      address === addressOf(network.caseworker) ? { code: 550, text: '5.1.1 Nobody' } : undefined;
    expect(await came()).toEqual([]);
    server.refuse = () => undefined;
    on('2027-06-06');
    expect(await came()).toEqual([]);
    const told = await api(running.app, network.caseworker).get('/account/reminders');
    expect(told.json()).toEqual({ address: addressOf(network.caseworker), state: 'refused' });
    await mail.confirmed(network.caseworker, addressOf(network.caseworker));
    expect(await came()).toEqual(addresses(network.caseworker));
  });
});

it('whatever left: three texts, the same bytes for everybody on a day, none with a name, a reference, a handle or a count', async () => {
  expect(server.received.length).toBeGreaterThan(20);
  expect(new Set(server.received.map(({ bytes }) => bytes.length)).size).toBe(1);
  const notices = server.received.filter(({ bytes }) => !/^ {4}\w{4}-\w{4}-\w{4}\r$/m.test(bytes));
  const ofDay = new Map<string, Set<string>>();
  for (const { bytes } of notices) {
    const day = `${/^Date: (.*)/m.exec(bytes)![1]} ${bytes.includes('waits')}`;
    ofDay.set(day, (ofDay.get(day) ?? new Set()).add(bytes));
  }
  expect([...ofDay].filter(([, texts]) => texts.size !== 1)).toEqual([]);
  const bodies = new Set(
    server.received.map(({ bytes }) =>
      bytes
        .split('\r\n\r\n')
        .slice(1)
        .join('')
        .replace(/\w{4}-\w{4}-\w{4}/, ''),
    ),
  );
  expect(bodies.size).toBe(3);
  const references = await ownerQuery<{ reference: string }>(running.database, 'select reference from cases');
  const secret = [
    ...NAMES,
    'Anna',
    ...references.map(({ reference }) => reference),
    ...network.north.people.map(({ handle }) => handle),
  ];
  const all = server.received.map(({ bytes, greeting, from }) => `${greeting} ${from} ${bytes}`).join('\n');
  expect(secret.filter((text) => all.includes(text))).toEqual([]);
  expect(all).not.toMatch(/x-mailer|nodemailer|user-agent|received:/i);
  expect(new Set(server.received.map(({ greeting }) => greeting))).toEqual(new Set(['ploughshare.example.org']));
  expect(new Set(all.match(/https?:\S+/g))).toEqual(new Set(['https://ploughshare.example.org/']));
  expect(codeIn(server.received[0]!)).toHaveLength(14);
});
