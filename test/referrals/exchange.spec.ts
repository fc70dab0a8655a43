import { Jobs } from '../../src/jobs/jobs.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { dumpOf, readableOf } from '../threat-model/dump.js';
import { Opening } from '../threat-model/opening.js';
import { Brought, PLANTS, type State } from './brought-to.js';

let running: RunningApp;
let network: SmallNetwork;
let brought: Brought;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  brought = new Brought(running, network);
}, 60_000);
afterAll(() => running.stop());
beforeEach(() => running.clock.standAt(brought.day));

const desk = () => api(running.app, network.caseworker);
const lawyer = () => api(running.app, network.lawyer);
type Line = { by: string; who: string | null; waits: boolean; text: string };
const linesOf = (answer: { json: <T>() => T }) => answer.json<{ lines: Line[] }>().lines;
const lengths = (id: string) =>
  ownerQuery<{ entry: number; copy: number }>(
    running.database,
    `select length(e.for_desk_sealed) as entry, length(c.for_lawyer_sealed) as copy
     from exchange_entries e join exchange_copies c using (id) where e.offer_id = $1`,
    [id],
  );
const codesOf = (id: string) =>
  ownerQuery<{ waits_for: string | null }>(
    running.database,
    'select waits_for from exchange_entries where offer_id = $1 order by waits_for nulls first',
    [id],
  ).then((rows) => rows.map(({ waits_for }) => waits_for));
/** On the case: as JSON, and with a way to it on its page. */
const marked = async (id: string, caseId: string) => {
  const { referrals } = (await desk().get(`/cases/${caseId}`)).json<{
    referrals: { id: string; written: boolean }[];
  }>();
  const page = (await browser(running.app, network.caseworker).get(`/cases/${caseId}`)).body;
  const link = `href="/cases/${caseId}/referrals/${id}/exchange"`;
  return [referrals.find((one) => one.id === id)!.written, page.includes('They wrote') && page.includes(link)];
};
const dayLines = async () =>
  (await desk().get('/today'))
    .json<{ waiting_for_me: { kind: string; what: string; at: string }[] }>()
    .waiting_for_me.filter(({ kind }) => kind === 'lawyer-wrote');

it('a question waits on the day of the desk until it is answered, the answer in the inbox until it is read', async () => {
  const { id, caseId } = await brought.to('offered');
  const [atDesk, atLawyer] = [`/cases/${caseId}/referrals/${id}/exchange`, `/referrals/${id}/exchange`];
  const inInbox = async () =>
    (await lawyer().get('/referrals'))
      .json<{ items: { id: string; written: boolean }[] }>()
      .items.find((one) => one.id === id)!.written;
  expect((await desk().post(atDesk, { text: 'Too early' })).statusCode).toBe(409);
  expect((await lawyer().post(atLawyer, { text: 'Too early' })).statusCode).toBe(409);
  expect(await inInbox()).toBe(false);

  await lawyer().post(atLawyer, { text: 'Is it in writing?' });
  await lawyer().post(atLawyer, { text: 'And since when? '.repeat(110) });
  expect(await dayLines()).toMatchObject([{ what: expect.stringContaining('wrote'), at: atDesk }]);
  expect((await desk().get(`/cases/${caseId}/referrals/${id}`)).json()).toMatchObject({ written: true });
  expect(await marked(id, caseId)).toEqual([true, true]);
  expect(linesOf(await desk().get(atDesk))).toMatchObject([
    { by: 'lawyer', waits: true, text: 'Is it in writing?' },
    { by: 'lawyer', waits: true },
  ]);
  await desk().post(atDesk, { text: 'It is, since May.' });
  expect(await dayLines()).toEqual([]);
  expect(await marked(id, caseId)).toEqual([false, false]);
  expect(await inInbox()).toBe(true);
  // Once read, it is new no more; who of the desk wrote it the lawyer is not told.
  expect(linesOf(await lawyer().get(atLawyer))[2]).toMatchObject({ by: 'desk', who: null, waits: true });
  expect(linesOf(await lawyer().get(atLawyer))[2]).toMatchObject({ waits: false, text: 'It is, since May.' });
  expect(linesOf(await desk().get(atDesk))[2]).toMatchObject({ who: network.caseworker.handle });
  expect(await inInbox()).toBe(false);

  await lawyer().post(atLawyer, { text: 'Thank you.' });
  expect(await dayLines()).toHaveLength(1);
  expect((await desk().delete(`${atDesk}/waiting`)).statusCode).toBe(200);
  expect(await dayLines()).toEqual([]);

  // Short or long, a question or an answer: one length on disk.
  const rows = await lengths(id);
  expect(rows).toHaveLength(4);
  expect(new Set(rows.map(({ entry }) => entry)).size).toBe(1);
  expect(new Set(rows.map(({ copy }) => copy)).size).toBe(1);
  expect(await codesOf(id)).toEqual([null, null, null, null]);
});

