import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { extractText, getDocumentProxy } from 'unpdf';
import { longDate } from '../../src/common/web/dates.js';
import { partsOf } from '../../src/cases/documents/cleaning/package.js';
import { daysAfter } from '../../src/referrals/days.js';
import { trail } from '../audit/trail.js';
import { wordsOfDesk } from '../organisations/ceremony-words.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { bring } from '../support/document.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { forPaper, outsiderOf } from '../support/outsider.js';
import { ownerQuery } from '../support/owner.js';

const AGE = '/usr/bin/age';
const withAge = existsSync(AGE) ? it : it.skip;
let running: RunningApp;
let network: SmallNetwork;
let outsider: string;
let identity: string;
let recipient: string;
let day: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  outsider = await outsiderOf(running, network);
  identity = await generateIdentity();
  recipient = await identityToRecipient(identity);
  day = running.clock.today();
}, 60_000);
afterAll(() => running.stop());
beforeEach(() => running.clock.standAt(day));

const desk = () => api(running.app, network.caseworker);
const page = async (url: string) => (await browser(running.app, network.caseworker).get(url)).body;
const opened = async (pseudonym = 'Turnstone') =>
  (
    await desk().post('/cases', {
      pseudonym,
      summary: 'The summary that was chosen.',
      facts: { service_country: 'RU', country_of_stay: 'DE', language: ['ru'] },
      safe_contact: { channel: 'they_write', instructions: 'Instructions that were not chosen.' },
      person: {
        legal_name: 'Livia Outside',
        birth_date: '1998-03-02',
        contacts: [{ channel: 'phone', handle: '+000 111' }],
      },
    })
  ).json<{ id: string }>().id;
const sealed = () => ({ way: 'age', recipient, read_out: recipient.slice(-16).replaceAll(/(.{4})/g, '$1 ') });
const send = (caseId: string, more: object = {}) =>
  desk().post(`/cases/${caseId}/outside`, { ...forPaper(outsider), ...more });
const answer = (caseId: string, id: string, state: string) =>
  desk().post(`/cases/${caseId}/outside/${id}/answer`, { state });
interface Item {
  id: string;
  state: string;
  ends_on: string;
}
const items = async (caseId: string) => (await desk().get(`/cases/${caseId}/outside`)).json<{ items: Item[] }>().items;
const states = async (caseId: string) => (await items(caseId)).map(({ state }) => state);
const waiting = async (caseId: string) =>
  (await desk().get('/today'))
    .json<{ waiting_for_me: { kind: string; at: string }[] }>()
    .waiting_for_me.filter(({ kind, at }) => kind.startsWith('outside-') && at.startsWith(`/cases/${caseId}/`))
    .map(({ kind, at }) => [kind, at]);
const fieldOf = ({ statusCode, json }: { statusCode: number; json: <T>() => T }) => [
  statusCode,
  json<{ errors?: { field: string }[] }>().errors?.[0]?.field,
];
async function openedWith(by: string, file: Uint8Array) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(by);
  return partsOf(await decrypter.decrypt(file));
}

/** What it is, for and from whom, since and until when; then what was chosen, in its order, and nothing else. */
const packetText = (until: string, more = '') =>
  new RegExp(
    `^Packet: asylum claim\\n\\nFor Counsel Elsewhere\\. From Northern Support, Harbour desk, [^\\n]+\\.\\n\\n` +
      `The person agreed to this on Thursday 1 January 2026, explained in Russian\\. It may be used until ${until}, by its recipient alone\\. ` +
      `Then destroy it, and at once if you are told that the person no longer agrees\\.\\n\\n` +
      `LEGAL NAME\\nLivia Outside\\n\\nSUMMARY\\nThe summary that was chosen\\.\\n${more}$`,
  );
const inWords = (iso: string) => longDate(iso, 'en');

