import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const desk = () => api(running.app, network.caseworker);
const newCase = async () =>
  (await desk().post('/cases', { pseudonym: 'Wren', facts: { service_country: 'RU' } })).json<{ id: string }>().id;
const given = { purpose: 'asylum_claim', fields: ['facts'], language: 'ru', given_by: 'oral', given_on: '2026-01-01' };
const record = async (caseId: string, more: object = {}) =>
  (await desk().post(`/cases/${caseId}/consents`, { legal_contact_id: network.contact.id, ...given, ...more })).json<{
    id: string;
  }>().id;
const refer = (caseId: string, consent_id: string, more: object = {}) =>
  desk().post(`/cases/${caseId}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['facts'],
    consent_id,
    ...more,
  });

it('refers only what a consent covers: recipient, purpose and fields', async () => {
  const caseId = await newCase();
  const consent = await record(caseId);
  for (const wrong of [
    { purpose: 'appeal' },
    { fields: ['facts', 'legal_name'] },
    { legal_contact_id: network.otherContact.id },
  ]) {
    const { statusCode } = await refer(caseId, consent, wrong);
    expect([wrong, statusCode]).toEqual([wrong, 422]);
  }
  expect((await refer(caseId, consent)).statusCode).toBe(201);
});

it('offers what is recorded on the form, and the preview carries it on to the offer', async () => {
  const caseId = await newCase();
  const consent = await record(caseId);
  const tab = browser(running.app, network.caseworker);
  const page = `/cases/${caseId}/referrals/new?consent=${consent}`;
  const form = (await tab.get(page)).body;
  expect(form).toMatch(new RegExp(`<option value="${consent}" selected`));
  expect(form).toMatch(/value="facts" checked/);
  const chosen = {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    'fields[]': ['facts'],
    consent_id: consent,
    'consent.language': 'ru',
  };
  const preview = await tab.submit(page, `/cases/${caseId}/referrals/preview`, chosen);
  expect([preview.statusCode, preview.body.includes(`name="consent_id" value="${consent}"`)]).toEqual([200, true]);
  const answer = await desk().post(`/cases/${caseId}/referrals/preview`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['facts'],
    consent: { given_on: '2026-01-01', language: 'ru', given_by: 'written' },
  });
  expect(answer.json()).toMatchObject({ offer: { consent: { given_by: 'written' } } });
  expect((await refer(caseId, consent)).statusCode).toBe(201);
  const { consents } = (await desk().get(`/cases/${caseId}/consents`)).json<{ consents: { referrals: object[] }[] }>();
  expect(consents.map(({ referrals }) => referrals.length)).toEqual([1]);
});

it('a withdrawal says what is due, ends every live referral that stands on it, and nothing is sent on it again', async () => {
  const caseId = await newCase();
  await desk().post(`/cases/${caseId}/deadlines`, { kind: 'hearing', on: '2027-02-01' });
  const consent = await record(caseId);
  const { id } = (await refer(caseId, consent)).json<{ id: string }>();
  const path = `/cases/${caseId}/consents/${consent}/withdrawal`;
  expect((await desk().get(path)).json()).toMatchObject({ ends: [{ id }], deadlines: [{ on: '2027-02-01' }] });
  expect((await desk().post(path, {})).statusCode).toBe(200);
  const { state } = (await desk().get(`/cases/${caseId}/referrals/${id}`)).json<{ state: string }>();
  expect(state).toBe('withdrawn');
  expect((await refer(caseId, consent)).statusCode).toBe(422);
});
