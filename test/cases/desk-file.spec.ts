import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Decrypter } from 'age-encryption';
import { NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DeskInTurn } from '../../src/cases/export/desk-in-turn.service.js';
import { Organisation } from '../../src/organisations/organisation.service.js';
import { SessionStore } from '../../src/sessions/session-store.js';
import { acting } from '../../src/cli/demo/cast.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { ExportKeys } from '../../src/organisations/export-keys.service.js';
import { Renewal } from '../../src/organisations/renewal.service.js';
import { newRecoveryIdentity } from '../../src/vault/recovery.js';
import { trail } from '../audit/trail.js';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { exportWords, pinnedExportKey } from '../support/export-key.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

const AGE = '/usr/bin/age';
const withAge = existsSync(AGE) ? it : it.skip;
/** More than are opened at once. */
const MANY = 120;
let running: RunningApp;
let network: SmallNetwork;
let holder: Awaited<ReturnType<typeof pinnedExportKey>>;
let heron: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  const desk = api(running.app, network.caseworker);
  const opened = await desk.post('/cases', {
    pseudonym: 'Heron',
    summary: 'Called up for Monday.',
    facts: { service_country: 'RU' },
    deadline: { kind: 'hearing', on: '2027-03-01' },
    person: { legal_name: 'Emil Placeholder', contacts: [{ channel: 'phone', handle: '+999 100 0111' }] },
  });
  heron = opened.json<{ id: string }>().id;
  await desk.post(`/cases/${heron}/notes`, { text: 'قال إنه لن يذهب', visibility: 'desk' });
  await desk.post(`/cases/${heron}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['facts'],
    consent: { given_on: '2026-01-01', language: 'ru' },
  });
  const records = Array.from({ length: MANY }, (_, n) => ({
    record: n + 1,
    cells: { nr: `${n}`, name: `Row ${'abcdefghij'[n % 10]}${n}`, country_now: 'Germany', consent: 'yes' },
  }));
  await desk.post('/imports', { desk_id: network.desk.id, records });
  await api(running.app, network.otherCoordinator).post('/cases', { pseudonym: 'Elsewhere' });
  holder = await pinnedExportKey(running.app, network.desk.id, network.coordinator);
}, 60_000);
afterAll(() => running.stop());

const take = (reason = 'The group moves') =>
  browser(running.app, network.coordinator).submit('/exports/cases', '/exports/cases', { reason });
/** Also where the page shows no form, because the key is not ready. */
const attempt = async (person = network.coordinator) =>
  (await api(running.app, person).post('/exports/cases', { reason: 'The group moves' })).statusCode;
async function opened(sealed: Uint8Array, { identity } = holder) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const text = new TextDecoder().decode(await decrypter.decrypt(sealed));
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, never>);
}

it('holds everything of the desk’s cases, and nothing of another’s, for whoever holds the key alone', async () => {
  const file = await take();
  expect(file.statusCode).toBe(200);
  expect(file.headers['content-type']).toBe('application/octet-stream');
  expect(file.headers['content-disposition']).toBe(`attachment; filename="cases-${running.clock.today()}.jsonl.age"`);
  expect(file.rawPayload.toString('latin1')).not.toMatch(/Placeholder|Heron|ploughshare/);
  const lines = await opened(file.rawPayload);
  expect(lines[0]).toEqual({
    format: 'ploughshare-desk',
    version: 1,
    desk: { id: network.desk.id, name: 'Harbour desk' },
    on: running.clock.today(),
    by: network.coordinator.handle,
  });
  expect(lines.at(-1)).toEqual({ cases: lines.length - 2 });
  const cases = lines.slice(1, -1).map((line) => line.case as unknown as Record<string, unknown>);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  const [{ n }] = (await ownerQuery<{ n: string }>(
    running.database,
    'select count(*) as n from cases where desk_id = $1',
    [network.desk.id],
  )) as [{ n: string }];
  expect(cases).toHaveLength(Number(n));
  expect(cases.length).toBeGreaterThan(100);
  expect(cases.find(({ id }) => id === heron)).toMatchObject({
    pseudonym: 'Heron',
    state: 'open',
    summary: 'Called up for Monday.',
    held_by: network.caseworker.handle,
    facts: { service_country: 'RU' },
    deadlines: [expect.objectContaining({ kind: 'hearing', on: '2027-03-01' })],
    person: { legal_name: 'Emil Placeholder', contacts: [{ channel: 'phone', handle: '+999 100 0111' }] },
    notes: expect.arrayContaining([expect.objectContaining({ text: 'قال إنه لن يذهب' })]),
    referrals: [expect.objectContaining({ legal_contact: expect.stringContaining('Counsel') })],
  });
  expect(JSON.stringify(cases)).not.toContain('Elsewhere');
  // Whoever has to read the file in ten years has the documents alone.
  const documented = await readFile(join(import.meta.dirname, '../../docs/operating.md'), 'utf8');
  const fields = new Set(cases.flatMap((one) => Object.keys(one)));
  expect([...fields].filter((field) => !documented.includes(`\`${field}\``))).toEqual([]);
  await expect(opened(file.rawPayload, { ...holder, ...(await newRecoveryIdentity()) })).rejects.toThrow();
});

