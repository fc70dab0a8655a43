import { againstOpenApi } from '../support/against-openapi.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

/** The client itself compares each answer with openapi.json; what is written here makes every kind of answer come once. */
let running: RunningApp;
let network: SmallNetwork;
let desk: ReturnType<typeof api>;
let lawyer: ReturnType<typeof api>;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  desk = api(running.app, network.caseworker);
  lawyer = api(running.app, network.lawyer);
}, 60_000);
afterAll(() => running.stop());

const FULL = {
  pseudonym: 'Heron',
  summary: 'Called up for Monday.',
  facts: {
    service_country: 'RU',
    country_of_stay: 'DE',
    citizenship: ['RU'],
    service_category: 'mobilised',
    grounds: ['pacifist_ethical'],
    language: ['ru'],
  },
  safe_contact: { channel: 'message', instructions: 'In the evening.' },
  deadline: { kind: 'hearing', on: '2027-03-01' },
  needs: ['legal_host'],
  risk: { level: 'high', review_by: '2027-01-01' },
  consent: { agreed: true, given_by: 'oral', language: 'ru' },
  counted: true,
  person: {
    legal_name: 'Emil Placeholder',
    birth_date: '1998-03-02',
    contacts: [{ channel: 'phone', handle: '+999 100 0111' }],
  },
};
const CONSENT = { given_on: '2026-11-01', language: 'ru' };
const OFFER = () => ({
  legal_contact_id: network.contact.id,
  purpose: 'asylum_claim',
  fields: ['legal_name', 'summary', 'facts', 'deadlines', 'notes', 'contacts'],
  consent: CONSENT,
});

async function opened(body: object = FULL): Promise<string> {
  const answer = await desk.post('/cases', body);
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return answer.json<{ id: string }>().id;
}
const all = async (who: ReturnType<typeof api>, ...paths: string[]) => {
  for (const path of paths) expect([path, (await who.get(path)).statusCode]).toEqual([path, 200]);
};

it('of cases: bare and full, their parts, their forms, and each write', async () => {
  const id = await opened();
  const bare = await opened({ pseudonym: 'Birch', state: 'enquiry' });
  expect((await desk.post(`/cases/${bare}/opening`)).statusCode).toBe(200);
  const once = { 'idempotency-key': 'closes once' };
  expect((await desk.post(`/cases/${id}/notes`, { text: 'He called.', visibility: 'lawyer' })).statusCode).toBe(201);
  const { id: deadline } = (
    await desk.post(`/cases/${id}/deadlines`, { kind: 'appeal', on: '2027-02-01', certainty: 'estimated' })
  ).json<{ id: string }>();
  expect((await desk.post(`/cases/${id}/campaigns`, { campaign_id: 'co-day', level: 'counted_only' })).statusCode).toBe(
    200,
  );
  await all(
    desk,
    '/session',
    '/desks',
    '/cases',
    '/cases?limit=1&state=open&assignee=me&country=RU',
    '/cases/new',
    `/cases/${id}`,
    `/cases/${bare}`,
    `/cases/${id}/facts`,
    `/cases/${id}/notes`,
    `/cases/${id}/deadlines/new`,
    `/cases/${id}/campaigns`,
    `/cases/${id}/closure`,
    `/cases/${id}/identity`,
    `/cases/${bare}/facts`,
    `/cases/${id}/referrals/new`,
  );
  expect((await desk.post(`/cases/${id}/deadlines/${deadline}/completion`)).statusCode).toBe(200);
  expect((await desk.post('/cases/search', { text: 'heron', facts: { service_country: 'RU' } })).statusCode).toBe(200);
  expect((await desk.post(`/cases/${id}/identity`, { reason: 'A call was asked for.' })).statusCode).toBe(200);
  const version = (await desk.get(`/cases/${id}`)).json<{ version: number }>().version;
  expect((await desk.patch(`/cases/${id}`, { version, risk: null })).statusCode).toBe(200);
  expect((await desk.patch(`/cases/${id}`, { version, summary: 'Late.' })).statusCode).toBe(409);
  expect((await desk.post(`/cases/${id}/closure`, { reason: 'safe_and_stable' }, once)).statusCode).toBe(201);
  const repeated = await desk.post(`/cases/${id}/closure`, { reason: 'safe_and_stable' }, once);
  expect(repeated.json()).toMatchObject({ id, state: 'closed' });
  await all(desk, `/cases/${id}`, '/cases?state=closed');
  expect((await desk.delete(`/cases/${id}/closure`)).statusCode).toBe(200);
});

