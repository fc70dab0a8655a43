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

it('takes a case from the desk to the lawyer, who sees the case before the person', async () => {
  const desk = api(running.app, network.caseworker);
  const opened = await desk.post('/cases', {
    pseudonym: 'Heron',
    summary: 'Called up for Monday.',
    facts: {
      service_country: 'RU',
      country_of_stay: 'DE',
      service_category: 'mobilised',
      grounds: ['pacifist_ethical'],
    },
    person: {
      legal_name: 'Emil Placeholder',
      birth_date: '1998-03-02',
      contacts: [{ channel: 'phone', handle: '+999 100 0111' }],
    },
    counted: true,
  });
  expect(opened.statusCode).toBe(201);
  const { id } = opened.json<{ id: string }>();
  const shown = await desk.get(`/cases/${id}`);
  expect(shown.statusCode).toBe(200);
  expect(shown.body).toContain('Called up for Monday.');
  expect(shown.body).not.toContain('Placeholder');

  const offered = await desk.post(`/cases/${id}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['legal_name', 'summary'],
    consent: { given_on: '2026-11-01', language: 'ru' },
  });
  expect(offered.json()).toMatchObject({ state: 'offered' });
  const referral = offered.json<{ id: string }>().id;

  const lawyer = api(running.app, network.lawyer);
  const inbox = await lawyer.get('/referrals');
  expect(inbox.json()).toMatchObject({
    items: [{ id: referral, state: 'previewed', preview: { purpose: { code: 'asylum_claim' } } }],
  });
  expect(inbox.body).not.toContain('Placeholder');
  expect((await lawyer.get(`/referrals/${referral}/packet`)).statusCode).toBe(409);
  expect((await lawyer.post(`/referrals/${referral}/conflict-check`)).statusCode).toBe(200);
  expect((await lawyer.get(`/referrals/${referral}`)).json()).toMatchObject({ name: { person: 'Emil Placeholder' } });
  expect((await lawyer.post(`/referrals/${referral}/acceptance`)).statusCode).toBe(200);
  const packet = await lawyer.get(`/referrals/${referral}/packet`);
  expect(packet.json()).toMatchObject({
    sections: [
      { code: 'legal_name', text: 'Emil Placeholder' },
      { code: 'summary', text: 'Called up for Monday.' },
    ],
  });
  expect(packet.body).not.toContain('+999');

  const steps = (await desk.get(`/cases/${id}/referrals`)).json<{ items: { state: string; opened: object }[] }>()
    .items[0]!;
  expect(steps).toMatchObject({
    state: 'accepted',
    opened: { preview: expect.any(String), name: expect.any(String), packet: expect.any(String) },
  });
});

it('draws the same case as a page, and a new case from a form', async () => {
  const desk = browser(running.app, network.caseworker);
  const refused = await desk.submit('/cases/new', '/cases', {
    pseudonym: '',
    'deadline.kind': 'hearing',
    'deadline.on-day': '31',
    'deadline.on-month': '2',
    'deadline.on-year': '2027',
    summary: 'Kept <text>',
  });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('Kept &lt;text>');
  expect(refused.body).toContain('Problem: New case');
  const saved = await desk.submit('/cases/new', '/cases', {
    pseudonym: 'Marten',
    'facts.service_country': 'RU',
    summary: 'Kept <text>',
  });
  expect(saved.statusCode).toBe(303);
  const page = await desk.get(saved.headers.location as string);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Marten');
  expect((await desk.get('/cases')).body).toContain('Marten');
});
