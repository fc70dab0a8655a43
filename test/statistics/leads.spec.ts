import type { Person } from '../../src/cli/demo/cast.js';
import { Db } from '../../src/common/database/db.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { CannotOpen } from '../../src/vault/cannot-open.js';
import { Recipient } from '../../src/vault/recipient.js';
import { openPrevious, remainderOf, secretFrom } from '../../src/vault/statistics-secret.js';
import { sealTo } from '../../src/vault/box.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { ownerQuery } from '../support/owner.js';
import { keyPairOf } from './opened-statement.js';
import { desksOf, networkThatCounts, type NetworkThatCounts } from './network-that-counts.js';

const PERIOD = '2027-Q1';
let running: RunningApp;
let network: NetworkThatCounts;
/** Joins later. */
let third: Person;
beforeAll(async () => {
  running = await startApp();
  network = await networkThatCounts(running, 'strict', PERIOD);
  third = await network.beginnings.member(network.north, 'campaign_lead');
}, 60_000);
afterAll(() => running.stop());

const as = (person: Person) => api(running.app, person);
const shares = () =>
  ownerQuery<{ key_number: number; first: string; second: string; share_sealed: Buffer }>(
    running.database,
    `select key_number, first_account_id as first, second_account_id as second, share_sealed from statistics_shares order by 1, 2, 3`,
  );
interface Shown {
  holders: { handle: string; active: boolean }[];
  without: { handle: string }[];
  statistics_key: { signing_key: string };
  earlier: { signing_key: string }[];
  plans: { name: string; version: number; first_period: string }[];
  proposal: { act: string; mine: boolean; others: { handle: string }[] } | null;
}
const shown = async (by: Person) => (await as(by).get('/statistics-key')).json<Shown>();
const handles = (of: { handle: string }[]) => of.map(({ handle }) => handle).sort();

/** The words of the others, as the page of the approver asks for them. */
async function renew(proposer: Person, approver: Person, holders: Person[]) {
  const proposed = await as(proposer).post('/statistics-key/renewal', {
    account_id: approver.accountId,
    holders: holders.map(({ accountId }) => accountId),
  });
  expect(proposed.statusCode).toBe(201);
  const { others } = (await shown(approver)).proposal!;
  const fields = ['first', 'second', 'third'];
  const words = others.map(({ handle }) => holders.find((one) => one.handle === handle)!.checkWords);
  return as(approver).post(
    '/statistics-key/proposal/approval',
    Object.fromEntries(words.map((said, at) => [fields[at], said])),
  );
}
async function pinAll() {
  const pins = running.app.get(DeskPins, { strict: false });
  const { words } = (await as(network.lead).get('/releases')).json<{ statistics_key: { words: string } }>()
    .statistics_key;
  for (const [{ id }, coordinator] of desksOf(network))
    await running.app.get(Db).actingAs(coordinator.actor, 'desk', async () => {
      const key = (await pins.subjects(id)).find(({ code }) => code.startsWith('statistics.'))!;
      await pins.pin(id, key.code, words);
    });
}

