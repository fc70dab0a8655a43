import type { Person } from '../../src/cli/demo/cast.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { atOnce } from '../support/at-once.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { trail } from '../audit/trail.js';
import { wordsOfDesk } from '../organisations/ceremony-words.js';
import { type Dump, dumpOf, readableOf } from '../threat-model/dump.js';
import { Opening } from '../threat-model/opening.js';

const REASON = 'Arrested at the border, the lawyer is on the telephone';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const as = (person: Person) => api(running.app, person);
interface Made {
  id: string;
  reference: string;
}
/** A case of the Harbour desk with something of everything. */
async function logged(summary: string): Promise<Made> {
  const made = await as(network.caseworker).post('/cases', {
    pseudonym: `Heron ${summary.slice(-8)}`,
    summary,
    facts: { service_country: 'PW' },
    needs: ['asylum'],
    safe_contact: { channel: 'they_write', instructions: 'safecontactqq' },
    deadline: { kind: 'hearing', on: '2031-04-12' },
    person: { legal_name: 'Nameqq Placeholder', contacts: [{ channel: 'phone', handle: '+49qq' }] },
  });
  const { id } = made.json<Made>();
  await as(network.caseworker).post(`/cases/${id}/notes`, { text: `Note on ${summary}`, visibility: 'desk' });
  return { id, reference: (await as(network.caseworker).get(`/cases/${id}`)).json<Made>().reference };
}
const ask = async (reference: string, reason = REASON, who = network.otherCoordinator) =>
  as(who).post('/break-glass', { desk_id: network.desk.id, reference, reason });
const asked = async (reference: string) => (await ask(reference)).json<{ id: string }>().id;
const grant = (id: string, who = network.caseworker) => as(who).post(`/break-glass/${id}/grant`);
const granted = async (summary: string) => {
  const { id: caseId, reference } = await logged(summary);
  const id = await asked(reference);
  expect((await grant(id)).statusCode).toBe(201);
  return { id, caseId, reference };
};
const read = (id: string, who = network.otherCoordinator) => as(who).get(`/break-glass/${id}/case`);
const todayOf = async (who: Person) =>
  (await as(who).get('/today')).json<{ waiting_for_me: object[]; waiting_for_others: object[] }>();
const secrets = (id: string) =>
  ownerQuery(running.database, 'select 1 from shred.break_glass_secrets where id = $1', [id]);
const rowOf = async (id: string) =>
  (await ownerQuery<Record<string, unknown>>(running.database, 'select * from break_glass where id = $1', [id]))[0]!;
const pinned = async (desk: string, by: Person, subject: string, words: string) => {
  const pins = `/desks/${desk}/pins`;
  return (await browser(running.app, by).submit(`${pins}/new`, pins, { subject, words })).statusCode;
};
/** Everything that this passphrase opens of a copied database. */
const opens = async (dump: Dump, who: Person) => (await Opening.of(dump, [who])).texts.join('\n');

it('is asked only under pins: of the other desk first, and then of whoever asks', async () => {
  const { reference } = await logged('pinsqq');
  const refused = await ask(reference);
  expect([refused.statusCode, refused.body.includes('six check words')]).toEqual([409, true]);
  const { desk, otherDesk, caseworker, otherCoordinator } = network;
  const words = await wordsOfDesk(running, network.coordinator, desk.id);
  expect(await pinned(otherDesk.id, otherCoordinator, `desk.${desk.id}`, words)).toBe(303);
  const id = await asked(reference);
  const early = await grant(id);
  expect([early.statusCode, early.body.includes('six check words')]).toEqual([409, true]);
  expect(await secrets(id)).toEqual([]);
  const subject = `member.${otherCoordinator.accountId}`;
  const page = (await browser(running.app, caseworker).get(`/break-glass/${id}`)).body;
  expect(page).toContain(`/desks/${desk.id}/pins/new?subject=${subject}`);
  expect(page).not.toContain('/grant');
  expect(await pinned(desk.id, caseworker, subject, otherCoordinator.checkWords)).toBe(303);
  // A key that somebody put in its place is not sealed to.
  const swap = (key: string) =>
    ownerQuery(
      running.database,
      `update public_keys set public_key = ${key} where subject_id = $1 and purpose = 'member'`,
      [otherCoordinator.accountId],
    );
  await ownerQuery(
    running.database,
    'create table kept_key as select public_key from public_keys where subject_id = $1',
    [otherCoordinator.accountId],
  );
  await swap(`decode(repeat('17', 32), 'hex')`);
  expect((await grant(id)).statusCode).toBe(409);
  await swap('(select public_key from kept_key)');
  await ownerQuery(running.database, 'drop table kept_key');
  expect((await grant(id)).statusCode).toBe(201);
  expect((await read(id)).statusCode).toBe(200);
});

