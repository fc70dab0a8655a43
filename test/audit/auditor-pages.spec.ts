import type { Person } from '../../src/cli/demo/cast.js';
import { Beginnings } from '../../src/cli/demo/ceremonies.js';
import { genesis, entryHash } from '../../src/audit/entry-hash.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { stored, trail } from './trail.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const page = async (path: string, as: Person = network.auditor) => {
  const answer = await browser(running.app, as).get(path);
  expect(answer.statusCode).toBe(200);
  return answer.body;
};
const openCase = async () => {
  const opened = await api(running.app, network.caseworker).post('/cases', { pseudonym: 'Sanderling' });
  return opened.json<{ id: string; reference: string }>();
};

it('the first auditor makes the audit key on their start page, once, and is told what cannot be undone', async () => {
  const beginnings = new Beginnings(running.app, running.database.ownerUrl);
  const west = await beginnings.organisation({ name: 'Western Support', country: 'NL', kind: 'support_group' });
  const auditor = await beginnings.member(west, 'auditor');
  expect(await page('/audit', auditor)).toContain('cannot be changed or taken back');
  const window = browser(running.app, auditor);
  expect((await window.submit('/audit', '/audit/key')).headers.location).toBe('/audit');
  expect((await window.get('/audit')).body).toContain('The trail is whole');
  await expect(window.submit('/audit', '/audit/key')).rejects.toThrow('shows no form');
});

it('shows who did what, when and why, newest first; filters, pages, and nothing of a case', async () => {
  const { id, reference } = await openCase();
  await api(running.app, network.caseworker).post(`/cases/${id}/identity`, { reason: 'The court asks' });
  await api(running.app, network.administrator).get(`/cases/${id}`);
  const all = await page('/audit/trail');
  expect(all.indexOf('Refused')).toBeLessThan(all.indexOf('Showed a name'));
  expect(all.indexOf('Showed a name')).toBeLessThan(all.indexOf('Opened a new case'));
  for (const word of [network.caseworker.handle, id, 'The court asks', running.clock.today()])
    expect(all).toContain(word);
  for (const word of ['Sanderling', reference]) expect(all).not.toContain(word);

  const names = await page('/audit/trail?show=identities');
  expect(names).toContain('The court asks');
  expect(names).not.toContain('Opened a new case');
  const refusals = await page('/audit/trail?show=refusals');
  expect(refusals).toContain(network.administrator.handle);
  expect(refusals).not.toContain('The court asks');

  for (let n = 0; n < 60; n++) await openCase();
  const window = browser(running.app, network.auditor);
  // The first reading of a session is itself an entry: of those that follow nothing is added.
  await window.get('/audit/trail');
  const newest = (await window.get('/audit/trail')).body;
  const older = /href="(\/audit\/trail\?before=\d+)"/.exec(newest)![1]!;
  const numbers = (html: string) => [...html.matchAll(/<td>(\d+)<\/td><\/tr>/g)].map(([, number]) => Number(number));
  const { head } = await stored(running, network.north.id);
  const read = [...numbers(newest), ...numbers((await window.get(older)).body)];
  expect(read).toEqual(Array.from({ length: read.length }, (_, at) => Number(head.head_number) - at));
  expect(numbers(newest)).toHaveLength(50);
});

it('reading the trail is itself in the trail: once a session, however many pages and filters, and each auditor’s own', async () => {
  const readings = async () =>
    (await trail(running, network.auditor)).filter(
      ({ action, refused }) => action === 'audit.read' && refused === undefined,
    );
  const before = (await readings()).length;
  const window = browser(running.app, network.auditor);
  await window.get('/audit');
  expect((await readings()).length).toBe(before);
  for (const path of ['/audit/trail', '/audit/trail?show=refusals', '/audit/trail?before=5', '/audit/trail'])
    expect((await window.get(path)).statusCode).toBe(200);
  expect((await readings()).slice(before)).toMatchObject([{ actor: network.auditor.accountId }]);
  await browser(running.app, network.auditor).get('/audit/trail');
  expect((await readings()).length).toBe(before + 2);
  // Whoever may not read it leaves a refusal, and no reading.
  await browser(running.app, network.administrator).get('/audit/trail');
  expect((await readings()).length).toBe(before + 2);
});