it('a lead who joins has no share, and is given one by two who have: what was stated before still opens to the new pairs', async () => {
  const { lead, southLead } = network;
  running.clock.standAt('2027-04-10');
  for (const [{ id }, coordinator] of desksOf(network))
    expect((await as(coordinator).post(`/desks/${id}/statement/${PERIOD}`)).statusCode).toBe(201);

  expect(handles((await shown(third)).without)).toEqual([third.handle]);
  const alone = await as(third).post('/statistics-key/renewal', {
    account_id: lead.accountId,
    holders: [lead.accountId, third.accountId],
  });
  expect(alone.statusCode).toBe(422);

  // Words that were misheard: nothing is made.
  await as(lead).post('/statistics-key/renewal', {
    account_id: southLead.accountId,
    holders: [lead.accountId, third.accountId],
  });
  const page = await browser(running.app, southLead).get('/statistics-key');
  expect(page.body).toContain('Six check words of');
  for (const one of [lead, third]) expect(page.body).not.toContain(one.checkWords);
  // The words of the one for both of them: those of the other are the ones that differ.
  const wrong = (await shown(southLead)).proposal!.others.findIndex(({ handle }) => handle === third.handle);
  const misheard = await as(southLead).post('/statistics-key/proposal/approval', {
    first: lead.checkWords,
    second: lead.checkWords,
  });
  expect([misheard.statusCode, misheard.json<{ errors: { field: string }[] }>().errors[0]!.field]).toEqual([
    422,
    ['first', 'second'][wrong],
  ]);
  expect((await shares()).map(({ key_number }) => key_number)).toEqual([1, 1]);
  // Only who was named, and one thing at a time.
  expect((await as(third).post('/statistics-key/proposal/approval', {})).statusCode).toBe(409);
  expect(
    (
      await as(lead).post('/statistics-key/plan', {
        account_id: southLead.accountId,
        plan: 'strict',
        first_period: '2028-Q1',
      })
    ).statusCode,
  ).toBe(409);
  expect((await as(third).delete('/statistics-key/proposal')).statusCode).toBe(409);
  expect((await as(southLead).delete('/statistics-key/proposal')).statusCode).toBe(200);

  expect((await renew(lead, southLead, [lead, southLead, third])).statusCode).toBe(201);
  const now = await shares();
  expect(now.map(({ key_number }) => key_number)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(handles((await shown(lead)).holders)).toEqual(handles([lead, southLead, third]));
  expect((await shown(lead)).earlier).toHaveLength(1);
  const printed = (await running.app.inject({ method: 'GET', url: '/public/statistics/verification' })).body;
  const { statistics_key, earlier } = await shown(lead);
  for (const { signing_key } of [statistics_key, ...earlier]) expect(printed).toContain(signing_key);

  // Stated under the first key, drawn with the second, by a pair that had no share when it was stated.
  running.clock.standAt('2027-05-11');
  expect((await as(third).post(`/releases/${PERIOD}/preparation`, { account_id: lead.accountId })).statusCode).toBe(
    201,
  );
  expect((await as(lead).post(`/releases/${PERIOD}/approval`)).statusCode).toBe(201);
  running.clock.standAt('2027-05-28');
  const { releases } = (await running.app.inject({ method: 'GET', url: '/public/releases.json' })).json<{
    releases: object[];
  }>();
  expect(releases).toMatchObject([{ period: PERIOD, all_groups_reported_in_time: true }]);
}, 60_000);

it('a new key is checked by its six words before a desk seals to it', async () => {
  running.clock.standAt('2027-07-10');
  const { desk, coordinator } = network;
  expect((await as(coordinator).post(`/desks/${desk.id}/statement/2027-Q2`)).statusCode).toBe(409);
  await pinAll();
  for (const [{ id }, by] of desksOf(network))
    expect((await as(by).post(`/desks/${id}/statement/2027-Q2`)).statusCode).toBe(201);
});

it('what was prepared for a lead who then leaves is taken back without a key; made anew, the key opens nothing to them', async () => {
  const { lead, southLead, south } = network;
  running.clock.standAt('2027-08-12');
  expect((await as(lead).post('/releases/2027-Q2/preparation', { account_id: southLead.accountId })).statusCode).toBe(
    201,
  );
  const before = await shares();
  expect((await as(south.administrator).post(`/accounts/${southLead.accountId}/lock`)).statusCode).toBeLessThan(300);
  expect((await shown(lead)).holders.filter(({ active }) => !active)).toHaveLength(1);
  expect((await browser(running.app, lead).get('/statistics-key')).body).toContain('Has left');
  expect(await running.app.get(Jobs, { strict: false }).run('closed-periods')).toMatchObject({ result: 'done' });
  expect(await ownerQuery(running.database, 'select 1 from shred.release_remainders')).toEqual([]);

  expect((await renew(lead, third, [lead, third])).statusCode).toBe(201);
  const now = await shares();
  expect(now).toHaveLength(2);
  for (const { share_sealed } of now) expect(() => remainderOf(keyPairOf(southLead), share_sealed)).toThrow(CannotOpen);
  // With a copy of before, and with the key of another who was there then, they have the secret of then. It opens neither the new one nor what comes.
  const kept = before.find(({ first, second }) => first === southLead.accountId && second === third.accountId)!;
  const old = secretFrom(keyPairOf(third), remainderOf(keyPairOf(southLead), kept.share_sealed));
  const keys = await ownerQuery<{ number: number; previous_sealed: Buffer | null }>(
    running.database,
    'select number, previous_sealed from statistics_keys order by number',
  );
  expect(keys.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(() => openPrevious(old, 3, keys[2]!.previous_sealed!)).toThrow(CannotOpen);
  // Who holds the new one opens the old.
  const share = now.find(({ first }) => first === lead.accountId)!;
  const secret = secretFrom(keyPairOf(third), remainderOf(keyPairOf(lead), share.share_sealed));
  expect(openPrevious(secret, 3, keys[2]!.previous_sealed!).equals(old)).toBe(true);

  // The quarter that was stated under the key of before is drawn all the same; and not at all while the way to that key is damaged.
  expect((await as(lead).post('/releases/2027-Q2/preparation', { account_id: third.accountId })).statusCode).toBe(201);
  const put = (sealed: Buffer) =>
    ownerQuery(running.database, 'update statistics_keys set previous_sealed = $1 where number = 3', [sealed]);
  const whole = keys[2]!.previous_sealed!;
  for (const at of [0, whole.length >> 1]) {
    const flipped = Buffer.from(whole);
    flipped[at]! ^= 1;
    await put(flipped);
    const refused = await as(third).post('/releases/2027-Q2/approval');
    expect([at, refused.statusCode >= 400, refused.headers['content-type']]).toEqual([
      at,
      true,
      expect.stringContaining('application/problem+json'),
    ]);
  }
  await put(whole);
  expect((await as(third).post('/releases/2027-Q2/approval')).statusCode).toBe(201);
}, 60_000);

it('whoever takes off the first layer cannot put another secret in its place', async () => {
  const { lead } = network;
  await as(lead).post('/statistics-key/plan', { account_id: third.accountId, plan: 'strict', first_period: '2028-Q1' });
  const forged = sealTo(Recipient.self(keyPairOf(third)), Buffer.alloc(32, 7));
  await ownerQuery(running.database, 'update shred.key_proposals set remainder_sealed = $1', [forged]);
  const refused = await as(third).post('/statistics-key/proposal/approval', {});
  expect([refused.statusCode, (await shown(lead)).plans.length]).toEqual([409, 1]);
  expect((await as(lead).delete('/statistics-key/proposal')).statusCode).toBe(200);
});

it('another plan begins with a year that has not begun, costs nobody more than was promised, and is signed by two', async () => {
  const { lead } = network;
  const propose = (plan: string, first_period: string) =>
    as(lead).post('/statistics-key/plan', { account_id: third.accountId, plan, first_period });
  const said = async (plan: string, first: string) => {
    const refused = await propose(plan, first);
    return [refused.statusCode, refused.json<{ errors: { message: string }[] }>().errors[0]!.message];
  };
  expect(await said('strict', '2027-Q1')).toEqual([422, expect.stringContaining('has not begun')]);
  expect(await said('strict', '2028-Q2')).toEqual([422, expect.stringContaining('Choose the year')]);
  expect(await said('standard', '2028-Q1')).toEqual([
    422,
    expect.stringContaining('were promised with the first plan'),
  ]);
  expect((await propose('strict', '2028-Q1')).statusCode).toBe(201);
  expect((await as(third).post('/statistics-key/proposal/approval', {})).statusCode).toBe(201);
  expect((await shown(lead)).plans.map(({ version, first_period }) => [version, first_period])).toEqual([
    [1, PERIOD],
    [2, '2028-Q1'],
  ]);
  expect((await shown(lead)).proposal).toBeNull();
  // Nobody approved this one: after two weeks it is gone.
  expect((await propose('strict', '2029-Q1')).statusCode).toBe(201);
  running.clock.standAt('2027-08-26');
  expect(await running.app.get(Jobs, { strict: false }).run('closed-periods')).toMatchObject({ result: 'done' });
  expect((await shown(lead)).proposal).not.toBeNull();
  running.clock.standAt('2027-08-27');
  await running.app.get(Jobs, { strict: false }).run('closed-periods');
  expect((await shown(lead)).proposal).toBeNull();
});