it('of referrals, on both sides, from the offer to its end', async () => {
  const id = await opened();
  await desk.post(`/cases/${id}/notes`, { text: 'He called.', visibility: 'lawyer' });
  const offer = async () => (await desk.post(`/cases/${id}/referrals`, OFFER())).json<{ id: string }>().id;
  const [taken, refused, withdrawn] = [await offer(), await offer(), await offer()];
  await all(lawyer, '/referrals', `/referrals/${taken}`);
  for (const act of ['conflict-check', 'acceptance']) {
    const once = { 'idempotency-key': `${act} once` };
    expect((await lawyer.post(`/referrals/${taken}/${act}`, {}, once)).statusCode).toBe(200);
    expect((await lawyer.post(`/referrals/${taken}/${act}`, {}, once)).json()).toMatchObject({
      id: taken,
      state: expect.any(String),
    });
    await all(lawyer, `/referrals/${taken}`);
  }
  await all(lawyer, `/referrals/${taken}/packet`);
  await all(
    desk,
    `/cases/${id}`,
    `/cases/${id}/referrals`,
    `/cases/${id}/referrals/${taken}`,
    `/referrals/${withdrawn}/withdrawal`,
    `/cases/${id}/closure`,
  );
  expect((await lawyer.post(`/referrals/${refused}/decline`, { reason: 'no_capacity' })).statusCode).toBe(200);
  expect((await desk.post(`/referrals/${withdrawn}/withdrawal`)).statusCode).toBe(200);
  expect(
    (await lawyer.post(`/referrals/${taken}/completion`, { outcome: 'Status granted', on: '2026-11-20' })).statusCode,
  ).toBe(200);
  await all(lawyer, '/referrals', `/referrals/${refused}`, `/referrals/${withdrawn}`);
  await all(desk, `/cases/${id}/referrals`, `/cases/${id}/referrals/${refused}`);
});

it('of the directory and the campaigns', async () => {
  await all(
    desk,
    '/legal-contacts',
    '/legal-contacts?country=DE&language=ru&limit=1',
    `/legal-contacts/${network.contact.id}`,
    '/campaigns',
    '/campaigns?country=RU',
    '/imports',
  );
  const { items } = (await desk.get('/campaigns')).json<{ items: { id: string }[] }>();
  await all(desk, ...items.map(({ id }) => `/campaigns/${id}`));
  const administrator = api(running.app, network.office.administrator);
  await all(administrator, '/legal-contacts/new');
  const entered = await administrator.post('/legal-contacts', {
    name: 'Counsel Reed',
    country: 'DE',
    languages: ['en'],
    competences: ['asylum_claim'],
  });
  expect(entered.statusCode).toBe(201);
});

it('of refusals: one Problem, whatever was wrong', async () => {
  const refused = [
    await desk.get('/referrals'),
    await desk.get('/cases/no-such-case'),
    await desk.post('/cases', { shoe_size: 44 }),
    await desk.get('/nothing/here'),
    await desk.post('/cases', []),
  ];
  expect(refused.map(({ statusCode }) => statusCode)).toEqual([403, 404, 422, 404, expect.any(Number)]);
  expect((await running.app.inject({ method: 'GET', url: '/api/v1/cases' })).json()).toMatchObject({ status: 401 });
});

it('would be noticed: a field too many, one too few, another status, an address that is not in the document', () => {
  const compare = againstOpenApi(running.app);
  const answer = (body: object, statusCode = 200) => ({
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  });
  const account = { handle: 'heron-maple-4821', role: 'caseworker' };
  expect(() => compare('GET', '/api/v1/session', answer({ account }))).not.toThrow();
  expect(() => compare('GET', '/api/v1/session', answer({ account, secret: 1 }))).toThrow(
    'must NOT have additional properties',
  );
  expect(() => compare('GET', '/api/v1/session', answer({ account: { handle: account.handle } }))).toThrow('role');
  expect(() => compare('GET', '/api/v1/session', answer({ account: { ...account, role: 'king' } }))).toThrow(
    'must be equal to one of the allowed values',
  );
  expect(() => compare('GET', '/api/v1/session', answer({ account }, 202))).toThrow('no such status');
  expect(() => compare('GET', '/api/v1/secrets', answer({}))).toThrow('not in openapi.json');
  expect(() => compare('GET', '/api/v1/session', answer({ status: 404 }, 404))).toThrow('and that as application/json');
});