it('the form of the desk warns until the lawyer has accepted', async () => {
  const page = async ({ id, caseId }: { id: string; caseId: string }) =>
    (await browser(running.app, network.caseworker).get(`/cases/${caseId}/referrals/${id}/exchange`)).body;
  expect(await page(await brought.to('conflict_check'))).toContain('Write nothing that tells who it is');
  expect(await page(await brought.to('accepted'))).not.toContain('Write nothing that tells who it is');
});

it.each(['declined', 'withdrawn', 'revoked', 'completed', 'swept', 'expired'] satisfies State[])(
  '%s: the lawyer’s passphrase and the whole database open none of it, the desk keeps its own',
  async (state) => {
    const { id, caseId } = await brought.to(state, true);
    if (state === 'expired') await running.app.get(Jobs).run('referral-ends');
    const { lines } = (await lawyer().get(`/referrals/${id}/exchange`)).json<{ lines: Line[] }>();
    expect(lines).toEqual([]);
    // Of this offer alone: others of this test may still run.
    expect(await brought.keys(id)).toMatchObject({ sealed: 0, stages: 0, copies: 0 });
    const dump = await dumpOf(running.database);
    const own = [...(dump.tables.get('exchange_entries') ?? [])].filter(({ offer_id }) => offer_id === id);
    // A completed one has its outcome besides.
    expect(own).toHaveLength(state === 'completed' ? 3 : 2);
    dump.tables.set('exchange_entries', own);
    dump.tables.set(
      'exchange_copies',
      (dump.tables.get('exchange_copies') ?? []).filter(({ offer_id }) => offer_id === id),
    );
    const opened = await Opening.of(dump, [network.lawyer]);
    expect([readableOf(dump), ...opened.texts].join()).not.toContain(PLANTS.question);
    expect(
      linesOf(await desk().get(`/cases/${caseId}/referrals/${id}/exchange`))
        .map(({ text }) => text)
        .slice(0, 2),
    ).toEqual([PLANTS.question, PLANTS.answer]);
  },
);

it('while it runs the lawyer’s passphrase opens it; without the stage secret it does not', async () => {
  const { id } = await brought.to('previewed', true);
  const dump = await dumpOf(running.database);
  const texts = async () => (await Opening.of(dump, [network.lawyer])).texts.join();
  for (const table of ['exchange_entries', 'exchange_copies'])
    dump.tables.set(
      table,
      dump.tables.get(table)!.filter(({ offer_id }) => offer_id === id),
    );
  expect(await texts()).toContain(PLANTS.question);
  const secrets = dump.tables.get('shred.stage_secrets')!;
  dump.tables.set(
    'shred.stage_secrets',
    secrets.filter(({ offer_id, stage }) => offer_id !== id || stage !== 'exchange'),
  );
  expect(await texts()).not.toContain(PLANTS.question);
});

it('whoever declines may leave a word to the desk, and keeps none of it', async () => {
  const { id, caseId } = await brought.to('conflict_check');
  const note = 'We acted for the other side once. '.repeat(20).trim();
  await lawyer().post(`/referrals/${id}/decline`, { reason: 'conflict_of_interest', note });
  expect((await desk().get(`/cases/${caseId}/referrals/${id}`)).json()).toMatchObject({ decline_note: note });
  expect((await lawyer().get(`/referrals/${id}`)).body).not.toContain(note);
  const dump = await dumpOf(running.database);
  expect((await Opening.of(dump, [network.lawyer])).texts.join()).not.toContain(note);
  const sizes = await ownerQuery<{ n: number }>(
    running.database,
    'select max(length(for_desk_sealed)) as n from offer_steps where offer_id = any ($1::uuid[]) group by offer_id',
    [[id, (await brought.to('declined')).id]],
  );
  expect(sizes[0]).toEqual(sizes[1]);
});

it('a desk whose lawyer lost their key, or never had the exchange, is told so', async () => {
  const { id, caseId } = await brought.to('accepted');
  await ownerQuery(running.database, 'update offers set key_lost_on = $2 where id = $1', [id, brought.day]);
  const page = `/cases/${caseId}/referrals/${id}/exchange`;
  expect((await desk().get(page)).json()).toMatchObject({ closed_by: expect.stringContaining('lost their key') });
  expect((await desk().post(page, { text: 'Hello' })).statusCode).toBe(409);
});