it('is a copy for whoever asked: what the desk works with, nothing of who it is; both desks see it, and all of it is recorded', async () => {
  const { id: caseId, reference } = await logged('wholeqq');
  const other = await logged('anothercaseqq');
  const id = await asked(reference);
  const line = (kind: string) => expect.objectContaining({ kind, at: `/break-glass/${id}` });
  for (const who of [network.caseworker, network.coordinator])
    expect((await todayOf(who)).waiting_for_me).toContainEqual(line('glass-asked'));
  expect((await todayOf(network.otherCaseworker)).waiting_for_others).toContainEqual(line('glass-waiting'));
  expect((await read(id)).statusCode).toBe(409);

  expect((await grant(id)).statusCode).toBe(201);
  const answer = await read(id);
  expect(answer.statusCode).toBe(200);
  for (const told of ['wholeqq', 'Note on wholeqq', 'Palau', 'Hearing', reference, 'Asylum'])
    expect(answer.body).toContain(told);
  for (const kept of ['Nameqq', '+49qq', 'safecontactqq', 'anothercaseqq', other.reference])
    expect(answer.body).not.toContain(kept);
  for (const who of [network.caseworker, network.otherCaseworker, network.otherCoordinator])
    expect((await todayOf(who)).waiting_for_me).toContainEqual(line('glass-granted'));
  // What is written afterwards is not in the copy.
  await as(network.caseworker).post(`/cases/${caseId}/notes`, { text: 'laternoteqq', visibility: 'desk' });
  expect((await read(id)).body).not.toContain('laternoteqq');
  const history = (await as(network.colleague).get(`/cases/${caseId}/notes`)).body;
  expect(history).toContain(`Shown to ${network.otherCoordinator.handle} of Valley desk`);
  expect(history).toContain(REASON);

  expect((await as(network.otherCoordinator).get(`/cases/${caseId}`)).statusCode).toBe(404);
  expect((await as(network.otherCoordinator).delete(`/break-glass/${id}`)).statusCode).toBe(200);
  expect((await todayOf(network.colleague)).waiting_for_me).toContainEqual(line('glass-ended'));
  expect((await read(id)).statusCode).toBe(409);

  const entries = (await trail(running, network.auditor)).filter(({ object }) => object === id || object === caseId);
  const acts = entries.map(({ action, actor }) => `${action} ${actor}`);
  const { otherCoordinator, caseworker } = network;
  expect(acts).toEqual(
    expect.arrayContaining([
      `break-glass.ask ${otherCoordinator.accountId}`,
      `break-glass.grant ${caseworker.accountId}`,
      `break-glass.open ${otherCoordinator.accountId}`,
      `break-glass.end ${otherCoordinator.accountId}`,
    ]),
  );
  expect(acts.filter((act) => act.startsWith('break-glass.open'))).toHaveLength(2);
});

it('is for nobody else: not a colleague of theirs, no other role, no other organisation', async () => {
  const { id } = await granted('nobodyelseqq');
  expect((await read(id, network.otherCaseworker)).statusCode).toBe(403);
  for (const who of [network.coordinator, network.southCoordinator]) expect((await read(id, who)).statusCode).toBe(404);
  for (const who of [network.lawyer, network.lead, network.administrator, network.auditor]) {
    expect((await read(id, who)).statusCode).toBe(403);
    expect((await ask('K7Q-4MX', REASON, who)).statusCode).toBe(403);
    expect((await as(who).get(`/break-glass/${id}`)).statusCode).toBe(403);
  }
  expect((await as(network.southCoordinator).get(`/break-glass/${id}`)).statusCode).toBe(404);
  expect((await as(network.southCoordinator).delete(`/break-glass/${id}`)).statusCode).toBe(404);
  expect((await ask('K7Q-4MX', REASON, network.southCoordinator)).statusCode).toBe(422);
  expect((await ask('K7Q-4MX', REASON, network.coordinator)).statusCode).toBe(422);
  // A second coordinator of the asking desk sees that it was asked, and cannot read it.
  const second = await network.beginnings.member(network.north, 'coordinator');
  await admitted(second);
  expect((await as(second).get(`/break-glass/${id}`)).statusCode).toBe(200);
  expect((await read(id, second)).statusCode).toBe(404);
});

