import { acting, firstSignIn, type Person } from '../../src/cli/demo/cast.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

/** Somebody lost their passphrase: what that leaves for others to do stands on their start page until it is done. */
let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const AGAIN = 'cannot be opened by them any more';
/** By an administrator; then new passphrase, keys and words. */
async function losesPassphrase(person: Person, by: Person): Promise<Person> {
  const reset = await api(running.app, by).post(`/accounts/${person.accountId}/reset`);
  return firstSignIn(running.app, reset.json<{ handle: string; code: string }>());
}
const startOf = async (person: Person) => (await browser(running.app, person).get('/cases')).body;
async function offered(contactId = network.contact.id, by = network.caseworker) {
  const desk = api(running.app, by);
  const { id: caseId } = (await desk.post('/cases', { pseudonym: 'Heron' })).json<{ id: string }>();
  return { caseId, ...(await offer(caseId, contactId, by)) };
}
const offer = async (caseId: string, contactId = network.contact.id, by = network.caseworker) =>
  (
    await api(running.app, by).post(`/cases/${caseId}/referrals`, {
      legal_contact_id: contactId,
      purpose: 'asylum_claim',
      fields: ['facts'],
      consent: { given_on: '2026-01-01', language: 'ru' },
    })
  ).json<{ id: string; code?: string }>();

it('a lawyer’s open referrals are listed for their senders to send again, until they have', async () => {
  const { lawyer, office, caseworker, colleague, otherCaseworker, otherContact } = network;
  for (const desk of [network.desk, network.otherDesk]) await network.beginnings.pin(desk, [network.otherLawyer]);
  const [open, accepted, declined, toAnother] = [
    await offered(),
    await offered(),
    await offered(),
    await offered(otherContact.id),
  ];
  const others = await offered(network.contact.id, otherCaseworker);
  const at = api(running.app, lawyer);
  for (const act of ['conflict-check', 'acceptance']) await at.post(`/referrals/${accepted.id}/${act}`);
  await at.get(`/referrals/${declined.id}`);
  await at.post(`/referrals/${declined.id}/decline`, { reason: 'no_capacity' });
  expect(await startOf(caseworker)).not.toContain(AGAIN);

  const anew = await losesPassphrase(lawyer, office.administrator);
  for (const person of [caseworker, colleague]) {
    const start = await startOf(person);
    for (const { caseId, id } of [open, accepted]) {
      expect(start).toContain(`/cases/${caseId}/referrals/${id}`);
      expect(start).toContain(`/cases/${caseId}/referrals/new?to=${network.contact.id}`);
    }
    for (const { id } of [declined, toAnother, others]) expect(start).not.toContain(id);
  }
  expect(await startOf(otherCaseworker)).toContain(others.id);
  expect(await startOf(network.southCaseworker)).not.toContain(AGAIN);
  const list = (await api(running.app, caseworker).get('/cases')).json<{ to_do: { send_again: { id: string }[] } }>();
  expect(list.to_do.send_again.map(({ id }) => id).sort()).toEqual([open.id, accepted.id].sort());
  const tab = browser(running.app, caseworker);
  for (const page of [`/cases/${open.caseId}`, `/cases/${open.caseId}/referrals/${open.id}`]) {
    const { body } = await tab.get(page);
    expect(body).toContain('It cannot be opened by them any more');
    expect(body).toContain(`/cases/${open.caseId}/referrals/new?to=${network.contact.id}`);
  }

  // Not to the new key before its words were heard; then it is sent again, and done.
  expect((await offer(open.caseId)).code).toBe('not-pinned');
  expect(await startOf(caseworker)).toContain(open.id);
  await acting(running.app, caseworker, () =>
    running.app.get(DeskPins, { strict: false }).pin(network.desk.id, `lawyer.${anew.accountId}`, anew.checkWords),
  );
  const again = await offer(open.caseId);
  expect(await startOf(caseworker)).not.toContain(open.id);
  expect((await api(running.app, anew).get(`/referrals/${again.id}`)).json()).toMatchObject({ state: 'previewed' });
  const done = (await tab.get(`/cases/${open.caseId}`)).body;
  expect(done).toContain('It cannot be opened by them any more');
  expect(done).not.toContain('Send it again');
  // Of a closed case, and past the day it would have ended, nothing is left to do.
  expect(await startOf(caseworker)).toContain(accepted.id);
  await api(running.app, caseworker).post(`/cases/${accepted.caseId}/closure`, { reason: 'amnesty' });
  expect(await startOf(caseworker)).not.toContain(AGAIN);
  expect(await startOf(otherCaseworker)).toContain(others.id);
  running.clock.forward({ days: 31 });
  expect(await startOf(otherCaseworker)).not.toContain(AGAIN);
});

it('a member’s desk is asked to admit them again, once they have new keys, until it has; the others are told nothing', async () => {
  const { colleague, coordinator, caseworker, otherCoordinator, administrator, desk } = network;
  const asked = 'and has a new one. They are not in';
  const reset = await api(running.app, administrator).post(`/accounts/${colleague.accountId}/reset`);
  // Without new keys there is nobody to admit.
  expect(await startOf(coordinator)).not.toContain(asked);
  const anew = await firstSignIn(running.app, reset.json<{ handle: string; code: string }>());
  const start = await startOf(coordinator);
  for (const words of [asked, colleague.handle, `/desks/${desk.id}/members/new`]) expect(start).toContain(words);
  for (const person of [caseworker, otherCoordinator]) expect(await startOf(person)).not.toContain(asked);
  const page = browser(running.app, coordinator);
  const admission = `/desks/${desk.id}/members/new`;
  const admitted = await page.submit(admission, `/desks/${desk.id}/members`, {
    account_id: anew.accountId,
    words: anew.checkWords,
  });
  expect(admitted.statusCode).toBe(303);
  expect(await startOf(coordinator)).not.toContain(asked);
});