it('of a desk without a case is whole too', async () => {
  const { southDesk, southCoordinator } = network;
  const keeper = await pinnedExportKey(running.app, southDesk.id, southCoordinator);
  const file = await api(running.app, southCoordinator).post('/exports/cases', { reason: 'The group moves' });
  expect((await opened(file.rawPayload, keeper)).slice(1)).toEqual([{ cases: 0 }]);
});

withAge('is opened by the age program', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ploughshare-export-'));
  try {
    const [key, sealed] = [join(folder, 'key'), join(folder, 'cases.jsonl.age')];
    await writeFile(key, `${holder.identity}\n`, { mode: 0o600 });
    await writeFile(sealed, (await take()).rawPayload);
    const lines = execFileSync(AGE, ['-d', '-i', key, sealed]).toString().trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1)!)).toEqual({ cases: lines.length - 2 });
    await writeFile(sealed, (await take()).rawPayload.subarray(0, 70_000));
    expect(() => execFileSync(AGE, ['-d', '-i', key, sealed], { stdio: 'pipe' })).toThrow();
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('is recorded with its reason before anything is read: it stands there although a case does not open', async () => {
  const entries = async () => (await trail(running, network.auditor)).filter(({ action }) => action === 'desk.export');
  await take('The house is searched');
  const before = await entries();
  expect(before.at(-1)).toMatchObject({
    actor: network.coordinator.accountId,
    object: network.desk.id,
    reason: 'The house is searched',
  });
  const [row] = await ownerQuery<{ identity_sealed: Buffer; id: string }>(
    running.database,
    'select id, identity_sealed from persons where id = (select person_id from cases where id = $1)',
    [heron],
  );
  const put = (bytes: Buffer) =>
    ownerQuery(running.database, 'update persons set identity_sealed = $2 where id = $1', [row!.id, bytes]);
  await put(Buffer.alloc(300, 1));
  // No file that looks whole: it breaks off.
  await expect(take('One is broken').then(({ rawPayload }) => opened(rawPayload))).rejects.toThrow();
  await put(row!.identity_sealed);
  expect((await entries()).slice(before.length)).toEqual([expect.objectContaining({ reason: 'One is broken' })]);
  const without = await take('');
  expect(without.statusCode).toBe(422);
  expect(without.body).toContain('Say why, in a few words.');
  expect(await entries()).toHaveLength(before.length + 1);
});

it('comes a few cases at a time, and breaks off where somebody loses the desk meanwhile: it does not end as if it were whole', async () => {
  const { colleague, desk, administrator } = network;
  const walk = running.app
    .get(DeskInTurn, { strict: false })
    .walk(
      colleague.actor,
      'case.export-list',
      { deskId: desk.id },
      { columns: [], atOnce: 50 },
      async (rows) => rows.length,
    );
  expect((await walk.next()).value).toBe(50);
  await acting(running.app, administrator, () =>
    running.app.get(Organisation, { strict: false }).removeMember(desk.id, colleague.accountId),
  );
  await expect(walk.next()).rejects.toThrow(NotFoundException);
});

