import { trailOf } from '../vault/trail.js';
import { Db } from '../../src/common/database/db.js';
import { withClient } from '../../src/common/database/roles.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { untilWaiting } from '../support/at-once.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { asOwner, ownerQuery } from '../support/owner.js';

let running: RunningApp;
let network: SmallNetwork;
let jobs: Jobs;
let desk: ReturnType<typeof api>;
let coordinator: ReturnType<typeof api>;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  jobs = running.app.get(Jobs);
  // From here on the calendar stands where the test puts it; sessions go on.
  running.clock.standAt('2026-11-25');
  desk = api(running.app, network.caseworker);
  coordinator = api(running.app, network.coordinator);
}, 60_000);
afterAll(() => running.stop());

const PERSON = { legal_name: 'Otto Placeholder', contacts: [{ channel: 'phone', handle: '+999 100 0777' }] };

interface Made {
  id: string;
  reference: string;
  personId: string;
}
async function opened(more: object = {}): Promise<Made> {
  const answer = await desk.post('/cases', { pseudonym: 'Smew', summary: 'Will not go.', person: PERSON, ...more });
  const { id, reference } = answer.json<{ id: string; reference: string }>();
  const [{ person_id } = { person_id: '' }] = await ask<{ person_id: string }>(
    `select person_id from cases where id = $1`,
    [id],
  );
  return { id, reference, personId: person_id };
}
/** With something in every table that belongs to a case. */
async function full(): Promise<Made> {
  const made = await opened();
  const { id } = made;
  await desk.post(`/cases/${id}/notes`, { text: 'Called.' });
  await desk.post(`/cases/${id}/notes`, { text: 'Not finished', draft: true });
  await desk.post(`/cases/${id}/tasks`, { what: 'Call back' });
  const offered = await desk.post(`/cases/${id}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['legal_name', 'summary'],
    consent: { given_on: '2026-01-01', language: 'ru' },
  });
  const referral = offered.json<{ id: string }>().id;
  const lawyer = api(running.app, network.lawyer);
  await lawyer.get(`/referrals/${referral}`);
  await lawyer.post(`/referrals/${referral}/conflict-check`);
  await desk.post('/cases/search', { text: 'Called' });
  return made;
}
const close = (id: string) => desk.post(`/cases/${id}/closure`, { reason: 'amnesty' });
const ask = <Row extends object>(sql: string, parameters: unknown[] = []) =>
  ownerQuery<Row>(running.database, sql, parameters);
const eraseOn = async (id: string) =>
  (await ask<{ day: string }>(`select erase_on::text as day from cases where id = $1`, [id]))[0]?.day;

/** In which tables one of these ids still stands. */
const left = (...ids: string[]) =>
  asOwner(running.database, async (owner) => {
    const { rows } = await owner.query<{ of: string; name: string }>(
      `select attrelid::regclass::text as of, attname as name from pg_attribute join pg_class c on c.oid = attrelid
       join pg_namespace n on n.oid = relnamespace where relkind = 'r' and attnum > 0 and atttypid = 'uuid'::regtype and nspname in ('public', 'shred')`,
    );
    const found = new Set<string>();
    for (const { of, name } of rows) {
      const { rowCount } = await owner.query(`select 1 from ${of} where ${name} = any ($1::uuid[]) limit 1`, [ids]);
      if (rowCount) found.add(of);
    }
    return [...found].sort();
  });
/** Content-free: that it was erased, by which bytes it is looked for, and that a write was made once. */
const REMAINS = ['erasure_samples', 'erasures'];

describe('how long a closed case is kept', () => {
  it('is set by the administrator for cases that are closed from then on', async () => {
    const before = await opened();
    await close(before.id);
    expect(await eraseOn(before.id)).toBe('2028-11-25');
    const organisation = api(running.app, network.administrator);
    for (const kept_months of [0, 121, 1.5, 'six'])
      expect((await organisation.post('/organisation/retention', { kept_months })).statusCode).toBe(422);
    expect((await organisation.post('/organisation/retention', { kept_months: 6 })).json()).toMatchObject({
      kept_months: 6,
    });
    const after = await opened();
    await close(after.id);
    expect([await eraseOn(before.id), await eraseOn(after.id)]).toEqual(['2028-11-25', '2027-05-25']);
    await desk.delete(`/cases/${after.id}/closure`);
    expect(await eraseOn(after.id)).toBeNull();
  });

  it('is made longer by the desk, with a reason: of a closed case, to a later day, at most ten years', async () => {
    const { id } = await opened();
    const longer = (until: string, reason: string | undefined = 'The appeal runs on') =>
      desk.post(`/cases/${id}/retention`, { until, reason });
    expect((await longer('2027-11-25')).statusCode).toBe(409);
    await close(id);
    for (const [until, reason] of [
      ['2027-05-25'],
      ['2026-01-01'],
      ['2036-11-26'],
      ['2028-02-30'],
      ['2028-01-01', 'x'],
    ] as const)
      expect([until, (await longer(until, reason)).statusCode]).toEqual([until, 422]);
    expect((await longer('2036-11-25')).statusCode).toBe(200);
    expect(await eraseOn(id)).toBe('2036-11-25');
    const { items } = (await desk.get(`/cases/${id}/notes`)).json<{ items: object[] }>();
    expect(items[0]).toMatchObject({ title: 'Kept longer, until 2036-11-25', text: 'The appeal runs on' });
    expect((await trailOf(running.database, network.auditor)).at(-1)).toMatchObject({
      action: 'case.keep',
      object: id,
      reason: 'The appeal runs on',
    });
  });

  it('thirty days before its end the desk is told, and no other', async () => {
    const { id, reference } = await opened();
    await close(id);
    const told = async (who = network.caseworker) =>
      [
        (await api(running.app, who).get('/retention')).body.includes(reference),
        (await api(running.app, who).get('/today')).body.includes('erase-soon'),
      ] as const;
    running.clock.standAt('2027-04-24');
    expect(await told()).toEqual([false, false]);
    running.clock.standAt('2027-04-25');
    expect(await told()).toEqual([true, true]);
    expect(await told(network.otherCaseworker)).toEqual([false, false]);
    await desk.delete(`/cases/${id}/closure`);
    expect(await told()).toEqual([false, false]);
    running.clock.standAt('2026-11-25');
  });
});

describe('the day after its last day', () => {
  it('the job erases it without a key: wraps, secrets, rows, what lawyers have of it; and a second run finds nothing', async () => {
    const { id, personId } = await full();
    const kin = await opened();
    await desk.post(`/cases/${id}/related`, { reference: kin.reference, kind: 'family', reason: 'Brother of Smew' });
    await close(id);
    const [{ offer } = { offer: '' }] = await ask<{ offer: string }>(
      `select id as offer from referrals where case_id = $1`,
      [id],
    );
    expect((await left(id, personId, offer)).length).toBeGreaterThan(9);
    running.clock.standAt((await eraseOn(id))!);
    expect(await jobs.run('retention')).toEqual({ result: 'done', done: 0 });
    running.clock.standAt('2027-05-26');
    expect(await jobs.run('retention')).toEqual({ result: 'done', done: 1 });
    expect(await left(id, personId, offer)).toEqual(REMAINS);
    expect(await jobs.run('retention')).toEqual({ result: 'done', done: 0 });
    expect((await desk.get(`/cases/${id}`)).statusCode).toBe(404);
    expect((await api(running.app, network.lawyer).get(`/referrals/${offer}`)).statusCode).toBe(404);

    const entry = (await trailOf(running.database, network.auditor)).findLast(({ action }) => action === 'case.erased');
    expect(entry).toMatchObject({ object: id });
    expect(entry).not.toHaveProperty('actor');
    const report = await api(running.app, network.auditor).get('/erasures');
    expect(report.json<{ items: object[] }>().items).toContainEqual(
      expect.objectContaining({ id, why: 'retention', person: true, state: 'pending', traces_left: true }),
    );
    expect(report.body).not.toMatch(/Smew|Placeholder|777/);

    // What its kin says of it can be removed by the desk alone.
    const related = async () => (await desk.get(`/cases/${kin.id}`)).json<{ related: object[] }>().related;
    expect(await related()).toEqual([]);
    expect((await desk.get('/today')).body).toContain('"traces"');
    expect((await desk.post('/retention/traces')).json()).toEqual({ cases: 1 });
    expect((await desk.get('/today')).body).not.toContain('"traces"');
    expect((await desk.post('/retention/traces')).json()).toEqual({ cases: 0 });
    const [newest] = (await desk.get(`/cases/${kin.id}/notes`)).json<{ items: { title: string }[] }>().items;
    expect(newest!.title).toBe('What it said of an erased case was removed');
    running.clock.standAt('2026-11-25');
  });

  it('the person stays as long as another case of theirs does', async () => {
    const [one, other] = [await opened(), await opened()];
    await ask(`update cases set person_id = $2 where id = $1`, [other.id, one.personId]);
    await close(one.id);
    running.clock.standAt('2027-05-26');
    expect(await jobs.run('retention')).toMatchObject({ done: 1 });
    expect(await left(one.id)).toEqual(REMAINS);
    expect((await desk.post(`/cases/${other.id}/identity`, { reason: 'To call' })).body).toContain('Otto Placeholder');
    running.clock.standAt('2026-11-25');
    await close(other.id);
    running.clock.standAt('2027-05-26');
    expect(await jobs.run('retention')).toMatchObject({ done: 1 });
    expect(await left(other.id, one.personId)).toEqual(REMAINS);
    running.clock.standAt('2026-11-25');
  });

  it('what went into a case is gone no later than it', async () => {
    const [stays, goes] = [await opened(), await opened()];
    await desk.post(`/cases/${stays.id}/merges/${goes.id}`, { version: 1, other_version: 1 });
    await api(running.app, network.administrator).post('/organisation/retention', { kept_months: 1 });
    await close(stays.id);
    await api(running.app, network.administrator).post('/organisation/retention', { kept_months: 6 });
    expect([await eraseOn(stays.id), await eraseOn(goes.id)]).toEqual(['2026-12-25', '2026-12-25']);
    expect((await desk.post(`/cases/${goes.id}/retention`, { until: '2027-12-25', reason: 'Kept' })).statusCode).toBe(
      409,
    );
  });

  it('somebody opens it again at the very moment: it stays, with its keys', async () => {
    const { id, personId } = await opened();
    await close(id);
    running.clock.standAt('2027-05-26');
    const ran = await withClient(running.database.adminUrl, async (admin) => {
      await admin.query('begin');
      await admin.query(`update cases set state = 'open', erase_on = null where id = $1`, [id]);
      const job = jobs.run('retention');
      await untilWaiting(admin, 1);
      await admin.query('commit');
      return job;
    });
    expect(ran).toMatchObject({ result: 'done' });
    expect((await left(id, personId)).filter((table) => REMAINS.includes(table))).toEqual([]);
    expect((await desk.get(`/cases/${id}`)).json()).toMatchObject({ pseudonym: 'Smew' });
    running.clock.standAt('2026-11-25');
  });

  it('even at its desk the job can delete no case whose day has not come', async () => {
    const { id } = await opened();
    const db = running.app.get(Db);
    const deleted = await db.actingAsSystem(async () => {
      await db.standAt(network.caseworker.organisationId, network.desk.id);
      return db.change(`delete from cases where id = $1`, [id]);
    });
    expect(deleted).toBe(0);
    await expect(
      db.actingAs(network.caseworker.actor, 'desk', () => db.standAt(network.south.id, network.southDesk.id)),
    ).rejects.toThrow('Only a job');
  });
});

describe('a coordinator erases a case before its day', () => {
  it('with its reference typed and a reason, open or not; a live referral ends, and nothing mentions it', async () => {
    const one = await full();
    const kin = await opened();
    await desk.post(`/cases/${one.id}/related`, { reference: kin.reference, kind: 'family', reason: 'Brothers' });
    const erase = (body: object) => coordinator.post(`/cases/${one.id}/erasure`, body);
    for (const [body, field] of [
      [{ reference: kin.reference, reason: 'Withdrew everything' }, 'reference'],
      [{ reference: one.reference }, 'reason'],
    ] as const)
      expect((await erase(body)).json()).toMatchObject({ status: 422, errors: [{ field }] });
    expect((await coordinator.get(`/cases/${one.id}/erasure`)).json()).toMatchObject({
      person: true,
      referred_to: [expect.stringContaining('Counsel')],
    });
    const done = await erase({ reference: one.reference.toLowerCase(), reason: 'Withdrew everything' });
    expect([done.statusCode, done.json()]).toMatchObject([
      201,
      { id: one.id, why: 'asked', person: true, state: 'pending', traces_left: false },
    ]);
    expect(await left(one.id, one.personId)).toEqual(REMAINS);
    // Two wraps, two shred secrets, and the four stage secrets of the referral: what the disk is searched for.
    const [{ n } = { n: 0 }] = await ask<{ n: number }>(
      `select count(*)::int as n from erasure_samples where erasure_id = $1`,
      [one.id],
    );
    expect(n).toBe(8);
    expect((await desk.get(`/cases/${kin.id}`)).json()).toMatchObject({ related: [], version: 3 });
    expect((await erase({ reference: one.reference, reason: 'Again' })).statusCode).toBe(404);
    const acts = (await trailOf(running.database, network.auditor)).filter(({ action }) => action === 'case.erase');
    expect(acts.find(({ refused }) => refused === undefined)).toMatchObject({
      object: one.id,
      reason: 'Withdrew everything',
      actor: network.coordinator.accountId,
    });
  });

  it('with what was merged into it, which is the same person', async () => {
    const [stays, goes] = [await opened(), await opened()];
    await desk.post(`/cases/${stays.id}/merges/${goes.id}`, { version: 1, other_version: 1 });
    expect((await coordinator.get(`/cases/${stays.id}/erasure`)).json()).toMatchObject({
      merged_from: [goes.reference],
    });
    await coordinator.post(`/cases/${stays.id}/erasure`, { reference: stays.reference, reason: 'A false client' });
    expect(await left(stays.id, goes.id, stays.personId, goes.personId)).toEqual(REMAINS);
  });

  it('and the sheet that it came with knows its row no more', async () => {
    const records = [{ record: 1, cells: { name: 'Ada Placeholder', country_now: 'Germany', consent: 'yes' } }];
    const bring = async () =>
      (await desk.post('/imports', { desk_id: network.desk.id, records })).json<{ imported: number }>().imported;
    expect([await bring(), await bring()]).toEqual([1, 0]);
    const { items } = (await desk.get('/cases?limit=200')).json<{ items: { id: string }[] }>();
    const known = new Set((await ask<{ id: string }>(`select id from erasures`)).map(({ id }) => id));
    const brought = (await ask<{ id: string; reference: string }>(`select id, reference from cases`)).filter(
      ({ id }) => items.some((item) => item.id === id) && !known.has(id),
    );
    for (const { id, reference } of brought)
      expect((await coordinator.post(`/cases/${id}/erasure`, { reference, reason: 'Withdrew' })).statusCode).toBe(201);
    expect(await bring()).toBe(1);
  });
});

it('every foreign key that leads to a case takes its rows along: a later table says so, or this fails', async () => {
  const keys = await ask<{ name: string; of: string; rule: string }>(
    `with recursive of_case (relation) as (
       select 'cases'::regclass::oid
       union select conrelid from pg_constraint join of_case on confrelid = relation where contype = 'f'
     )
     select conname as name, conrelid::regclass::text as of, confdeltype as rule from pg_constraint
     where contype = 'f' and confrelid in (select relation from of_case)`,
  );
  expect(keys.length).toBeGreaterThan(9);
  expect(keys.filter(({ rule }) => rule !== 'c')).toEqual([]);
});
