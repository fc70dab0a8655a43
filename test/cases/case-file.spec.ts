import { extractText, getDocumentProxy } from 'unpdf';
import { trail } from '../audit/trail.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
let desk: ReturnType<typeof api>;
let id: string;
let reference: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  desk = api(running.app, network.caseworker);
  const opened = await desk.post('/cases', {
    pseudonym: 'Heron',
    summary: 'Called up for Monday.',
    facts: { service_country: 'RU', service_category: 'mobilised' },
    deadline: { kind: 'hearing', on: '2027-03-01' },
    person: { legal_name: 'Emil Placeholder', contacts: [{ channel: 'phone', handle: '+999 100 0111' }] },
  });
  ({ id, reference } = opened.json<{ id: string; reference: string }>());
  await desk.post(`/cases/${id}/notes`, { text: 'قال إنه لن يذهب', visibility: 'desk' });
}, 60_000);
afterAll(() => running.stop());

const take = (fill: Record<string, string | string[]>) =>
  browser(running.app, network.caseworker).submit(`/cases/${id}/file`, `/cases/${id}/file`, {
    reason: 'For the hearing',
    as: 'page',
    ...fill,
  });
const lastEntries = async (count: number) =>
  (await trail(running, network.auditor))
    .slice(-count)
    .map(({ action, object, reason }) => ({ action, object, reason }));

it('is a page for paper with the parts that were chosen, and no name that was not', async () => {
  const page = await take({ 'parts[]': ['facts', 'deadlines', 'notes'] });
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Called up for Monday.');
  expect(page.body).toContain('قال إنه لن يذهب');
  expect(page.body).toContain('Burn or shred');
  expect(page.body).toContain(network.caseworker.handle);
  expect(page.body).not.toMatch(/Placeholder|999 100/);
});

it('is a PDF with the same, named by the reference', async () => {
  const file = await take({ 'parts[]': ['identity', 'facts', 'notes'], as: 'pdf' });
  expect(file.headers['content-type']).toBe('application/pdf');
  expect(file.headers['content-disposition']).toBe(`attachment; filename="${reference}.pdf"`);
  expect(file.headers['cache-control']).toBe('no-store');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(file.rawPayload)), { mergePages: true });
  for (const said of ['Heron', 'Called up for Monday.', 'Emil Placeholder', '+999 100 0111', 'Burn or shred'])
    expect(text).toContain(said);
});

it('is recorded with its reason before it is read, for the auditors and in the case; the name as a showing of the name', async () => {
  await take({ 'parts[]': ['identity'], reason: 'The court asks' });
  expect(await lastEntries(2)).toEqual([
    { action: 'case.print', object: id, reason: 'The court asks' },
    { action: 'identity.reveal', object: id, reason: 'The court asks' },
  ]);
  await take({ 'parts[]': ['facts'], reason: 'For my bag' });
  expect((await lastEntries(1))[0]).toEqual({ action: 'case.print', object: id, reason: 'For my bag' });
  const { notes } = (await desk.get(`/cases/${id}`)).json<{ notes: { title: string; text: string }[] }>();
  expect(notes[0]).toMatchObject({ title: 'Taken out on paper', text: 'facts, needs and risk. For my bag' });
});

it('asks for a reason and for a part, keeps what was typed, and records nothing then', async () => {
  const taken = async () => (await trail(running, network.auditor)).filter(({ action }) => action === 'case.print');
  const before = await taken();
  const without = await take({ reason: '' });
  expect(without.statusCode).toBe(422);
  expect(without.body).toContain('Choose what goes onto the paper.');
  expect(without.body).toContain('Say why, in a few words.');
  const kept = await take({ reason: 'Kept for the form' });
  expect(kept.body).toContain('value="Kept for the form"');
  expect((await desk.post(`/cases/${id}/file`, { parts: ['everything'], reason: 'To see' })).statusCode).toBe(422);
  expect(await taken()).toEqual(before);
});

it('answers a script with the same file as JSON, or as PDF', async () => {
  const file = await desk.post(`/cases/${id}/file`, { parts: ['deadlines'], reason: 'For the file' });
  expect(file.json()).toMatchObject({
    reference,
    by: network.caseworker.handle,
    sections: [{ label: 'Deadlines', entries: [{ on: '2027-03-01', title: 'Hearing' }] }],
  });
  const pdf = await desk.post(`/cases/${id}/file`, { parts: ['deadlines'], reason: 'For the file', as: 'pdf' });
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
});
