import { Jobs } from '../../src/jobs/jobs.service.js';
import { verifyRelease } from '../../src/statistics/verify/verify-release.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { ownerQuery } from '../support/owner.js';
import { desksOf, networkThatCounts, type NetworkThatCounts } from './network-that-counts.js';

let running: RunningApp;
let network: NetworkThatCounts;
// The small plan: stated within 40 days, approved within 14 more, public 3 days later, all at 10:00 UTC.
beforeAll(async () => {
  running = await startApp();
  network = await networkThatCounts(running, 'small', '2027-Q2');
}, 60_000);
afterAll(() => running.stop());

const lead = () => api(running.app, network.lead);
const southLead = () => api(running.app, network.southLead);
const stateOf = async (period: string) => (await lead().get(`/releases/${period}`)).json<{ state: string }>().state;
const prepare = (period: string) =>
  lead().post(`/releases/${period}/preparation`, { account_id: network.southLead.accountId });
const round = () => running.app.get(Jobs, { strict: false }).run('closed-periods');
const told = async () =>
  (await running.app.inject({ method: 'GET', url: '/public/releases.json' })).json<{
    releases: { period: string; all_groups_reported_in_time: boolean }[];
    not_published: string[];
  }>();
async function state(period: string, deskIds?: string[]) {
  for (const [{ id }, coordinator] of desksOf(network))
    if (!deskIds || deskIds.includes(id))
      expect((await api(running.app, coordinator).post(`/desks/${id}/statement/${period}`)).statusCode).toBe(201);
}
/** Times of the quarter that ends on this day, so many days later. */
const after = (last: string, days: number, hour?: string) =>
  running.clock.standAt(new Date(Date.parse(last) + days * 86_400_000).toISOString().slice(0, 10), hour);

it('a quarter of which nobody stated or prepared anything is told as not published, whatever a clock says later', async () => {
  const period = '2027-Q2';
  after('2027-06-30', 54, '09:00');
  expect(await round()).toEqual({ result: 'done', done: 0 });
  expect(await stateOf(period)).toBe('may-prepare');
  after('2027-06-30', 54, '10:00');
  expect(await stateOf(period)).toBe('not_published');
  expect(await told()).toMatchObject({ releases: [], not_published: [] });
  expect(await round()).toEqual({ result: 'done', done: 1 });
  expect(await round()).toEqual({ result: 'done', done: 0 });
  expect(await told()).toMatchObject({ releases: [], not_published: [period] });
  const page = await running.app.inject({ method: 'GET', url: '/public/statistics' });
  expect(page.body).toContain('That happened to: April to June 2027.');

  after('2027-06-30', 45);
  expect(await stateOf(period)).toBe('not_published');
  const refused = await prepare(period);
  expect([refused.statusCode, refused.json<{ detail: string }>().detail]).toEqual([
    409,
    'The quarter 2027-Q2: the days in which it could be approved are over. It is never published.',
  ]);
  // Nor by somebody who forgets to ask.
  await expect(
    ownerQuery(
      running.database,
      `insert into releases (period, plan_id, plan_version, key_number, prepared_organisation_id, prepared_by,
         approver_organisation_id, approver, prepared_on, approved_by, published_at)
       select $1, id, version, key_number, $2, $3, $4, $5, '2027-08-14', '2027-08-24T10:00Z', '2027-08-27T10:00Z' from plans`,
      [
        period,
        network.lead.organisationId,
        network.lead.accountId,
        network.southLead.organisationId,
        network.southLead.accountId,
      ],
    ),
  ).rejects.toThrow('never published');
});

