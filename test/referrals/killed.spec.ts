import { fork } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { Person } from '../../src/cli/demo/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { Halts } from '../support/halts.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { Brought, LIVE, type State } from './brought-to.js';

let running: RunningApp;
let network: SmallNetwork;
let brought: Brought;
let halts: Halts;
let caseId: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  brought = new Brought(running, network);
  ({ caseId } = await brought.to('offered'));
  halts = await Halts.at(running.database);
}, 60_000);
afterAll(async () => {
  await halts.close();
  await running.stop();
});

const offer = () => ({
  legal_contact_id: network.contact.id,
  purpose: 'asylum_claim',
  fields: ['legal_name', 'summary'],
  consent: { given_on: brought.day, language: 'ru' },
});
const outcome = () => ({ outcome: 'Status granted', on: brought.day });
/** Where each act begins, who does it, and where it leads. */
const ACTS: [name: string, from: State, by: 'lawyer' | 'caseworker', path: string, body: () => object, to: State][] = [
  ['conflict-check', 'offered', 'lawyer', 'conflict-check', () => ({}), 'conflict_check'],
  ['acceptance', 'conflict_check', 'lawyer', 'acceptance', () => ({}), 'accepted'],
  ['question', 'accepted', 'lawyer', 'exchange', () => ({ text: 'Is it in writing?' }), 'accepted'],
  ['decline', 'previewed', 'lawyer', 'decline', () => ({ reason: 'no_capacity', note: 'Full.' }), 'declined'],
  ['completion', 'accepted', 'lawyer', 'completion', outcome, 'completed'],
  ['withdrawal', 'accepted', 'caseworker', 'withdrawal', () => ({}), 'revoked'],
];

/** All that stands on disk of the referrals of this case, byte for byte. */
const disk = async () =>
  (
    await ownerQuery<{ all: string }>(
      running.database,
      `select md5(concat(
         (select string_agg(r::text, '|' order by id) from referrals r where case_id = $1),
         (select string_agg(o::text, '|' order by o.id) from offers o join referrals r using (id) where r.case_id = $1),
         (select string_agg(s::text, '|' order by offer_id, stage) from shred.stage_secrets s join referrals r on r.id = s.offer_id where r.case_id = $1),
         (select string_agg(e::text, '|' order by e.id) from exchange_entries e join referrals r on r.id = e.offer_id where r.case_id = $1),
         (select string_agg(c::text, '|' order by c.id) from exchange_copies c join referrals r on r.id = c.offer_id where r.case_id = $1),
         (select string_agg(t::text, '|' order by t.id) from offer_steps t join referrals r on r.id = t.offer_id where r.case_id = $1),
         (select string_agg(n::text, '|' order by n.id) from notes n where case_id = $1))) as all`,
      [caseId],
    )
  )[0]!.all;
const expectWhole = async (id: string) => {
  const { state, sealed, stages } = await brought.keys(id);
  expect({ state, sealed, stages }).toEqual(
    LIVE.includes(state as State) ? { state, sealed: 4, stages: 4 } : { state, sealed: 0, stages: 0 },
  );
};

/** Cut off behind each of its statements in turn, and repeated as whoever did not get an answer repeats it: with the same key. */
async function cutEverywhere(as: Person, path: string, body: object): Promise<{ id: string; times: number }> {
  const key = { 'idempotency-key': randomUUID() };
  const before = await disk();
  for (let n = 1; n < 60; n += 1) {
    const act = () => api(running.app, as).post(path, body, key);
    const answer = await halts.behind(n, act, halts.cut);
    if (answer) {
      expect([path, answer.statusCode < 300, answer.body]).toEqual([path, true, answer.body]);
      return { id: answer.json<{ id: string }>().id, times: n - 1 };
    }
    expect([path, n, await disk()]).toEqual([path, n, before]);
  }
  throw new Error(`${path} never came to its end.`);
}

it('cut off behind any statement of offering, there is no half referral, and it can be repeated', async () => {
  const { id, times } = await cutEverywhere(network.caseworker, `/cases/${caseId}/referrals`, offer());
  expect(times).toBeGreaterThan(10);
  await expectWhole(id);
  expect((await api(running.app, network.lawyer).get(`/referrals/${id}`)).statusCode).toBe(200);
}, 60_000);

it.each(ACTS)('cut off behind any statement of %s, nothing of it happened, and it can be repeated', async (...row) => {
  const [name, from, by, path, body, to] = row;
  const { id } = await brought.to(from);
  const { times } = await cutEverywhere(network[by], `/referrals/${id}/${path}`, body());
  expect([name, times > 1]).toEqual([name, true]);
  expect(await brought.keys(id)).toMatchObject({ state: to });
  await expectWhole(id);
});

it('the real server, killed while it offers, accepts and ends, leaves all or nothing', async () => {
  const accepts = await brought.to('conflict_check');
  const ends = await brought.to('accepted');
  const servers = await Promise.all([own(), own(), own()]);
  const before = await disk();
  const acts = [
    { n: 9, by: 0, path: `/cases/${caseId}/referrals`, body: offer() },
    { n: 2, by: 1, path: `/referrals/${accepts.id}/acceptance`, body: {} },
    { n: 3, by: 0, path: `/referrals/${ends.id}/withdrawal`, body: {} },
  ];
  for (const [at, { n, by, path, body }] of acts.entries()) {
    const { child, url, tokens } = servers[at]!;
    const post = () =>
      fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens[by]}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const kill = () => Promise.all([once(child, 'exit'), child.kill('SIGKILL')]);
    expect([path, await halts.behind(n, post, kill)]).toEqual([path, undefined]);
    expect([path, await disk()]).toEqual([path, before]);
  }
  for (const { id } of [accepts, ends]) await expectWhole(id);
  // Another process, that is up again, repeats each.
  expect((await api(running.app, network.caseworker).post(acts[0]!.path, acts[0]!.body)).statusCode).toBe(201);
  expect((await api(running.app, network.lawyer).post(acts[1]!.path)).statusCode).toBe(200);
  expect((await api(running.app, network.caseworker).post(acts[2]!.path)).statusCode).toBe(200);
  for (const { id } of [accepts, ends]) await expectWhole(id);
}, 60_000);

async function own() {
  const child = fork('dist/test/support/two-people-process.js', { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send({
    databaseUrl: running.database.appUrl,
    people: [network.caseworker, network.lawyer].map(({ accountId: id, organisationId, role, handle, actor }) => ({
      account: { id, organisationId, role, handle, sessionsFrom: actor.sessionNumber },
      secretKey: Buffer.from(actor.secretKey).toString('base64'),
    })),
  });
  const [{ url, tokens }] = (await once(child, 'message')) as [{ url: string; tokens: string[] }];
  return { child, url, tokens };
}