it('tells nobody who has the disk which case it is or why; and only the asker’s passphrase opens the copy, while it is shown', async () => {
  const { id, reference } = await granted('onthediskqq');
  const dump = await dumpOf(running.database);
  const asIs = readableOf(dump);
  for (const secret of [REASON, 'onthediskqq']) expect(asIs).not.toContain(secret);
  const row = await rowOf(id);
  expect(Object.values(row)).not.toContain(reference);
  expect(await opens(dump, network.otherCoordinator)).toContain('Note on onthediskqq');
  expect(await opens(dump, network.otherCaseworker)).not.toContain('onthediskqq');
  await as(network.colleague).delete(`/break-glass/${id}`);
  const after = await dumpOf(running.database);
  expect(await opens(after, network.otherCoordinator)).not.toContain('onthediskqq');
  // With what the asker kept of the dump before, and the row as it stood: the other half of the key is gone.
  after.tables.set('break_glass', dump.tables.get('break_glass')!);
  expect(await opens(after, network.otherCoordinator)).not.toContain('onthediskqq');
});

it('ends by the hour, before the job has come by, and then for good', async () => {
  const { id } = await granted('byhoursqq');
  const { ends_at } = await rowOf(id);
  const left = (ends_at as Date).getTime() - running.clock.now().getTime();
  expect([left > 3 * 3_600_000 - 1000, left <= 4 * 3_600_000]).toEqual([true, true]);
  running.clock.forward({ minutes: Math.ceil(left / 60_000) - 1 });
  expect((await read(id)).statusCode).toBe(200);
  running.clock.forward({ minutes: 1 });
  expect((await read(id)).statusCode).toBe(409);
  expect((await as(network.colleague).get(`/break-glass/${id}`)).json()).toMatchObject({ state: 'ended' });
  expect(await secrets(id)).toHaveLength(1);
  const before = await dumpOf(running.database);
  expect(await running.app.get(Jobs).run('ended-grants')).toMatchObject({ result: 'done' });
  expect(await secrets(id)).toEqual([]);
  expect(await rowOf(id)).toMatchObject({ state: 'ended', secret_sealed: null, view_sealed: null });
  const after = await dumpOf(running.database);
  expect(await opens(after, network.otherCoordinator)).not.toContain('byhoursqq');
  after.tables.set('break_glass', before.tables.get('break_glass')!);
  expect(await opens(after, network.otherCoordinator)).not.toContain('byhoursqq');
  expect((await as(network.colleague).delete(`/break-glass/${id}`)).statusCode).toBe(409);
  const entries = await trail(running, network.auditor);
  expect(entries.filter(({ action, object }) => action === 'break-glass.ended' && object === id)).toHaveLength(1);
});