describe('a file for its recipient', () => {
  it('opens with their identity and no other, and holds exactly what was chosen', async () => {
    const caseId = await opened();
    await bring(running, network.caseworker, caseId, 'Not chosen', { name: 'Other.txt' });
    const original = await bring(running, network.caseworker, caseId, 'A whole letter', { name: 'Letter.txt' });
    const copies = [
      await bring(running, network.caseworker, caseId, 'Half a letter', { name: 'Copy.txt', made_from: original }),
      await bring(running, network.caseworker, caseId, 'Its other half', { name: 'COPY.txt', made_from: original }),
    ];
    const file = await send(caseId, {
      ...sealed(),
      fields: ['legal_name', 'summary', 'documents'],
      documents: copies,
    });
    expect(file.statusCode).toBe(200);
    expect(file.headers['content-disposition']).toBe('attachment; filename="packet.zip.age"');
    for (const words of ['Livia', 'summary', 'letter', 'packet.txt'])
      expect(file.rawPayload.includes(words)).toBe(false);
    const parts = await openedWith(identity, file.rawPayload);
    expect([...parts.keys()].map((name) => name.toLowerCase())).toEqual(['packet.txt', 'copy.txt', 'copy 2.txt']);
    const [text, ...documents] = [...parts.values()].map((bytes) => Buffer.from(bytes).toString());
    expect(text).toMatch(
      packetText(inWords(daysAfter(day, 30)), '\\nDOCUMENTS\\n(Copy|COPY)\\.txt\\n(Copy|COPY)\\.txt\\n'),
    );
    expect(documents.toSorted()).toEqual(['Half a letter', 'Its other half']);
    await expect(openedWith(await generateIdentity(), file.rawPayload)).rejects.toThrow();
    // One that was cut off is no shorter packet: it does not open.
    await expect(openedWith(identity, file.rawPayload.subarray(0, -20))).rejects.toThrow();
  });

  withAge('opens with the program that its recipient has', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outside-'));
    try {
      const caseId = await opened();
      const key = join(folder, 'key.txt');
      await writeFile(key, identity, { mode: 0o600 });
      const { rawPayload } = await send(caseId, sealed());
      const zip = execFileSync(AGE, ['--decrypt', '--identity', key], { input: rawPayload });
      const parts = await partsOf(zip);
      expect([...parts.keys()]).toEqual(['packet.txt']);
      expect(Buffer.from(parts.get('packet.txt')!).toString()).toMatch(packetText(inWords(daysAfter(day, 30))));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('nothing leaves, and nothing is written down, for a key that was not read out or is not whole', async () => {
    const caseId = await opened();
    const another = await identityToRecipient(await generateIdentity());
    const lastChanged = `${recipient.slice(0, -1)}${recipient.endsWith('q') ? 'p' : 'q'}`;
    for (const [field, wrong] of [
      ['read_out', { read_out: another.slice(-16) }],
      ['read_out', { read_out: recipient.slice(-12) }],
      ['read_out', { read_out: '' }],
      ['recipient', { recipient: lastChanged, read_out: lastChanged.slice(-16) }],
      ['way', { way: 'mail' }],
    ] as const)
      expect(fieldOf(await send(caseId, { ...sealed(), ...wrong }))).toEqual([422, field]);
    expect(await items(caseId)).toEqual([]);
  });
});

describe('on paper', () => {
  it('the page and the PDF begin with what they are, from whom and until when, and hold what was chosen', async () => {
    const caseId = await opened();
    const shown = await send(caseId, { ends_on: daysAfter(day, 7) });
    expect(shown.json()).toMatchObject({
      from: { organisation: 'Northern Support', desk: 'Harbour desk' },
      legal_contact: 'Counsel Elsewhere',
      ends_on: daysAfter(day, 7),
      sections: [{ text: 'Livia Outside' }, { text: 'The summary that was chosen.' }],
    });
    expect(shown.body).not.toContain('not chosen');
    const pdf = await send(caseId, { way: 'pdf', ends_on: daysAfter(day, 7) });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.rawPayload)), { mergePages: true });
    for (const words of [
      'Packet: asylum claim',
      'For Counsel Elsewhere. From Northern Support, Harbour desk',
      `until ${inWords(daysAfter(day, 7))}`,
      'Livia Outside',
      'The summary that was chosen.',
    ])
      expect(text.replaceAll(/\s+/g, ' ')).toContain(words);
    expect(text).not.toContain('not chosen');
    expect(text).not.toContain('Turnstone');
  });

  it('no document goes along, and no original goes into a file unawares', async () => {
    const caseId = await opened();
    const documents = [await bring(running, network.caseworker, caseId, 'A whole letter')];
    const fields = ['documents'];
    for (const way of ['page', 'pdf'])
      expect(fieldOf(await send(caseId, { way, fields, documents, originals: true }))).toEqual([422, 'documents']);
    expect(fieldOf(await send(caseId, { ...sealed(), fields, documents }))).toEqual([422, 'originals']);
    expect(fieldOf(await send(caseId, { ...sealed(), documents, originals: true }))).toEqual([422, 'fields']);
    expect(await items(caseId)).toEqual([]);
  });
});

