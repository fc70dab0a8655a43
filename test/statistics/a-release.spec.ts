import { verifyRelease } from '../../src/statistics/verify/verify-release.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { ownerQuery } from '../support/owner.js';
import { networkThatCounts, type NetworkThatCounts } from './network-that-counts.js';

const PERIOD = '2027-Q1';
let running: RunningApp;
let network: NetworkThatCounts;
beforeAll(async () => {
  running = await startApp();
  network = await networkThatCounts(running, 'standard', PERIOD);
}, 60_000);
afterAll(() => running.stop());

const as = (person: keyof NetworkThatCounts) => api(running.app, network[person] as NetworkThatCounts['lead']);
const pages = (person: keyof NetworkThatCounts) => browser(running.app, network[person] as NetworkThatCounts['lead']);
const anyone = (url: string, headers: Record<string, string> = {}) =>
  running.app.inject({ method: 'GET', url, headers });
const state = async () => (await as('lead').get(`/releases/${PERIOD}`)).json<{ state: string }>().state;

it('goes from a case to a number that anyone may print', async () => {
  running.clock.standAt('2027-02-15');
  for (let nr = 0; nr < 60; nr += 1) {
    const by = nr % 3 === 0 ? 'southCaseworker' : 'caseworker';
    const logged = await as(by).post('/cases', {
      pseudonym: `Bird ${nr}`,
      counted: true,
      facts: { service_country: 'RU', main_ground: 'conscience', country_of_stay: 'DE', service_category: 'mobilised' },
    });
    expect(logged.statusCode).toBe(201);
  }

  running.clock.standAt('2027-04-10');
  const shown = await pages('coordinator').get(`/desks/${network.desk.id}/statement`);
  expect(shown.body).toContain('Not sent yet');
  const sent = await pages('coordinator').submit(
    `/desks/${network.desk.id}/statement`,
    `/desks/${network.desk.id}/statement/${PERIOD}`,
  );
  expect(sent.statusCode).toBe(303);
  for (const [by, desk] of [
    ['otherCoordinator', network.otherDesk],
    ['southCoordinator', network.southDesk],
  ] as const)
    expect((await as(by).post(`/desks/${desk.id}/statement/${PERIOD}`)).statusCode).toBe(201);
  // Every desk's is as long, whatever is in it.
  const lengths = await ownerQuery<{ part: string; length: number }>(
    running.database,
    `select part, length(statement_sealed) as length from statements`,
  );
  expect(lengths).toHaveLength(6);
  expect(new Set(lengths.map(({ part, length }) => `${part} ${length}`)).size).toBe(2);

  expect(await state()).toBe('announced');
  running.clock.standAt('2027-05-11');
  expect(await state()).toBe('may-prepare');
  expect((await as('coordinator').post(`/desks/${network.desk.id}/statement/${PERIOD}`)).statusCode).toBe(409);
  expect((await as('lead').post(`/releases/${PERIOD}/approval`)).statusCode).toBe(409);
  const prepared = await as('lead').post(`/releases/${PERIOD}/preparation`, {
    account_id: network.southLead.accountId,
  });
  expect(prepared.statusCode).toBe(201);
  // Whoever prepared it does not approve it.
  expect((await as('lead').post(`/releases/${PERIOD}/approval`)).statusCode).toBe(409);

  const began = Date.now();
  expect((await as('southLead').post(`/releases/${PERIOD}/approval`)).statusCode).toBe(201);
  expect(Date.now() - began).toBeGreaterThanOrEqual(4990);
  expect((await as('southLead').post(`/releases/${PERIOD}/approval`)).statusCode).toBe(409);
  expect(await state()).toBe('drawn');
  expect((await as('lead').get(`/releases/${PERIOD}/files/total.csv`)).statusCode).toBe(404);
  expect(await ownerQuery(running.database, 'select 1 from statements where part = $1', ['quarter'])).toEqual([]);
  expect(await ownerQuery(running.database, 'select period from shred.statement_secrets')).toEqual([
    { period: '2027' },
  ]);
  expect(await ownerQuery(running.database, 'select 1 from shred.release_remainders')).toEqual([]);

  running.clock.standAt('2027-05-25');
  expect(await state()).toBe('embargo');
  const kit = await pages('lead').get(`/releases/${PERIOD}`);
  expect(kit.body).toContain('Sentences to copy');
  expect((await anyone('/public/releases.json')).json()).toMatchObject({ releases: [], not_published: [] });
  expect((await anyone(`/public/releases/${PERIOD}/standard-1/total.csv`)).statusCode).toBe(404);

  running.clock.standAt('2027-05-28');
  const { releases } = (await anyone('/public/releases.json')).json<{ releases: { release: string }[] }>();
  expect(releases).toMatchObject([{ release: `${PERIOD}/standard-1`, all_groups_reported_in_time: true }]);
  const page = await anyone('/public/statistics');
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('at most 88 % sure');

  const names = (await ownerQuery<{ path: string }>(running.database, 'select path from release_files')).map(
    ({ path }) => path,
  );
  const files = new Map<string, Uint8Array>();
  for (const name of names) {
    const answer = await anyone(`/public/releases/${PERIOD}/standard-1/${name}`);
    expect(answer.headers['cache-control']).toContain('immutable');
    files.set(name, answer.rawPayload);
    const again = await anyone(`/public/releases/${PERIOD}/standard-1/${name}`, {
      'if-none-match': String(answer.headers.etag),
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  }
  expect(verifyRelease(files)).toEqual([]);
  const total = Number(Buffer.from(files.get('total.csv')!).toString().trimEnd().split('\n')[2]!.split(',')[2]);
  expect(Math.abs(total - 60)).toBeLessThan(60);
}, 60_000);
