import { extractText, getDocumentProxy } from 'unpdf';
import { trail } from '../audit/trail.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { ownerQuery } from '../support/owner.js';
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
  await desk.post(`/cases/${id}/notes`, { text: 'He has the papers.', visibility: 'lawyer' });
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
  const page = await take({ 'parts[]': ['facts', 'needs', 'deadlines', 'notes'] });
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Called up for Monday.');
  expect(page.body).toContain('قال إنه لن يذهب');
  expect(page.body).toContain('Burn or shred');
  expect(page.body).toContain(network.caseworker.handle);
  expect(page.body).not.toMatch(/Placeholder|999 100/);
});

it('holds each part only where it was chosen, and of the notes those that a lawyer may see', async () => {
  const said = {
    needs: 'Called up for Monday.',
    facts: 'Mobilised',
    deadlines: 'Hearing',
    consent: 'Consent to our keeping this case',
    identity: 'Emil Placeholder',
  };
  for (const [part, text] of Object.entries(said)) {
    const { sections } = (await desk.post(`/cases/${id}/file`, { parts: [part], reason: 'For the file' })).json<{
      sections: object[];
    }>();
    expect(sections).toHaveLength(1);
    for (const [other, otherText] of Object.entries(said))
      expect([other, JSON.stringify(sections).includes(otherText)]).toEqual([other, otherText === text]);
  }
  const lawyer = await desk.post(`/cases/${id}/file`, { parts: ['notes-for-lawyers'], reason: 'For the lawyer' });
  expect(lawyer.body).toContain('He has the papers.');
  expect(lawyer.body).not.toMatch(/قال إنه|Taken out on paper/);
});

it('is recorded before it is read: it stands there although the identity does not open', async () => {
  const [row] = await ownerQuery<{ id: string; identity_sealed: Buffer }>(
    running.database,
    'select id, identity_sealed from persons where id = (select person_id from cases where id = $1)',
    [id],
  );
  const put = (bytes: Buffer) =>
    ownerQuery(running.database, 'update persons set identity_sealed = $2 where id = $1', [row!.id, bytes]);
  await put(Buffer.alloc(300, 1));
  expect((await take({ 'parts[]': ['identity'], reason: 'It is broken' })).statusCode).toBe(500);
  await put(row!.identity_sealed);
  expect((await lastEntries(3)).filter(({ reason }) => reason === 'It is broken')).toEqual([
    { action: 'case.print', object: id, reason: 'It is broken' },
    { action: 'identity.reveal', object: id, reason: 'It is broken' },
  ]);
});

it('is a PDF with the same, named by the reference', async () => {
  const file = await take({ 'parts[]': ['identity', 'facts', 'needs', 'notes'], as: 'pdf' });
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
  expect(notes[0]).toMatchObject({ title: 'Taken out on paper', text: 'facts. For my bag' });
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
