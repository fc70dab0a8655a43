import { AsyncResource } from 'node:async_hooks';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { Db } from '../../src/common/database/db.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { ownerQuery } from '../support/owner.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
let jobs: Jobs;
let caseId: string;
let referral: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  jobs = running.app.get(Jobs);
  const caseworker = api(running.app, network.caseworker);
  const opened = await caseworker.post('/cases', { pseudonym: 'Dunlin', summary: 'Called up.' });
  caseId = opened.json<{ id: string }>().id;
  const offered = await caseworker.post(`/cases/${caseId}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['summary'],
    consent: { given_on: '2026-01-01', language: 'ru' },
  });
  referral = offered.json<{ id: string }>().id;
}, 60_000);
afterAll(() => running.stop());

const ask = async <Row extends object>(sql: string, parameters: unknown[] = []) =>
  ownerQuery<Row>(running.database, sql, parameters);
const kept = async () =>
  (
    await ask(
      `select state, num_nonnulls(secret_sealed, preview_sealed, name_sealed, packet_sealed)::int as sealed,
         (select count(*)::int from shred.stage_secrets where offer_id = offers.id) as secrets from offers where id = $1`,
      [referral],
    )
  )[0];
const lastRun = async (name: string) =>
  (await ask(`select ran_on::text, result, done from jobs where name = $1`, [name]))[0];
const asSystem = <T>(work: () => Promise<T>) => running.app.get(Db).actingAsSystem(work);

const operation = async () =>
  (await api(running.app, network.administrator).get('/operation')).json<{ items: { name: string }[] }>().items;

it('a job that has never run is told to the administrator', async () => {
  expect(await operation()).toContainEqual({ name: 'sweep', ran_on: null, result: null, late: true });
});

describe('while nothing is due', () => {
  it('no job touches anything, and each says so', async () => {
    const before = await kept();
    for (const name of jobs.names()) expect(await jobs.run(name)).toEqual({ result: 'done', done: 0 });
    expect(await kept()).toEqual(before);
    const ran_on = running.clock.today();
    expect(await lastRun('sweep')).toEqual({ ran_on, result: 'done', done: 0 });
    expect(await operation()).toContainEqual({ name: 'sweep', ran_on, result: 'done', late: false });
  });

  it('the actor system reaches no row: not a referral that runs, not a grant, not a case, not a person', async () => {
    const reached: Record<string, number> = {};
    const tables = await ask<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
       where column_name = 'organisation_id' and table_name <> 'legal_contacts' and table_name <> 'public_keys'`,
    );
    expect(tables.length).toBeGreaterThan(20);
    await asSystem(async () => {
      for (const { name } of tables) {
        const [{ n }] = (await running.app.get(Db).query<{ n: number }>(`select count(*)::int as n from ${name}`)) as [
          { n: number },
        ];
        if (n > 0) reached[name] = n;
      }
    });
    expect(reached).toEqual({});
  });
});

describe('the end of a referral', () => {
  it('destroys everything that could open it on the day after its end; a second run finds nothing', async () => {
    running.clock.forward({ days: 31 });
    expect((await operation()).map((job) => [job.name, 'late' in job && job.late])).toContainEqual(['sweep', true]);
    expect(await jobs.run('referral-ends')).toEqual({ result: 'done', done: 1 });
    expect(await kept()).toEqual({ state: 'expired', sealed: 0, secrets: 0 });
    expect(await jobs.run('referral-ends')).toEqual({ result: 'done', done: 0 });
    // Counted over the day.
    expect(await lastRun('referral-ends')).toEqual({ ran_on: running.clock.today(), result: 'done', done: 1 });
  });

  it('both sides are told that it has ended, and nothing of it opens', async () => {
    const lawyer = api(running.app, network.lawyer);
    const list = await lawyer.get('/referrals');
    expect([list.statusCode, list.body]).toEqual([200, expect.stringContaining(referral)]);
    expect(list.body).toContain('expired');
    for (const [path, status] of [
      ['', 200],
      ['/packet', 409],
    ] as const) {
      const { statusCode, body } = await lawyer.get(`/referrals/${referral}${path}`);
      expect([path, statusCode]).toEqual([path, status]);
      expect(body).not.toContain('Called up.');
    }
    const sent = await api(running.app, network.caseworker).get(`/cases/${caseId}/referrals`);
    expect([sent.statusCode, sent.body]).toEqual([200, expect.stringContaining('expired')]);
  });

  it('is a step on the page of each side, and an entry for the auditors of the sender', async () => {
    const told = [{ what: 'expired', on: running.clock.today() }];
    const pages = [
      await api(running.app, network.caseworker).get(`/cases/${caseId}/referrals/${referral}`),
      await api(running.app, network.lawyer).get(`/referrals/${referral}`),
    ];
    for (const page of pages) expect(page.json()).toMatchObject({ told });
    const trail = (await browser(running.app, network.auditor).get('/audit/trail')).body;
    const row = trail.split('<tr').find((one) => one.includes('A referral ended by itself'));
    expect(row).toContain(referral);
    for (const { handle } of [network.caseworker, network.lawyer]) expect(row).not.toContain(handle);
  });

  it('even then the actor system can make nothing else of it', async () => {
    for (const change of [
      `update offers set state = 'accepted' where id = $1`,
      `update offers set packet_sealed = '\\x00' where id = $1`,
      `update offers set held_back_sealed = '\\x00' where id = $1`,
    ])
      await expect(asSystem(() => running.app.get(Db).change(change, [referral]))).rejects.toMatchObject({
        code: '42501',
      });
  });
});

