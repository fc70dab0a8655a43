import type { Person } from '../../src/cli/demo/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { asOwner, ownerQuery } from '../support/owner.js';
import { wordsOfDesk } from './ceremony-words.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  const words = await wordsOfDesk(running, network.otherCoordinator, network.otherDesk.id);
  const pins = `/desks/${network.desk.id}/pins`;
  const subject = `desk.${network.otherDesk.id}`;
  await as(network.coordinator).submit(`${pins}/new`, pins, { subject, words });
}, 60_000);
afterAll(() => running.stop());

const as = (person: Person) => browser(running.app, person);
const logged = async (pseudonym: string) =>
  (
    await api(running.app, network.caseworker).post('/cases', {
      pseudonym,
      summary: 'Before the move',
      person: { legal_name: 'Somebody Placeholder' },
    })
  ).json<{ id: string }>().id;
const refer = async (id: string) =>
  (
    await api(running.app, network.caseworker).post(`/cases/${id}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['facts'],
      consent: { given_on: '2026-01-01', language: 'ru' },
    })
  ).json<{ id: string }>().id;
const offer = (id: string, to = network.otherDesk.id) =>
  as(network.coordinator).submit(`/cases/${id}/transfer`, `/cases/${id}/transfer`, { to_desk_id: to });
const transferOf = async (caseId: string) =>
  (await ownerQuery<{ id: string }>(running.database, 'select id from transfers where case_id = $1', [caseId]))[0]?.id;
const accept = async (caseId: string) =>
  as(network.otherCoordinator).submit('/transfers', `/transfers/${await transferOf(caseId)}/acceptance`);

/** How many rows of each table stand under a desk. */
const underDesk = (deskId: string) =>
  asOwner(running.database, async (client) => {
    const { rows } = await client.query<{ name: string; column: string }>(
      `select format('%I.%I', table_schema, table_name) as name, column_name as column from information_schema.columns
       where table_schema in ('public', 'shred') and column_name like '%desk_id' order by 1, 2`,
    );
    const counts: Record<string, number> = {};
    for (const { name, column } of rows)
      counts[`${name}.${column}`] = Number(
        (await client.query<{ n: string }>(`select count(*) as n from ${name} where ${column} = $1`, [deskId])).rows[0]!
          .n,
      );
    return counts;
  });
const numbersOf = async (objectId: string) =>
  ownerQuery<{ number: number; desk_id: string }>(
    running.database,
    'select number, desk_id from wraps where object_id = $1 order by number',
    [objectId],
  );

it('stays with the sender until it is accepted; then the other desk has all of it, and the sender nothing', async () => {
  const before = await underDesk(network.desk.id);
  expect(Object.keys(before).length).toBeGreaterThan(12);
  const id = await logged('Heron');
  const sender = api(running.app, network.caseworker);
  await sender.post(`/cases/${id}/notes`, { text: 'Written at the harbour', visibility: 'desk' });
  // A referral that has run and ended: what the lawyer told the desk goes along.
  const referral = await refer(id);
  await api(running.app, network.lawyer).get(`/referrals/${referral}`);
  await api(running.app, network.lawyer).post(`/referrals/${referral}/decline`, { reason: 'no_capacity' });
  const [row] = await ownerQuery<{ person_id: string }>(running.database, 'select person_id from cases where id = $1', [
    id,
  ]);
  const personId = row!.person_id;

  expect((await offer(id)).statusCode).toBe(303);
  const receiver = api(running.app, network.otherCoordinator);
  expect((await sender.get(`/cases/${id}`)).statusCode).toBe(200);
  expect((await receiver.get(`/cases/${id}`)).statusCode).toBe(404);
  const waiting = (await as(network.otherCoordinator).get('/transfers')).body;
  expect(waiting).toContain('A case of Harbour desk');
  expect(waiting).not.toContain('Heron');

  const accepted = await accept(id);
  expect([accepted.statusCode, accepted.headers.location]).toEqual([303, `/cases/${id}`]);

  const seen = (await receiver.get(`/cases/${id}`)).body;
  expect(seen).toContain('Before the move');
  expect(seen).toContain('Written at the harbour');
  expect(seen).toContain('Came from another desk');
  expect((await receiver.post(`/cases/${id}/identity`, { reason: 'To call' })).body).toContain('Somebody Placeholder');
  expect((await receiver.get(`/cases/${id}/referrals`)).json()).toMatchObject({
    items: [{ state: 'declined', opened: { preview: expect.any(String) } }],
  });
  expect((await receiver.post(`/cases/${id}/notes`, { text: 'New', visibility: 'desk' })).statusCode).toBe(201);

  for (const person of [network.caseworker, network.coordinator]) {
    const left = api(running.app, person);
    expect((await left.get(`/cases/${id}`)).statusCode).toBe(404);
    expect((await left.post(`/cases/${id}/identity`, { reason: 'To call' })).statusCode).toBe(404);
    expect((await left.get(`/cases/${id}/notes`)).statusCode).toBe(404);
  }
  expect(await underDesk(network.desk.id)).toEqual(before);
  const here = { desk_id: network.otherDesk.id };
  expect(await numbersOf(id)).toEqual([
    { number: 1, ...here },
    { number: 2, ...here },
  ]);
  expect(await numbersOf(personId)).toEqual([
    { number: 1, ...here },
    { number: 2, ...here },
  ]);
});

it('takes along what the person agreed to: a referral stands on it there, and it is taken back there', async () => {
  const id = await logged('Siskin');
  const sender = api(running.app, network.caseworker);
  const given = { legal_contact_id: network.contact.id, purpose: 'asylum_claim', fields: ['facts'] };
  const told = { language: 'ru', given_by: 'oral', given_on: '2026-01-01' };
  const consent_id = (await sender.post(`/cases/${id}/consents`, { ...given, ...told })).json<{ id: string }>().id;
  await offer(id);
  expect((await accept(id)).statusCode).toBe(303);
  const receiver = api(running.app, network.otherCoordinator);
  const offered = await receiver.post(`/cases/${id}/referrals`, { ...given, consent_id });
  expect(offered.statusCode).toBe(201);
  expect((await sender.get(`/cases/${id}/consents`)).statusCode).toBe(404);
  expect((await receiver.post(`/cases/${id}/consents/${consent_id}/withdrawal`, {})).statusCode).toBe(200);
  const referral = await receiver.get(`/cases/${id}/referrals/${offered.json<{ id: string }>().id}`);
  expect(referral.json()).toMatchObject({ state: 'withdrawn' });
});

it('is declined there, or taken back here, and stays', async () => {
  const id = await logged('Birch');
  await offer(id);
  const declined = await as(network.otherCoordinator).submit('/transfers', `/transfers/${await transferOf(id)}`);
  expect(declined.statusCode).toBe(303);
  expect(await transferOf(id)).toBeUndefined();
  await offer(id);
  const transfer = await transferOf(id);
  const stranger = await as(network.southCoordinator).get('/transfers');
  expect(stranger.body).not.toContain(transfer);
  expect((await as(network.coordinator).submit('/transfers', `/transfers/${transfer}`)).statusCode).toBe(303);
  expect(await transferOf(id)).toBeUndefined();
  expect((await api(running.app, network.caseworker).get(`/cases/${id}`)).statusCode).toBe(200);
});

it('is not offered to a desk that is not pinned, to the own one, or while a lawyer still answers', async () => {
  const id = await logged('Lantern');
  const own = await offer(id, network.desk.id);
  expect([own.statusCode, own.body.includes('at this desk already')]).toEqual([409, true]);
  expect((await offer(id, network.southDesk.id)).statusCode).toBe(404);
  const other = await api(running.app, network.otherCaseworker).post('/cases', { pseudonym: 'Other' });
  const { id: theirs } = other.json<{ id: string }>();
  const back = await as(network.otherCoordinator).submit(`/cases/${theirs}/transfer`, `/cases/${theirs}/transfer`, {
    to_desk_id: network.desk.id,
  });
  expect([back.statusCode, back.body.includes('six check words')]).toEqual([409, true]);

  const stillAsked = await refer(id);
  expect((await as(network.coordinator).get(`/cases/${id}/transfer`)).body).toContain('A referral is still running');
  await api(running.app, network.caseworker).post(`/referrals/${stillAsked}/withdrawal`);
  expect((await offer(id)).statusCode).toBe(303);
  // A lawyer was asked after the offer was made.
  await refer(id);
  const refused = await accept(id);
  expect([refused.statusCode, refused.body.includes('still running')]).toEqual([409, true]);
  expect((await api(running.app, network.caseworker).get(`/cases/${id}`)).statusCode).toBe(200);
});

it('is refused when the case has a newer key than the one that travelled: nothing would be lost', async () => {
  const id = await logged('Cello');
  await offer(id);
  const renewal = `/desks/${network.desk.id}/renewal`;
  expect((await as(network.coordinator).submit(renewal, renewal)).statusCode).toBe(303);
  const sender = api(running.app, network.caseworker);
  expect((await sender.patch(`/cases/${id}`, { summary: 'Newer', version: 1 })).statusCode).toBe(200);
  const refused = await accept(id);
  expect([refused.statusCode, refused.body.includes('offer it once more')]).toEqual([409, true]);
  expect((await sender.get(`/cases/${id}`)).body).toContain('Newer');
  await offer(id);
  expect((await accept(id)).statusCode).toBe(303);
  expect((await api(running.app, network.otherCaseworker).get(`/cases/${id}`)).body).toContain('Newer');
});

it('a draft does not move with the case, and a related case that has moved is told without its name', async () => {
  const sender = api(running.app, network.caseworker);
  const [stays, moves] = [await logged('Alder'), await logged('Birch')];
  const { reference } = (await sender.get(`/cases/${moves}`)).json<{ reference: string }>();
  await sender.post(`/cases/${stays}/related`, { reference, kind: 'family', reason: 'One hearing for both' });
  await sender.post(`/cases/${moves}/notes`, { text: 'Not finished', draft: true });
  await offer(moves);
  expect((await accept(moves)).statusCode).toBe(303);
  expect(await ownerQuery(running.database, 'select 1 from drafts where case_id = $1', [moves])).toEqual([]);
  const left = (await sender.get(`/cases/${stays}`)).json<{ related: object[] }>().related;
  expect(left).toMatchObject([{ id: moves, reason: 'One hearing for both', case: null }]);
  expect((await sender.delete(`/cases/${stays}/related/${moves}`)).statusCode).toBe(200);
  const there = api(running.app, network.otherCoordinator);
  expect((await there.get(`/cases/${moves}`)).json<{ related: object[] }>().related).toMatchObject([{ case: null }]);
});

it('of a closed case is refused, and closing takes an offer back', async () => {
  const id = await logged('Rowan');
  await offer(id);
  await api(running.app, network.caseworker).post(`/cases/${id}/closure`, { reason: 'amnesty' });
  expect(await transferOf(id)).toBeUndefined();
  expect((await offer(id)).statusCode).toBe(409);
  expect(await transferOf(id)).toBeUndefined();
});

it('what went into a case that has moved is not offered to be parted from it', async () => {
  const [stays, goes] = [await logged('Rush'), await logged('Rush')];
  const sender = api(running.app, network.caseworker);
  await sender.post(`/cases/${stays}/merges/${goes}`, { version: 1, other_version: 1 });
  expect((await as(network.caseworker).get(`/cases/${stays}`)).body).toContain('Part them again');
  await offer(stays);
  expect((await accept(stays)).statusCode).toBe(303);
  const there = (await as(network.otherCoordinator).get(`/cases/${stays}`)).body;
  expect([there.includes('was merged into this case'), there.includes('Part them again')]).toEqual([true, false]);
});