it('each is recorded before anything is read; no row says to whom it went, and what went is not kept', async () => {
  const caseId = await opened();
  const before = (await trail(running, network.auditor)).length;
  await send(caseId);
  await send(caseId, sealed());
  const acts = (await trail(running, network.auditor)).slice(before).map(({ action }) => action);
  expect(acts.filter((action) => action === 'case.refer-outside')).toHaveLength(2);
  const rows = await ownerQuery<object>(running.database, `select * from outside_referrals where case_id = $1`, [
    caseId,
  ]);
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(Object.values(row)).not.toContain(outsider);
  const { notes } = (await desk().get(`/cases/${caseId}`)).json<{ notes: { title: string }[] }>();
  expect(notes.map(({ title }) => title)).toEqual(
    expect.arrayContaining([
      'Taken out for Counsel Elsewhere, as a file that only they open: it cannot be called back',
      'Taken out for Counsel Elsewhere, on paper: it cannot be called back',
    ]),
  );
});

it('whoever has an account is offered a referral, and the form of a referral leads whoever has none here', async () => {
  const caseId = await opened();
  expect(fieldOf(await send(caseId, { legal_contact_id: network.contact.id }))).toEqual([422, 'legal_contact_id']);
  expect(await page(`/cases/${caseId}/referrals/new`)).toContain(`/cases/${caseId}/outside/new?to=${outsider}`);
  const { fitting } = (await desk().get(`/cases/${caseId}`)).json<{ fitting: { id: string; outside: boolean }[] }>();
  expect(fitting.find(({ id }) => id === outsider)).toMatchObject({ outside: true });
  const form = await page(`/cases/${caseId}/outside/new?to=${outsider}&purpose=asylum_claim`);
  expect(form).toMatch(new RegExp(`value="${outsider}"[^>]*selected`));
  expect(form).not.toContain(network.contact.id);
});