it('a stand-in’s grant leaves the disk at its hour, and the desk is asked to renew its key', async () => {
  const { accountId } = network.caseworker;
  const hour = new Date(Math.ceil(running.clock.now().getTime() / 3_600_000) * 3_600_000);
  await ask(`update grants set ends_at = $2 where account_id = $1`, [accountId, hour]);
  const asked = async () =>
    (await ask<{ renewal_asked: boolean }>(`select renewal_asked from desks where id = $1`, [network.desk.id]))[0];
  expect(await jobs.run('ended-grants')).toEqual({ result: 'done', done: 0 });
  expect(await asked()).toEqual({ renewal_asked: false });
  running.clock.forward({ minutes: 61 });
  expect(await jobs.run('ended-grants')).toEqual({ result: 'done', done: 1 });
  expect(await asked()).toEqual({ renewal_asked: true });
  expect(await ask(`select from grants where account_id = $1`, [accountId])).toEqual([]);
});

it('the sweep leaves memories of writes for seven days', async () => {
  const keep = (days: number) =>
    ask(
      `insert into idempotency (organisation_id, account_id, key_hmac, body_hmac, kept_on)
       values ($1, $2, sha256($3::text::bytea), sha256('b'), $4::date - $3::integer)`,
      [network.caseworker.organisationId, network.caseworker.accountId, days, running.clock.today()],
    );
  await ask(`delete from idempotency`);
  for (const days of [0, 7, 8]) await keep(days);
  expect(await jobs.run('sweep')).toEqual({ result: 'done', done: 1 });
  expect(await ask(`select from idempotency`)).toHaveLength(2);
});

describe('the timer', () => {
  it('begins with the server; the application that closes waits for the job under way and begins no other', async () => {
    await ask(`delete from jobs`);
    jobs.begin();
    await new Promise((resolve) => setImmediate(resolve));
    await jobs.beforeApplicationShutdown();
    // The one under way has ended, and no other has begun.
    expect(await ask(`select name from jobs`)).toEqual([{ name: jobs.names()[0] }]);
  });
});

describe('a run', () => {
  it('that finds another one under way does nothing', async () => {
    let second: unknown;
    await asSystem(async () => {
      await running.app.get(Db).query(`select pg_advisory_xact_lock(hashtext('ploughshare job'), hashtext('sweep'))`);
      second = await new Promise((resolve) => setImmediate(() => resolve(outside(() => jobs.run('sweep')))));
    });
    expect(second).toEqual({ result: 'elsewhere' });
  });

  it('that fails takes back what it did, is written down without content, and the next one goes on', async () => {
    let broken = true;
    jobs.register({
      name: 'retention',
      run: async () => {
        await running.app.get(Db).change(`delete from idempotency where kept_on < $1::date`, [running.clock.today()]);
        if (broken) throw new Error('Dunlin');
        return { done: 2 };
      },
    });
    expect(await jobs.run('retention')).toEqual({ result: 'failed', done: 0 });
    expect(await lastRun('retention')).toMatchObject({ result: 'failed', done: 0 });
    const told = JSON.stringify(await operation());
    expect(told).toContain('"result":"failed"');
    expect(told).not.toContain('Dunlin');
    broken = false;
    expect(await jobs.run('retention')).toEqual({ result: 'done', done: 2 });
  });
});

/** Not within the transaction that surrounds it: as the timer would. */
const outside = AsyncResource.bind(<T>(work: () => Promise<T>) => work());
