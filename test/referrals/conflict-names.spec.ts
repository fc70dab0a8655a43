import { CannotOpen } from '../../src/vault/cannot-open.js';
import { randomKey } from '../../src/vault/derive.js';
import { CONFLICT_NAMES, openOwnList } from '../../src/vault/own-list.js';
import { stored } from '../audit/trail.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const lawyer = () => api(running.app, network.lawyer);
const names = async () =>
  (await lawyer().get('/conflict-names')).json<{ items: { id: string; name: string }[] }>().items;
const sealed = async () =>
  (
    await ownerQuery<{ conflict_names_sealed: Buffer | null }>(
      running.database,
      'select conflict_names_sealed from credentials where account_id = $1',
      [network.lawyer.accountId],
    )
  )[0]!.conflict_names_sealed;

/** Offered to the lawyer, who has asked for the conflict check. */
async function checked(legalName: string): Promise<string> {
  const desk = api(running.app, network.caseworker);
  const { id: caseId } = (await desk.post('/cases', { pseudonym: 'Wagtail', person: { legal_name: legalName } })).json<{
    id: string;
  }>();
  const { id } = (
    await desk.post(`/cases/${caseId}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['legal_name'],
      consent: { given_on: running.clock.today(), language: 'ru' },
    })
  ).json<{ id: string }>();
  expect((await lawyer().post(`/referrals/${id}/conflict-check`)).statusCode).toBe(200);
  return id;
}
const conflictsOf = async (id: string) =>
  (await lawyer().get(`/referrals/${id}`)).json<{ conflicts: string[] | null }>().conflicts;

test('with no list nothing was compared, and the page says so', async () => {
  const id = await checked('Olena Kovalchuk');
  expect(await conflictsOf(id)).toBeNull();
  expect((await browser(running.app, network.lawyer).get(`/referrals/${id}`)).body).toContain('You keep no names here');
});

test('many at once, one a line; twice is once; in the order of the alphabet', async () => {
  const page = browser(running.app, network.lawyer);
  const done = await page.submit('/conflict-names', '/conflict-names', {
    names: 'Petrenko Ivan\r\n  Олена Ковальчук \r\n\r\nPetrenko Ivan\r\nBakery Sunrise',
  });
  expect(done.statusCode).toBe(303);
  expect((await names()).map(({ name }) => name)).toEqual(['Bakery Sunrise', 'Petrenko Ivan', 'Олена Ковальчук']);
  await lawyer().post('/conflict-names', { names: ['Petrenko Ivan'] });
  expect(await names()).toHaveLength(3);
});

test('a name is found in another script and order, and another one is not', async () => {
  const alike = await checked('Kovalchuk, Olena');
  expect(await conflictsOf(alike)).toEqual(['Олена Ковальчук']);
  const page = (await browser(running.app, network.lawyer).get(`/referrals/${alike}`)).body;
  expect(page).toContain('Like a name on your list');
  const other = await checked('Maria Gonzalez');
  expect(await conflictsOf(other)).toEqual([]);
  expect((await browser(running.app, network.lawyer).get(`/referrals/${other}`)).body).toContain('is like this one');
});

test('before the conflict check nothing is compared', async () => {
  const desk = api(running.app, network.caseworker);
  const opened = await desk.post('/cases', { pseudonym: 'Wren', person: { legal_name: 'Olena Kovalchuk' } });
  const offered = await desk.post(`/cases/${opened.json<{ id: string }>().id}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['legal_name'],
    consent: { given_on: running.clock.today(), language: 'ru' },
  });
  expect(await conflictsOf(offered.json<{ id: string }>().id)).toBeNull();
});

test('only the key of the lawyer opens the list, its length counts nothing, and nobody is told', async () => {
  const owner = network.lawyer.actor;
  const before = await sealed();
  const opened = (as: typeof owner) => openOwnList(CONFLICT_NAMES, as, before);
  expect(opened(owner)).toHaveLength(3);
  expect(() => opened({ ...owner, secretKey: randomKey() })).toThrow(CannotOpen);
  expect(() => opened({ ...owner, accountId: network.otherLawyer.accountId })).toThrow(CannotOpen);
  const { entries } = await stored(running, network.lawyer.organisationId);
  const [first] = await names();
  await lawyer().delete(`/conflict-names/${first!.id}`);
  await lawyer().post('/conflict-names', { names: Array.from({ length: 100 }, (_, i) => `Client number ${i}`) });
  expect((await sealed())!.length).toBe(before!.length);
  expect((await stored(running, network.lawyer.organisationId)).entries).toHaveLength(entries.length);
});

test('two writers at once lose nothing', async () => {
  const before = (await names()).length;
  const fresh = ['Ada One', 'Ada Two', 'Ada Three'];
  await Promise.all(fresh.map((name) => lawyer().post('/conflict-names', { names: [name] })));
  expect(await names()).toHaveLength(before + 3);
});

test('bad input names the field and comes back as it was typed', async () => {
  const answer = await lawyer().post('/conflict-names', { names: ['x'] });
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({ errors: [{ field: 'names' }] });
  const page = await browser(running.app, network.lawyer).submit('/conflict-names', '/conflict-names', { names: 'x' });
  expect(page.statusCode).toBe(422);
  expect(page.body).toMatch(/<textarea[^>]*>\s*x<\/textarea>/);
});