describe('consent governs', () => {
  const agreed = async (caseId: string, more: object = {}) =>
    (
      await desk().post(`/cases/${caseId}/consents`, {
        legal_contact_id: outsider,
        purpose: 'asylum_claim',
        fields: ['legal_name', 'summary'],
        language: 'ru',
        given_by: 'oral',
        given_on: '2026-01-01',
        ...more,
      })
    ).json<{ id: string }>().id;
  const on = (consent_id: string, more: object = {}) => ({ consent: undefined, consent_id, ...more });

  it('nothing leaves without one, beyond one, after its end, or out of a closed case', async () => {
    const caseId = await opened();
    expect(fieldOf(await send(caseId, { consent: undefined }))).toEqual([422, 'consent']);
    const until = daysAfter(day, 5);
    const consent = await agreed(caseId, { until });
    for (const more of [
      { fields: ['birth_date'] },
      { purpose: 'second_opinion' },
      { legal_contact_id: network.contact.id },
    ])
      expect((await send(caseId, on(consent, more))).statusCode).toBe(422);
    expect(fieldOf(await send(caseId, on(consent, { ends_on: daysAfter(day, 6) })))).toEqual([422, 'ends_on']);
    expect(await items(caseId)).toEqual([]);
    expect((await send(caseId, on(consent))).json()).toMatchObject({ ends_on: until });
    await desk().post(`/cases/${caseId}/closure`, { reason: 'amnesty' });
    expect((await send(caseId, on(consent))).statusCode).toBe(409);
    expect(await states(caseId)).toEqual(['offered']);
    expect(await page(`/cases/${caseId}/outside`)).not.toContain('/outside/new');
  });

  it('taken back, each holder is listed before, stands on the day of the desk after, and until they were written to', async () => {
    const caseId = await opened();
    const consent = await agreed(caseId);
    await send(caseId, on(consent));
    await send(caseId);
    const [first] = (await items(caseId)).filter(({ id }) => id);
    await answer(caseId, first!.id, 'declined');
    const asked = await desk().get(`/cases/${caseId}/consents/${consent}/withdrawal`);
    expect(asked.json()).toMatchObject({ outside: [{ legal_contact: 'Counsel Elsewhere' }] });
    expect(await page(`/cases/${caseId}/consents/withdrawal`)).toContain(
      'cannot be called back: write to each of them',
    );
    expect(await waiting(caseId)).toEqual([]);
    await desk().post(`/cases/${caseId}/consents/${consent}/withdrawal`);
    expect((await states(caseId)).filter((state) => state === 'to_tell')).toHaveLength(1);
    expect(await waiting(caseId)).toHaveLength(1);
    // Whoever declined holds it too.
    await desk().post(`/cases/${caseId}/consents/withdrawal`);
    expect(await states(caseId)).toEqual(['to_tell', 'to_tell']);
    const [one, other] = await items(caseId);
    const at = (id: string) => ['outside-taken-back', `/cases/${caseId}/outside/${id}`];
    expect((await waiting(caseId)).toSorted()).toEqual([at(one!.id), at(other!.id)].toSorted());
    expect(await page(`/cases/${caseId}/outside/${one!.id}`)).toContain('What was sent cannot be called back');
    expect((await answer(caseId, one!.id, 'accepted')).statusCode).toBe(409);
    expect((await answer(caseId, one!.id, 'told')).statusCode).toBe(200);
    expect(await waiting(caseId)).toEqual([at(other!.id)]);
    await answer(caseId, other!.id, 'told');
    expect(await waiting(caseId)).toEqual([]);
  });

  it('taken back in the case that another one went into, what left the other is asked back too', async () => {
    const [stays, goes] = [await opened('Alder'), await opened('Alder')];
    await send(goes);
    await desk().post(`/cases/${stays}/merges/${goes}`, { version: 1, other_version: 1 });
    expect((await desk().get(`/cases/${goes}`)).json()).toMatchObject({ state: 'closed' });
    await desk().post(`/cases/${stays}/consents/withdrawal`);
    expect(await states(goes)).toEqual(['to_tell']);
    await answer(goes, (await items(goes))[0]!.id, 'told');
  });

  it('who writes down an answer at that very moment is told, and nobody is forgotten', async () => {
    for (let round = 0; round < 16; round += 1) {
      const caseId = await opened();
      await send(caseId);
      const [{ id }] = (await items(caseId)) as [Item];
      const state = round % 2 === 0 ? 'accepted' : 'told';
      const [written, withdrawn] = await Promise.all([
        answer(caseId, id, state),
        desk().post(`/cases/${caseId}/consents/withdrawal`),
      ]);
      expect(withdrawn.statusCode).toBe(200);
      expect([200, 409]).toContain(written.statusCode);
      const now = await states(caseId);
      expect(now).toEqual([state === 'told' && written.statusCode === 200 ? 'told' : 'to_tell']);
    }
  });
});

