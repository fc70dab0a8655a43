import type { Person } from '../../src/cli/demo/cast.js';
import { AsApplication } from '../rules/tables.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const desk = () => api(running.app, network.caseworker);
const lawyer = () => api(running.app, network.lawyer);
const inDays = (days: number) =>
  new Date(Date.parse(running.clock.today()) + days * 86_400_000).toISOString().slice(0, 10);

async function offered(endsOn: string) {
  const { id: caseId } = (
    await desk().post('/cases', {
      pseudonym: 'Wagtail',
      facts: { service_country: 'RU', country_of_stay: 'DE', language: ['ru'] },
    })
  ).json<{ id: string }>();
  const { id } = (
    await desk().post(`/cases/${caseId}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['facts'],
      consent: { given_on: '2026-01-01', language: 'ru' },
      ends_on: endsOn,
    })
  ).json<{ id: string }>();
  return { id, caseId };
}
const extend = (id: string, to: string) => desk().post(`/referrals/${id}/extension`, { ends_on: to });
const endOf = async (id: string) => (await lawyer().get(`/referrals/${id}`)).json<{ ends_on: string }>().ends_on;
const dayLines = async (caseId: string) =>
  (await desk().get('/today'))
    .json<{ waiting_for_me: { kind: string; at: string; on: object; case: { id: string } | null }[] }>()
    .waiting_for_me.filter((line) => line.case?.id === caseId);

it('runs longer when its sender says so: to a later day, at most 30 days from today, while it is live', async () => {
  const { id, caseId } = await offered(inDays(5));
  for (const wrong of [inDays(5), inDays(4), inDays(31)]) {
    const refused = await extend(id, wrong);
    expect([wrong, refused.statusCode]).toEqual([wrong, 422]);
  }
  expect((await extend(id, inDays(30))).json()).toEqual({ id, state: 'offered' });
  expect(await endOf(id)).toBe(inDays(30));
  const told = [{ what: 'extended', on: running.clock.today() }];
  expect((await lawyer().get(`/referrals/${id}`)).json()).toMatchObject({ told });
  expect((await desk().get(`/cases/${caseId}/referrals/${id}`)).json()).toMatchObject({ told });
  expect(JSON.stringify((await desk().get(`/cases/${caseId}`)).json())).toContain('runs longer, until');

  const ended = await offered(inDays(5));
  await lawyer().post(`/referrals/${ended.id}/decline`, { reason: 'no_capacity' });
  expect((await extend(ended.id, inDays(10))).statusCode).toBe(409);
});

it('its recipient cannot move the end, and nobody moves it to an earlier day: the database refuses', async () => {
  const { id } = await offered(inDays(5));
  const set = `update offers set ends_on = $1 where id = $2`;
  const application = await AsApplication.open(running.database);
  const move = (who: Person, reach: string, to: string) => application.attempt(who, reach, set, [to, id]);
  try {
    const refused = [
      await move(network.lawyer, 'offered', inDays(20)),
      await move(network.caseworker, 'desk', inDays(2)),
    ];
    expect(refused.map(({ code }) => code)).toEqual(['42501', '42501']);
    expect((await move(network.otherCaseworker, 'desk', inDays(20))).changed).toBe(0);
  } finally {
    await application.close();
  }
  expect(await endOf(id)).toBe(inDays(5));
});

it('how a contact answered this desk stands beside it, and another desk learns nothing of it', async () => {
  const { id, caseId } = await offered(inDays(9));
  await lawyer().post(`/referrals/${id}/decline`, { reason: 'no_capacity' });
  const reasons = async (by: Person, of: string) =>
    (await api(running.app, by).get(`/cases/${of}/referrals/new`))
      .json<{ legal_contacts: { id: string; reasons: string[] }[] }>()
      .legal_contacts.find((one) => one.id === network.contact.id)!
      .reasons.filter((reason) => reason.startsWith('Has answered'));
  expect(await reasons(network.caseworker, caseId)).toEqual([
    'Has answered this desk 2 of 2 times, usually on the same day; declined 2',
  ]);
  const elsewhere = await api(running.app, network.otherCaseworker).post('/cases', {
    pseudonym: 'Elsewhere',
    facts: { service_country: 'RU', country_of_stay: 'DE', language: ['ru'] },
  });
  expect(await reasons(network.otherCaseworker, elsewhere.json<{ id: string }>().id)).toEqual([]);
});

it('a week before the end one line of the day leads to where it is moved, and a day before it another in its place', async () => {
  const { id, caseId } = await offered(inDays(9));
  for (const step of ['conflict-check', 'acceptance']) await lawyer().post(`/referrals/${id}/${step}`);
  expect(await dayLines(caseId)).toEqual([]);
  const end = inDays(9);
  running.clock.standAt(inDays(2));
  const line = { at: `/referrals/${id}/extension`, on: { day: end, is: 'due' } };
  expect(await dayLines(caseId)).toMatchObject([{ kind: 'ending', ...line }]);
  running.clock.standAt(inDays(5));
  expect(await dayLines(caseId)).toMatchObject([{ kind: 'ending', ...line }]);
  running.clock.standAt(inDays(1));
  expect(await dayLines(caseId)).toMatchObject([{ kind: 'ends-tomorrow', ...line }]);
  await extend(id, inDays(20));
  expect(await dayLines(caseId)).toEqual([]);
});