it('two grant at once: one does; a grant against taking it back: one of the two', async () => {
  const { caseworker, colleague, otherCoordinator } = network;
  const first = await asked((await logged('twograntqq')).reference);
  const both = await atOnce(running, { table: 'break_glass', id: first }, [
    () => grant(first, caseworker),
    () => grant(first, colleague),
  ]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  expect(await secrets(first)).toHaveLength(1);
  expect((await read(first)).statusCode).toBe(200);

  const second = await asked((await logged('grantendqq')).reference);
  const ends = await atOnce(running, { table: 'break_glass', id: second }, [
    () => grant(second),
    () => as(otherCoordinator).delete(`/break-glass/${second}`),
  ]);
  const [given, taken] = ends.map(({ statusCode }) => statusCode);
  expect([
    [201, 409],
    [409, 200],
  ]).toContainEqual([given, taken]);
  expect(await secrets(second)).toHaveLength(given === 201 ? 1 : 0);
});

it('is refused with a word, ended by three days without an answer, or not there at all', async () => {
  const { reference } = await logged('refusedqq');
  const id = await asked(reference);
  expect((await as(network.colleague).post(`/break-glass/${id}/refusal`, { word: '' })).statusCode).toBe(422);
  expect((await as(network.otherCoordinator).post(`/break-glass/${id}/refusal`, { word: 'I say so' })).statusCode).toBe(
    409,
  );
  expect((await as(network.otherCoordinator).post(`/break-glass/${id}/grant`)).statusCode).toBe(409);
  const word = 'We call him ourselves in an hour';
  expect((await as(network.colleague).post(`/break-glass/${id}/refusal`, { word })).statusCode).toBe(201);
  expect((await as(network.otherCoordinator).get(`/break-glass/${id}`)).json()).toMatchObject({
    state: 'refused',
    answer: { by: network.colleague.handle, word },
  });
  expect((await grant(id)).statusCode).toBe(409);

  const none = await asked('AAA-AAA');
  const said = await grant(none);
  expect([said.statusCode, said.body.includes('no case AAA-AAA')]).toEqual([409, true]);
  // Of another desk of theirs, by its reference: not this desk's to show.
  const own = (await as(network.otherCaseworker).post('/cases', { pseudonym: 'Valley' })).json<Made>();
  const theirs = (await as(network.otherCaseworker).get(`/cases/${own.id}`)).json<Made>().reference;
  expect((await grant(await asked(theirs))).statusCode).toBe(409);

  running.clock.standAt('2037-05-01');
  const silent = await asked(reference);
  running.clock.standAt('2037-05-04');
  expect((await as(network.colleague).get(`/break-glass/${silent}`)).json()).toMatchObject({ state: 'asked' });
  running.clock.standAt('2037-05-05');
  const late = await grant(silent);
  expect([late.statusCode, late.body.includes('Nobody answered')]).toEqual([409, true]);
  await running.app.get(Jobs).run('ended-grants');
  expect(await rowOf(silent)).toMatchObject({ state: 'ended' });
  expect((await as(network.otherCoordinator).get(`/break-glass/${silent}`)).json()).toMatchObject({ state: 'none' });
  running.clock.standAt('2037-05-20');
  await running.app.get(Jobs).run('sweep');
  const { items } = (await as(network.otherCoordinator).get('/break-glass')).json<{ items: { id: string }[] }>();
  expect(items.filter((one) => [id, none, silent].includes(one.id))).toEqual([]);
});

it('falls with a seat: a case that closes, a person who takes everything back, an account that is locked, a member who leaves, a desk that renews', async () => {
  const closing = await granted('closingqq');
  await as(network.caseworker).post(`/cases/${closing.caseId}/closure`, { reason: 'amnesty' });
  expect(await secrets(closing.id)).toEqual([]);
  expect((await read(closing.id)).statusCode).toBe(409);

  const takenBack = await granted('takenbackqq');
  await as(network.caseworker).patch(`/cases/${takenBack.caseId}`, { version: 1, counted: true });
  const withdrawn = await as(network.caseworker).post(`/cases/${takenBack.caseId}/consents/withdrawal`, {});
  expect(withdrawn.statusCode).toBe(200);
  expect(await secrets(takenBack.id)).toEqual([]);
  expect((await read(takenBack.id)).statusCode).toBe(409);

  const locked = await granted('lockedqq');
  const lock = `/accounts/${network.otherCoordinator.accountId}/lock`;
  expect((await as(network.administrator).post(lock)).statusCode).toBe(200);
  expect(await secrets(locked.id)).toEqual([]);
  await as(network.administrator).delete(lock);
  network.otherCoordinator.actor.sessionNumber += 1;
  expect((await read(locked.id)).statusCode).toBe(409);

  // Who granted leaves their desk; then who asked leaves theirs.
  const { colleague, otherCoordinator, desk, otherDesk } = network;
  const byColleague = await asked((await logged('leavesqq')).reference);
  expect((await grant(byColleague, colleague)).statusCode).toBe(201);
  await removed(desk.id, colleague);
  expect(await secrets(byColleague)).toEqual([]);
  expect((await read(byColleague)).statusCode).toBe(409);

  const renewed = await granted('renewedqq');
  const renewal = `/desks/${network.desk.id}/renewal`;
  expect((await browser(running.app, network.coordinator).submit(renewal, renewal)).statusCode).toBe(303);
  expect(await secrets(renewed.id)).toEqual([]);
  expect((await as(network.caseworker).get(`/break-glass/${renewed.id}`)).json()).toMatchObject({ state: 'ended' });

  const words = await wordsOfDesk(running, network.coordinator, desk.id);
  expect(await pinned(otherDesk.id, otherCoordinator, `desk.${desk.id}`, words)).toBe(303);
  const askerLeaves = await granted('askerleavesqq');
  await removed(otherDesk.id, otherCoordinator);
  expect(await secrets(askerLeaves.id)).toEqual([]);
  expect((await read(askerLeaves.id)).statusCode).toBe(404);
});

const removed = async (deskId: string, who: Person) => {
  const removal = `/organisation/desks/${deskId}/members/${who.accountId}/removal`;
  expect((await as(network.administrator).post(removal)).statusCode).toBeLessThan(300);
};

async function admitted(who: Person) {
  const members = `/desks/${network.otherDesk.id}/members`;
  const answer = await browser(running.app, network.otherCoordinator).submit(`${members}/new`, members, {
    account_id: who.accountId,
    words: who.checkWords,
  });
  expect(answer.statusCode).toBe(303);
  const confirmation = `/desks/${network.otherDesk.id}/confirmation`;
  const words = await wordsOfDesk(running, network.otherCaseworker, network.otherDesk.id);
  expect((await browser(running.app, who).submit(confirmation, confirmation, { words })).statusCode).toBe(303);
}