it('what they said is written down once, and only what can follow', async () => {
  const caseId = await opened();
  await send(caseId);
  const [{ id }] = (await items(caseId)) as [Item];
  expect((await answer(caseId, id, 'completed')).statusCode).toBe(409);
  expect((await answer(caseId, id, 'to_tell')).statusCode).toBe(422);
  const both = await Promise.all([answer(caseId, id, 'accepted'), answer(caseId, id, 'declined')]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
});

it('when its time is over the desk is told until it has asked for it, of a closed case too', async () => {
  const caseId = await opened();
  await send(caseId, { ends_on: daysAfter(day, 2) });
  await desk().post(`/cases/${caseId}/closure`, { reason: 'amnesty' });
  const [{ id }] = (await items(caseId)) as [Item];
  running.clock.standAt(daysAfter(day, 2));
  expect(await waiting(caseId)).toEqual([]);
  running.clock.standAt(daysAfter(day, 3));
  expect(await waiting(caseId)).toEqual([['outside-over', `/cases/${caseId}/outside/${id}`]]);
  expect(await page(`/cases/${caseId}/outside/${id}`)).toContain('Its time is over');
  await answer(caseId, id, 'told');
  expect(await waiting(caseId)).toEqual([]);
});

it('closing and erasing name who still holds one, and erasing leaves nothing of it', async () => {
  const caseId = await opened();
  await send(caseId);
  const coordinator = api(running.app, network.coordinator);
  const named = { held_outside: ['Counsel Elsewhere'] };
  expect((await desk().get(`/cases/${caseId}/closure`)).json()).toMatchObject(named);
  expect((await coordinator.get(`/cases/${caseId}/erasure`)).json()).toMatchObject(named);
  const { reference } = (await desk().get(`/cases/${caseId}`)).json<{ reference: string }>();
  await coordinator.post(`/cases/${caseId}/erasure`, { reference, reason: 'Withdrew everything' });
  const left = await ownerQuery(running.database, 'select id from outside_referrals where case_id = $1', [caseId]);
  expect(left).toEqual([]);
});

it('goes with its case to another desk, which alone opens it then', async () => {
  const caseId = await opened();
  await send(caseId);
  const [{ id }] = (await items(caseId)) as [Item];
  const words = await wordsOfDesk(running, network.otherCoordinator, network.otherDesk.id);
  const pins = `/desks/${network.desk.id}/pins`;
  const sender = browser(running.app, network.coordinator);
  await sender.submit(`${pins}/new`, pins, { subject: `desk.${network.otherDesk.id}`, words });
  await sender.submit(`/cases/${caseId}/transfer`, `/cases/${caseId}/transfer`, { to_desk_id: network.otherDesk.id });
  const receiver = api(running.app, network.otherCoordinator);
  expect((await receiver.get(`/cases/${caseId}/outside/${id}`)).statusCode).toBe(404);
  const [transfer] = await ownerQuery<{ id: string }>(running.database, 'select id from transfers where case_id = $1', [
    caseId,
  ]);
  await browser(running.app, network.otherCoordinator).submit('/transfers', `/transfers/${transfer!.id}/acceptance`);
  expect((await receiver.get(`/cases/${caseId}/outside/${id}`)).json()).toMatchObject({
    legal_contact: 'Counsel Elsewhere',
    state: 'offered',
  });
  expect((await desk().get(`/cases/${caseId}/outside/${id}`)).statusCode).toBe(404);
  expect((await answer(caseId, id, 'told')).statusCode).toBe(404);
  expect((await receiver.post(`/cases/${caseId}/outside/${id}/answer`, { state: 'accepted' })).statusCode).toBe(200);
});
