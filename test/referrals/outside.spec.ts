import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

let running: RunningApp;
let network: SmallNetwork;
let caseId: string;
let identity: string;
let recipient: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  identity = await generateIdentity();
  recipient = await identityToRecipient(identity);
  const opened = await desk().post('/cases', {
    pseudonym: 'Turnstone',
    summary: 'The summary that was chosen.',
    facts: { service_country: 'RU' },
    safe_contact: { channel: 'they_write', instructions: 'Instructions that were not chosen.' },
    person: {
      legal_name: 'Livia Outside',
      birth_date: '1998-03-02',
      contacts: [{ channel: 'phone', handle: '+000 111' }],
    },
  });
  caseId = opened.json<{ id: string }>().id;
}, 60_000);
afterAll(() => running.stop());

const desk = () => api(running.app, network.caseworker);
const asked = (more: object = {}) => ({
  legal_contact_id: network.contact.id,
  purpose: 'asylum_claim',
  fields: ['legal_name', 'summary'],
  consent: { given_on: '2026-01-01', language: 'ru' },
  way: 'age',
  recipient,
  read_out: recipient.slice(-12),
  ...more,
});
const send = (more?: object) => desk().post(`/cases/${caseId}/outside`, asked(more));
const items = async () =>
  (await desk().get(`/cases/${caseId}/outside`)).json<{
    items: { id: string; state: string; consent_withdrawn: boolean }[];
  }>().items;

it('the file opens with the identity of its recipient, and holds exactly what was chosen', async () => {
  const answer = await send();
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-disposition']).toBe('attachment; filename="packet.txt.age"');
  expect(answer.rawPayload.includes('Livia')).toBe(false);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const text = await decrypter.decrypt(new Uint8Array(answer.rawPayload), 'text');
  expect(text).toBe(
    'Asylum claim\n\nLEGAL NAME\nLivia Outside\n\nSUMMARY OF THE SITUATION\nThe summary that was chosen.\n',
  );
  const other = new Decrypter();
  other.addIdentity(await generateIdentity());
  await expect(other.decrypt(new Uint8Array(answer.rawPayload), 'text')).rejects.toThrow();
});

it('a key that was not read out, or is not whole, or no consent: nothing leaves and nothing is written down', async () => {
  const before = (await items()).length;
  const another = await identityToRecipient(await generateIdentity());
  for (const [field, wrong] of [
    ['read_out', { read_out: another.slice(-12) }],
    ['read_out', { read_out: '' }],
    ['recipient', { recipient: `${recipient.slice(0, -1)}${recipient.endsWith('q') ? 'p' : 'q'}` }],
    ['way', { way: 'mail' }],
    ['consent', { consent: undefined }],
  ] as const) {
    const refused = await send(wrong);
    expect([field, refused.statusCode]).toEqual([field, 422]);
    expect(refused.json<{ errors: { field: string }[] }>().errors.map((one) => one.field)).toContain(field);
  }
  expect((await items()).length).toBe(before);
});

it('on paper too, each time recorded before it is read; no row of the database says to whom', async () => {
  const page = await send({ way: 'page', recipient: undefined, read_out: undefined });
  expect(page.json()).toMatchObject({
    sections: [{ text: 'Livia Outside' }, { text: 'The summary that was chosen.' }],
  });
  expect(page.body).not.toContain('not chosen');
  const pdf = await send({ way: 'pdf', recipient: undefined, read_out: undefined });
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  const trail = (await browser(running.app, network.auditor).get('/audit/trail')).body;
  expect(trail.split('Took out a packet').length - 1).toBe(3);
  const rows = await ownerQuery<object>(running.database, `select * from outside_referrals where case_id = $1`, [
    caseId,
  ]);
  expect(rows.length).toBe(3);
  for (const row of rows) expect(Object.values(row)).not.toContain(network.contact.id);
});

it('what became of it is written down by hand, once; a consent that was taken back says what cannot be called back', async () => {
  const [one] = await items();
  const answer = (state: string) => desk().post(`/cases/${caseId}/outside/${one!.id}/answer`, { state });
  expect((await answer('completed')).statusCode).toBe(409);
  const both = await Promise.all([answer('accepted'), answer('declined')]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  await desk().post(`/cases/${caseId}/consents/withdrawal`);
  expect((await items()).map(({ consent_withdrawn }) => consent_withdrawn)).toEqual([true, true, true]);
  const shown = await browser(running.app, network.caseworker).get(
    `/cases/${caseId}/outside/${(await items())[2]!.id}`,
  );
  expect(shown.body).toContain('cannot be taken back');
});
