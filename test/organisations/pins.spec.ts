import type { Person } from '../../src/cli/demo/cast.js';
import { newKeyPair } from '../../src/vault/box.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { wordsOfDesk, WRONG } from './ceremony-words.js';

let running: RunningApp;
let network: SmallNetwork;
let pins: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  pins = `/desks/${network.desk.id}/pins`;
}, 60_000);
afterAll(() => running.stop());

const as = (person: Person) => browser(running.app, person);
const pin = (subject: string, words: string, by = network.caseworker) =>
  as(by).submit(`${pins}/new`, pins, { subject, words });
const unpin = (subject: string) => as(network.coordinator).submit(pins, `${pins}/removal`, { subject });
const offerTo = async (contact: string) => {
  const desk = api(running.app, network.caseworker);
  const { id } = (await desk.post('/cases', { pseudonym: 'Pinned' })).json<{ id: string }>();
  return desk.post(`/cases/${id}/referrals`, {
    legal_contact_id: contact,
    purpose: 'asylum_claim',
    fields: ['facts'],
    consent: { given_on: '2026-01-01', language: 'ru' },
  });
};

it('lists whose keys the desk has checked: members, lawyers, recovery holders; by whom and when', async () => {
  const { body } = await as(network.caseworker).get(pins);
  for (const name of [
    network.caseworker.handle,
    network.contact.name,
    'Third recovery holder',
    network.coordinator.handle,
  ])
    expect(body).toContain(name);
  expect(body).not.toContain('Another key');
});

it('a lawyer is pinned beforehand by their words, and a case can be offered; unpinned, it cannot', async () => {
  const subject = `lawyer.${network.otherLawyer.accountId}`;
  expect((await offerTo(network.otherContact.id)).statusCode).toBe(409);
  const wrong = await pin(subject, WRONG);
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('id="words-mistake"');
  expect((await offerTo(network.otherContact.id)).statusCode).toBe(409);

  expect((await pin(subject, network.otherLawyer.checkWords)).statusCode).toBe(303);
  expect((await offerTo(network.otherContact.id)).statusCode).toBe(201);

  const removed = await as(network.coordinator).post(`${pins}/removal`, { subject });
  expect(removed.statusCode).toBe(403);
  expect((await unpin(subject)).statusCode).toBe(303);
  expect((await offerTo(network.otherContact.id)).statusCode).toBe(409);
});

it('another desk of the organisation is pinned by the words on its own page', async () => {
  const subject = `desk.${network.otherDesk.id}`;
  const words = await wordsOfDesk(running, network.otherCaseworker, network.otherDesk.id);
  expect((await as(network.otherCaseworker).get(`/desks/${network.otherDesk.id}`)).body).toContain(words);
  expect((await as(network.caseworker).get(`${pins}/new`)).body).not.toContain(words);
  expect((await pin(subject, words)).statusCode).toBe(303);
  expect((await as(network.caseworker).get(pins)).body).toContain('Valley desk');
  expect((await pin(`desk.${network.southDesk.id}`, words)).statusCode).toBe(422);
});

it('a key that was changed is told, and pinned again only by its new words', async () => {
  const subject = `lawyer.${network.lawyer.accountId}`;
  const put = (key: Buffer) =>
    ownerQuery(
      running.database,
      `update public_keys set public_key = $1 where subject_id = $2 and purpose = 'lawyer'`,
      [key, network.lawyer.accountId],
    );
  const [{ public_key: right } = { public_key: Buffer.alloc(0) }] = await ownerQuery<{ public_key: Buffer }>(
    running.database,
    `select public_key from public_keys where subject_id = $1 and purpose = 'lawyer'`,
    [network.lawyer.accountId],
  );
  await put(newKeyPair().publicKey);
  const { body } = await as(network.caseworker).get(pins);
  expect(body).toContain('Another key');
  expect(body).toContain(`${pins}/new?subject=${subject}`);
  expect((await offerTo(network.contact.id)).statusCode).toBe(409);
  // The lawyer reads the words of their own key: they are not those of the one that was put there.
  expect((await pin(subject, network.lawyer.checkWords)).statusCode).toBe(422);
  await put(right);
  expect((await as(network.caseworker).get(pins)).body).not.toContain('Another key');
});

it('members and recovery holders stay pinned; only a coordinator unpins', async () => {
  expect((await unpin(`member.${network.caseworker.accountId}`)).statusCode).toBe(422);
  expect((await as(network.caseworker).get(pins)).body).not.toContain('/pins/removal');
});
