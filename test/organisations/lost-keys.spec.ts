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

/** By an administrator; then new passphrase, keys and words. */
async function losesPassphrase(person: Person, by: Person): Promise<Person> {
  const reset = await api(running.app, by).post(`/accounts/${person.accountId}/reset`);
  return firstSignIn(running.app, reset.json<{ handle: string; code: string }>());
}
/** The pages of referrals that a desk is asked to send again. */
const toSendAgain = async (person: Person) =>
  (await api(running.app, person).get('/today'))
    .json<{ waiting_for_me: { kind: string; at: string }[] }>()
    .waiting_for_me.filter(({ kind }) => kind === 'send-again')
    .map(({ at }) => at)
    .sort();
const pagesOf = (...offers: { caseId: string; id: string }[]) =>
  offers.map(({ caseId, id }) => `/cases/${caseId}/referrals/${id}`).sort();
const startOf = async (person: Person) => (await browser(running.app, person).get('/today')).body;
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
  const [open, accepted, declined] = [await offered(), await offered(), await offered()];
  await offered(otherContact.id);
  const others = await offered(network.contact.id, otherCaseworker);
  const at = api(running.app, lawyer);
  for (const act of ['conflict-check', 'acceptance']) await at.post(`/referrals/${accepted.id}/${act}`);
  await at.get(`/referrals/${declined.id}`);
  await at.post(`/referrals/${declined.id}/decline`, { reason: 'no_capacity' });
  expect(await toSendAgain(caseworker)).toEqual([]);

  const anew = await losesPassphrase(lawyer, office.administrator);
  for (const person of [caseworker, colleague]) {
    expect(await toSendAgain(person)).toEqual(pagesOf(open, accepted));
    expect(await startOf(person)).toContain('lost their key and cannot open it any more. Send it again');
  }
  expect(await toSendAgain(otherCaseworker)).toEqual(pagesOf(others));
  expect(await toSendAgain(network.southCaseworker)).toEqual([]);
  const tab = browser(running.app, caseworker);
  for (const page of [`/cases/${open.caseId}`, `/cases/${open.caseId}/referrals/${open.id}`]) {
    const { body } = await tab.get(page);
    expect(body).toContain('It cannot be opened by them any more');
    expect(body).toContain(`/cases/${open.caseId}/referrals/new?to=${network.contact.id}`);
  }

  // Not to the new key before its words were heard; then it is sent again, and done.
  expect((await offer(open.caseId)).code).toBe('not-pinned');
  expect(await toSendAgain(caseworker)).toEqual(pagesOf(open, accepted));
  await acting(running.app, caseworker, () =>
    running.app.get(DeskPins, { strict: false }).pin(network.desk.id, `lawyer.${anew.accountId}`, anew.checkWords),
  );
  const again = await offer(open.caseId);
  expect(await toSendAgain(caseworker)).toEqual(pagesOf(accepted));
  expect((await api(running.app, anew).get(`/referrals/${again.id}`)).json()).toMatchObject({ state: 'previewed' });
  const done = (await tab.get(`/cases/${open.caseId}`)).body;
  expect(done).toContain('It cannot be opened by them any more');
  expect(done).not.toContain('send it again');
  // Of a closed case, and past the day it would have ended, nothing is left to do.
  await api(running.app, caseworker).post(`/cases/${accepted.caseId}/closure`, { reason: 'amnesty' });
  expect(await toSendAgain(caseworker)).toEqual([]);
  expect(await toSendAgain(otherCaseworker)).toEqual(pagesOf(others));
  running.clock.forward({ days: 31 });
  expect(await toSendAgain(otherCaseworker)).toEqual([]);
});

it('a member’s desk is asked to admit them again, once they have new keys, until it has; the others are told nothing', async () => {
  const { colleague, coordinator, caseworker, otherCoordinator, administrator, desk } = network;
  const asked = 'lost their key, has a new one, and is not in';
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