it('shows who holds which desk’s key, and how much lies with lawyers', async () => {
  const { id } = await openCase();
  const offered = await api(running.app, network.caseworker).post(`/cases/${id}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['facts'],
    consent: { given_on: '2026-01-01', language: 'ru' },
  });
  expect(offered.statusCode).toBe(201);
  const reach = await page('/audit/reach');
  const [harbour = '', valley = ''] = ['Harbour desk', 'Valley desk'].map((name) =>
    reach.split('<section').find((section) => section.includes(name))!,
  );
  for (const { handle } of [network.coordinator, network.caseworker, network.colleague])
    expect(harbour).toContain(handle);
  expect(harbour).not.toContain(network.otherCaseworker.handle);
  expect(harbour).toMatch(/Live referrals<\/dt><dd>1, the first ends/);
  expect(valley).toMatch(/Live referrals<\/dt><dd>none/);
  // Three recovery holders, two members, one lawyer.
  expect(harbour).toMatch(/Keys confirmed by voice<\/dt><dd>6/);
  expect(reach).not.toContain(id);
  expect(reach).not.toContain('Southern desk');
});

it('a second auditor is given the key by their words, confirms it by its own, and reads', async () => {
  const second = await network.beginnings.member(network.north, 'auditor');
  expect(await page('/audit', second)).toContain('You do not hold the audit key');
  expect((await browser(running.app, second).get('/audit/trail')).statusCode).toBe(409);
  const first = browser(running.app, network.auditor);
  const give = (words: string) =>
    first.submit('/audit/auditors', '/audit/auditors', { account_id: second.accountId, words });
  expect((await give('one two three four five six')).statusCode).toBe(422);
  expect((await give(second.checkWords)).statusCode).toBe(303);
  expect(await page('/audit', second)).toContain('You were given the audit key');
  // Given is not yet trusted: whoever writes rows could have given another one.
  expect((await browser(running.app, second).get('/audit/trail')).statusCode).toBe(409);

  const words = [...(await page('/audit/auditors')).matchAll(/<bdi class="code long">([^<]+)</g)][0]![1]!;
  const window = browser(running.app, second);
  const confirm = (typed: string) => window.submit('/audit', '/audit/key/confirmation', { words: typed });
  expect((await confirm(second.checkWords)).statusCode).toBe(422);
  expect((await confirm(words)).statusCode).toBe(303);
  expect((await window.get('/audit/trail')).body).toContain('Gave the audit key to an auditor');
});

describe('the head that an auditor keeps', () => {
  const organisationId = () => network.north.id;
  const put = (sql: string, parameters: unknown[]) => ownerQuery(running.database, sql, parameters);
  const putHead = (number: string, hash: Buffer) =>
    put('update audit_chains set head_number = $2, head_hash = $3 where organisation_id = $1', [
      organisationId(),
      number,
      hash,
    ]);

  it('is compared at each start page: what was added is told', async () => {
    await page('/audit');
    expect(await page('/audit')).toContain('Nothing was added');
    await openCase();
    expect(await page('/audit')).toContain('1 more.');
  });

  it('raises the alarm when the end was cut off, although the chain itself is whole', async () => {
    await page('/audit');
    const { head, entries } = await stored(running, organisationId());
    const last = entries.at(-1)!;
    await put('delete from audit_entries where organisation_id = $1 and number = $2', [organisationId(), last.number]);
    await putHead(String(Number(last.number) - 1), entries.at(-2)!.hash);
    expect(await page('/audit')).toContain('Raise the alarm');
    // It stays, however much is added afterwards.
    await openCase();
    await openCase();
    expect(await page('/audit')).toContain('Raise the alarm');
    await put('delete from audit_entries where organisation_id = $1 and number >= $2', [organisationId(), last.number]);
    await put(
      'insert into audit_entries (organisation_id, number, entered_on, code, entry_sealed, hash) values ($1, $2, $3, $4, $5, $6)',
      [organisationId(), last.number, last.day, last.code, last.entry_sealed, last.hash],
    );
    await putHead(head.head_number, head.head_hash);
    expect(await page('/audit')).toContain('The trail is whole');
  });

  it('raises the alarm when the whole chain was computed anew', async () => {
    await page('/audit');
    const { head, entries } = await stored(running, organisationId());
    let previous = genesis(organisationId());
    for (const entry of entries) {
      const day = entry.number === '3' ? '2020-01-01' : entry.day;
      previous = entryHash({
        organisationId: organisationId(),
        number: entry.number,
        day,
        code: entry.code,
        sealed: entry.entry_sealed,
        previous,
      });
      await put('update audit_entries set entered_on = $3, hash = $4 where organisation_id = $1 and number = $2', [
        organisationId(),
        entry.number,
        day,
        previous,
      ]);
    }
    await putHead(head.head_number, previous);
    expect(await page('/audit')).toContain('is not the one that you saw last');
  });

  it('raises the alarm when another key was put into the auditor’s hand', async () => {
    const { auditor } = network;
    const [other] = await put('select secret_sealed from audit_grants where organisation_id <> $1', [organisationId()]);
    await put('update audit_grants set secret_sealed = $2 where account_id = $1', [
      auditor.accountId,
      (other as { secret_sealed: Buffer }).secret_sealed,
    ]);
    expect(await page('/audit')).toContain('your audit key was replaced');
    expect((await browser(running.app, auditor).get('/audit/trail')).statusCode).toBe(409);
  });
});