it('is published at its announced hour without anybody’s act; a desk that is younger than the quarter is not waited for', async () => {
  const period = '2027-Q3';
  after('2027-09-30', 5);
  const { south, beginnings } = network;
  const coordinator = await beginnings.member(south, 'coordinator');
  await beginnings.desk(south, 'Young desk', coordinator, []);
  await state(period);
  after('2027-09-30', 45);
  expect((await prepare(period)).statusCode).toBe(201);
  expect((await southLead().post(`/releases/${period}/approval`)).statusCode).toBe(201);
  after('2027-09-30', 54, '09:59');
  expect(await stateOf(period)).toBe('drawn');
  after('2027-09-30', 54, '10:00');
  expect(await stateOf(period)).toBe('embargo');
  expect(await round()).toEqual({ result: 'done', done: 0 });
  after('2027-09-30', 57, '09:59');
  expect((await told()).releases).toEqual([]);
  expect((await running.app.inject({ method: 'GET', url: `/public/statistics/${period}` })).statusCode).toBe(404);
  after('2027-09-30', 57, '10:00');
  expect((await told()).releases).toMatchObject([{ period, all_groups_reported_in_time: true }]);
  expect((await running.app.inject({ method: 'GET', url: `/public/statistics/${period}` })).statusCode).toBe(200);
}, 30_000);

it('what was stated and prepared and not approved is destroyed at its hour; the year in which the count began midway, with it', async () => {
  const period = '2027-Q4';
  const kept = async () =>
    (
      await ownerQuery<{ what: string }>(
        running.database,
        `select period || ' ' || part as what from statements union select period from shred.statement_secrets
         union select period || ' remainder' from shred.release_remainders order by 1`,
      )
    ).map(({ what }) => what);
  after('2027-12-31', 5);
  await state(period);
  after('2027-12-31', 45);
  expect((await prepare(period)).statusCode).toBe(201);
  expect((await prepare('2027')).statusCode).toBe(404);
  after('2027-12-31', 54, '09:00');
  expect(await round()).toEqual({ result: 'done', done: 0 });
  expect(await kept()).toEqual([
    '2027',
    '2027-Q3 year',
    '2027-Q4',
    '2027-Q4 quarter',
    '2027-Q4 remainder',
    '2027-Q4 year',
  ]);
  after('2027-12-31', 54, '10:00');
  expect((await round()).result).toBe('done');
  expect(await kept()).toEqual([]);
  expect((await told()).not_published).toEqual([period, '2027-Q2']);
  after('2027-12-31', 45);
  expect(await stateOf(period)).toBe('not_published');
  expect((await southLead().post(`/releases/${period}/approval`)).statusCode).toBe(409);
});

it('says "no" where a desk that was there stated nothing, though a younger one did', async () => {
  const period = '2028-Q1';
  after('2028-03-31', 5);
  await state(period, [network.desk.id, network.southDesk.id]);
  after('2028-03-31', 45);
  expect((await prepare(period)).statusCode).toBe(201);
  expect((await southLead().post(`/releases/${period}/approval`)).statusCode).toBe(201);
  after('2028-03-31', 58);
  expect((await told()).releases[0]).toMatchObject({ period, all_groups_reported_in_time: false });
}, 30_000);

it('under a later plan the promise of the first stands, and its releases verify', async () => {
  const strict = { account_id: network.southLead.accountId, plan: 'strict', first_period: '2029-Q1' };
  expect((await lead().post('/statistics-key/plan', strict)).statusCode).toBe(201);
  expect((await southLead().post('/statistics-key/proposal/approval', {})).statusCode).toBe(201);
  const period = '2029-Q1';
  after('2029-03-31', 5);
  await state(period, [network.desk.id]);
  after('2029-03-31', 45);
  expect((await prepare(period)).statusCode).toBe(201);
  expect((await southLead().post(`/releases/${period}/approval`)).statusCode).toBe(201);
  const rows = await ownerQuery<{ path: string; bytes: Buffer }>(
    running.database,
    'select path, bytes from release_files where period = $1',
    [period],
  );
  const files = new Map(rows.map(({ path, bytes }) => [path, bytes]));
  expect(verifyRelease(files)).toEqual([]);
  expect(JSON.parse(files.get('plan.json')!.toString())).toMatchObject({
    id: 'strict',
    lifetime_budget: 2000,
    calendar: { first_period: period },
  });
}, 30_000);