it('holds nothing of the database while nobody reads, and lets go when the reader is gone', async () => {
  const { master } = running.app.get(DataSource).driver as unknown as {
    master: { totalCount: number; idleCount: number };
  };
  const inUse = () => master.totalCount - master.idleCount;
  const started = await open(await listen(running));
  await started.first;
  await until(() => inUse() === 0);
  started.leave();
  await until(() => inUse() === 0);
  expect((await take('Once more')).statusCode).toBe(200);
});

describe('the key', () => {
  it('is entered by a coordinator, printed by the administrator, and counts once its words were typed', async () => {
    const { otherCoordinator, otherDesk, north } = network;
    const [window, page] = [browser(running.app, otherCoordinator), `/desks/${otherDesk.id}/export-key`];
    expect(await attempt(otherCoordinator)).toBe(409);
    const { recipient } = await newRecoveryIdentity();
    const wrong = await window.submit(page, page, {
      recipient: recipient.replace(/.$/, recipient.endsWith('q') ? 'p' : 'q'),
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('This key is not whole');
    expect((await window.submit(page, page, { recipient })).statusCode).toBe(303);
    expect((await window.get(page)).body).toContain(recipient);
    expect(await attempt(otherCoordinator)).toBe(409);
    const words = exportWords(otherDesk.id, north.id, recipient);
    const paper = (await browser(running.app, network.administrator).get('/organisation')).body;
    expect(paper).toContain(recipient);
    expect(paper).toContain(words);
    // The words stand on no page of whoever types them.
    const pins = `/desks/${otherDesk.id}/pins`;
    for (const one of [page, `${pins}/new?subject=export.${otherDesk.id}`, pins, '/exports/cases'])
      expect((await window.get(one)).body).not.toContain(words);
    const typed = { subject: `export.${otherDesk.id}` };
    expect((await window.submit(`${pins}/new`, pins, { ...typed, words: holder.words })).statusCode).toBe(422);
    expect((await window.submit(`${pins}/new`, pins, { ...typed, words })).statusCode).toBe(303);
    expect(await attempt(otherCoordinator)).toBe(200);
  });

  it('is nothing that a caseworker pins', async () => {
    const { caseworker, desk } = network;
    await acting(running.app, network.coordinator, () =>
      running.app.get(DeskPins, { strict: false }).unpin(desk.id, `export.${desk.id}`),
    );
    const pins = `/desks/${desk.id}/pins`;
    const window = browser(running.app, caseworker);
    expect((await window.get(`${pins}/new`)).body).not.toContain(`export.${desk.id}`);
    const fill = { subject: `export.${desk.id}`, words: holder.words };
    expect((await window.submit(`${pins}/new`, pins, fill)).statusCode).toBe(422);
    expect(await attempt()).toBe(409);
    await acting(running.app, network.coordinator, () =>
      running.app.get(DeskPins, { strict: false }).pin(desk.id, `export.${desk.id}`, holder.words),
    );
    expect(await attempt()).toBe(200);
  });

  it('stays pinned when the desk renews its own, and another in its place asks for its words', async () => {
    const { coordinator, desk } = network;
    await acting(running.app, coordinator, () => running.app.get(Renewal, { strict: false }).renew(desk.id, []));
    expect(await attempt()).toBe(200);
    await acting(running.app, coordinator, async () =>
      running.app.get(ExportKeys, { strict: false }).enter(desk.id, (await newRecoveryIdentity()).recipient),
    );
    expect(await attempt()).toBe(409);
    holder = await pinnedExportKey(running.app, desk.id, coordinator);
    expect(await attempt()).toBe(200);
  });
});

/** A download over a real connection, read no further than its first bytes. */
function open(base: string) {
  const body = JSON.stringify({ reason: 'Over the wire' });
  const { accountId: id, organisationId, role, handle, actor } = network.coordinator;
  const { token } = running.app
    .get(SessionStore, { strict: false })
    .begin({ id, organisationId, role, handle, sessionsFrom: actor.sessionNumber }, actor.secretKey, 'bearer');
  return new Promise<{ first: Promise<void>; leave: () => void }>((resolve, reject) => {
    const asking = request(
      `${base}/api/v1/exports/cases`,
      { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } },
      (answer) => {
        const first = new Promise<void>((done) => answer.once('readable', () => done()));
        resolve({ first, leave: () => void answer.destroy() });
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}
async function until(isSo: () => boolean) {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 200) throw new Error('It did not come to that.');
    await pause(20);
  }
}
