import pg from 'pg';
import { withClient } from '../../src/common/database/roles.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { rowCounts } from '../support/owner.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

/** Ends every connection of the application, as a restart of Postgres does. @returns how many there were */
const cutConnections = () =>
  withClient(running.database.appUrl, async (client) => {
    const { rows } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
    );
    return rows.length;
  });

/** Holds what every write of the organisation needs last, so that a request is in the middle of its transaction while `work` runs. */
async function whileWritesWait<T>(work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: running.database.ownerUrl });
  await client.connect();
  await client.query('begin');
  for (const setting of ['organisation_id', 'account_id'])
    await client.query(`select set_config($1, $2, true)`, [`app.${setting}`, network.north.id]);
  await client.query('select 1 from audit_chains where organisation_id = $1 for update', [network.north.id]);
  try {
    return await work();
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

const waiting = async () => {
  for (let tries = 0; tries < 100; tries++) {
    const blocked = await withClient(
      running.database.appUrl,
      async (client) =>
        (
          await client.query(
            `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
        ).rows.length,
    );
    if (blocked > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('No request came to wait.');
};

it('a connection that is lost in the middle of a write: 503 in plain words, nothing half done, and the next request works', async () => {
  const desk = api(running.app, network.caseworker);
  const before = await rowCounts(running.database);
  const body = { pseudonym: 'Heron', summary: 'Written in the middle', person: { legal_name: 'Emil Placeholder' } };
  const answer = await whileWritesWait(async () => {
    const asked = desk.post('/cases', body, { 'idempotency-key': 'in-the-middle' });
    await waiting();
    expect(await cutConnections()).toBeGreaterThan(0);
    return asked;
  });
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.headers['retry-after']).toBe('5');
  expect(answer.json()).toEqual({
    status: 503,
    title: expect.any(String),
    detail: expect.stringContaining('try again'),
  });
  expect(answer.body).not.toMatch(/terminat|57P01|select|insert|Placeholder|Heron/i);
  expect(await rowCounts(running.database)).toEqual(before);

  const again = await desk.post('/cases', body, { 'idempotency-key': 'in-the-middle' });
  expect(again.statusCode).toBe(201);
  expect((await rowCounts(running.database))['public.cases']).toBe(before['public.cases']! + 1);
});

it('a browser gets a page that says so, and what was typed is not echoed into it', async () => {
  const tab = browser(running.app, network.caseworker);
  await tab.get('/cases/new');
  const answer = await whileWritesWait(async () => {
    const asked = tab.submit('/cases/new', '/cases', { pseudonym: 'Otter' });
    await waiting();
    await cutConnections();
    return asked;
  });
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['content-type']).toMatch(/^text\/html/);
  expect(answer.body).toMatch(/<h1>[^<]+<\/h1>/);
  expect(answer.body).not.toMatch(/terminat|57P01|Otter/);
  expect((await tab.get('/cases')).statusCode).toBe(200);
});

it('connections that are cut between two requests cost at most one answer of 503 each, and never the process', async () => {
  const desk = api(running.app, network.caseworker);
  for (let round = 0; round < 3; round++) {
    await Promise.all([desk.get('/cases'), desk.get('/cases'), desk.get('/desks')]);
    await cutConnections();
    const answers = await Promise.all([desk.get('/cases'), desk.get('/cases'), desk.get('/cases')]);
    for (const { statusCode } of answers) expect([200, 503]).toContain(statusCode);
    expect((await desk.get('/cases')).statusCode).toBe(200);
  }
});

it('an opening that was recorded, and then lost its connection, shows nothing; it is recorded that it was asked for', async () => {
  const desk = api(running.app, network.caseworker);
  const { id } = (await desk.post('/cases', { pseudonym: 'Heron', person: { legal_name: 'Emil Placeholder' } })).json<{
    id: string;
  }>();
  const answer = await whileWritesWait(async () => {
    const asked = desk.post(`/cases/${id}/identity`, { reason: 'To call back' });
    await waiting();
    await cutConnections();
    return asked;
  });
  expect(answer.statusCode).toBe(503);
  expect(answer.body).not.toContain('Placeholder');
});

it('a database that is gone for good is 503 everywhere but where none is asked', async () => {
  const gone = await startApp();
  const people = await smallNetwork(gone);
  await gone.database.drop();
  const desk = api(gone.app, people.caseworker);
  for (const path of ['/cases', '/campaigns', '/desks']) {
    const answer = await desk.get(path);
    expect([path, answer.statusCode]).toEqual([path, 503]);
    expect(answer.body).not.toMatch(/ploughshare_|does not exist|database "/);
  }
  const page = await browser(gone.app, people.caseworker).get('/cases');
  expect([page.statusCode, page.headers['content-type']]).toEqual([503, expect.stringMatching(/^text\/html/)]);
  expect((await gone.app.inject({ method: 'GET', url: '/healthz' })).statusCode).toBe(200);
  const ready = await gone.app.inject({ method: 'GET', url: '/readyz' });
  expect(ready.statusCode).toBe(503);
  expect(ready.body).not.toMatch(/ploughshare_test|password/);
  await gone.app.close();
}, 60_000);
