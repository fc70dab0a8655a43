import { setTimeout } from 'node:timers/promises';
import { withClient } from '../../src/common/database/roles.js';
import { newRecoveryIdentity } from '../../src/vault/recovery.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { newcomer, paperOf, signIn } from './newcomer.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const administrator = () => browser(running.app, network.administrator);
const admit = (accountId: string, words: string) =>
  acting(running.app, network.coordinator, () =>
    running.app.get(Ceremonies, { strict: false }).admit(network.desk.id, accountId, words),
  );
const idOf = async (handle: string) =>
  (await ownerQuery<{ id: string }>(running.database, `select id from accounts where handle = $1`, [handle]))[0]!.id;

/** By whoever is left in the desk; the last step of a ceremony that needs a coordinator is not what is tried here. */
async function admitTo(deskId: string, by: Person, { beginnings, south }: SmallNetwork) {
  const { accountId, checkWords } = await beginnings.member(south, 'caseworker');
  await acting(running.app, by, () =>
    running.app.get(Ceremonies, { strict: false }).admit(deskId, accountId, checkWords),
  );
}

/** Invited by form, begun by form, admitted by voice. */
async function memberByForms() {
  const page = await administrator().submit('/accounts/new', '/accounts', { role: 'caseworker' });
  const { handle, code } = paperOf(page.body);
  const at = newcomer(running);
  const paper = await at.wholeWay(handle, code);
  const id = await idOf(handle);
  await admit(id, await at.words());
  return { id, handle, code, at, ...paper };
}

it('makes an account and shows its one-time code once', async () => {
  const at = administrator();
  const nothing = await at.submit('/accounts/new', '/accounts');
  expect(nothing.statusCode).toBe(422);
  expect(nothing.body).toContain('Choose what this person will do.');
  const page = await at.submit('/accounts/new', '/accounts', { role: 'caseworker' });
  expect(page.statusCode).toBe(200);
  const { handle, code } = paperOf(page.body);
  expect(code).toMatch(/^\w{4}(-\w{4}){3}$/);
  const list = (await at.get('/accounts')).body;
  expect(list).toContain(handle);
  expect(list + (await at.get(`/accounts/${await idOf(handle)}`)).body).not.toContain(code);
  await newcomer(running).wholeWay(handle, code);
});

it('disables an account: its session ends at the next request, no sign-in works, and both come back', async () => {
  const { id, handle, at, passphrase, secret } = await memberByForms();
  const by = administrator();
  expect((await at.get('/account/words')).statusCode).toBe(200);
  expect((await by.submit(`/accounts/${id}`, `/accounts/${id}/lock`)).headers.location).toBe(`/accounts/${id}`);
  expect((await at.get('/account/words')).statusCode).toBe(401);
  expect((await signIn(running, handle, passphrase, secret)).answer.statusCode).toBe(401);
  await by.submit(`/accounts/${id}`, `/accounts/${id}/lock`);
  expect((await signIn(running, handle, passphrase, secret)).answer.statusCode).toBe(303);
});

it('an account that was only invited is invited still when it is enabled, and its code opens nothing while it is disabled', async () => {
  const by = administrator();
  const { handle, code } = paperOf((await by.submit('/accounts/new', '/accounts', { role: 'auditor' })).body);
  const id = await idOf(handle);
  await by.submit(`/accounts/${id}`, `/accounts/${id}/lock`);
  expect((await newcomer(running).begin(handle, code)).statusCode).toBe(409);
  await by.submit(`/accounts/${id}`, `/accounts/${id}/lock`);
  await newcomer(running).wholeWay(handle, code);
});

it('ends all sessions of an account, and nothing else', async () => {
  const { id, handle, at, passphrase, secret } = await memberByForms();
  await administrator().submit(`/accounts/${id}`, `/accounts/${id}/sessions`);
  expect((await at.get('/account/words')).statusCode).toBe(401);
  expect((await signIn(running, handle, passphrase, secret)).answer.statusCode).toBe(303);
});

it('a reset takes everything and restores nothing: new passphrase, new words, no desk until somebody admits again', async () => {
  const { id, handle, at, passphrase, secret } = await memberByForms();
  const before = await at.words();
  const by = administrator();
  expect((await by.get(`/accounts/${id}/reset`)).body).toContain('cannot be undone');
  const page = await by.submit(`/accounts/${id}/reset`, `/accounts/${id}/reset`);
  const { handle: same, code } = paperOf(page.body);
  expect(same).toBe(handle);

  expect((await at.get('/account/words')).statusCode).toBe(401);
  expect((await signIn(running, handle, passphrase, secret)).answer.statusCode).toBe(401);
  expect(
    await ownerQuery(
      running.database,
      `select a.state, c.verifier_hash, c.secret_key_sealed, c.totp_seed_sealed, c.desks_sealed,
         (select count(*)::int from grants g where g.account_id = a.id) as grants,
         (select count(*)::int from public_keys k where k.subject_id = a.id) as keys
       from accounts a join credentials c on c.account_id = a.id where a.id = $1`,
      [id],
    ),
  ).toEqual([
    {
      state: 'invited',
      verifier_hash: null,
      secret_key_sealed: null,
      totp_seed_sealed: null,
      desks_sealed: null,
      grants: 0,
      keys: 0,
    },
  ]);
  expect(
    await ownerQuery(running.database, `select renewal_asked from desks where id = $1`, [network.desk.id]),
  ).toEqual([{ renewal_asked: true }]);

  const anew = newcomer(running);
  const next = await anew.wholeWay(handle, code);
  expect(next.passphrase).not.toBe(passphrase);
  expect(await anew.words()).not.toBe(before);
  expect((await signIn(running, handle, passphrase, secret)).answer.statusCode).toBe(401);
  const signedIn = await signIn(running, handle, next.passphrase, next.secret);
  expect(signedIn.answer.statusCode).toBe(303);
  expect((await signedIn.at.get('/home')).body).not.toContain('Harbour desk');

  await expect(admit(id, before)).rejects.toThrow('check words');
  await admit(id, await anew.words());
  expect((await signedIn.at.get('/home')).body).toContain('Harbour desk');
});

it('a lawyer who is reset keeps the list of what ended, opens nothing of it, and the desk sees that it ended', async () => {
  const desk = api(running.app, network.caseworker);
  const { id: caseId } = (await desk.post('/cases', { pseudonym: 'Heron' })).json<{ id: string }>();
  const { id } = (
    await desk.post(`/cases/${caseId}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['facts'],
      consent: { given_on: '2026-01-01', language: 'ru' },
    })
  ).json<{ id: string }>();
  await api(running.app, network.lawyer).post(`/referrals/${id}/conflict-check`);
  const by = browser(running.app, network.office.administrator);
  const { accountId } = network.lawyer;
  expect((await by.get(`/accounts/${accountId}/reset`)).body).toContain('send them again');
  const { handle, code } = paperOf(
    (await by.submit(`/accounts/${accountId}/reset`, `/accounts/${accountId}/reset`)).body,
  );
  const anew = newcomer(running);
  await anew.wholeWay(handle, code);
  expect((await anew.get('/referrals')).statusCode).toBe(200);
  expect((await anew.get(`/referrals/${id}`)).statusCode).toBe(200);
  expect(
    await ownerQuery(running.database, `select count(*)::int as n from shred.stage_secrets where offer_id = $1`, [id]),
  ).toEqual([{ n: 0 }]);
  expect((await desk.get(`/cases/${caseId}/referrals/${id}`)).json()).toMatchObject({ state: 'expired' });
});

it('does none of it to the own account, nor to one of another organisation', async () => {
  const by = api(running.app, network.administrator);
  const own = network.administrator.accountId;
  expect((await by.post(`/accounts/${own}/lock`)).statusCode).toBe(409);
  expect((await by.post(`/accounts/${own}/reset`)).statusCode).toBe(409);
  const theirs = network.southCaseworker.accountId;
  expect((await by.get(`/accounts/${theirs}`)).statusCode).toBe(404);
  for (const act of ['lock', 'reset']) expect((await by.post(`/accounts/${theirs}/${act}`)).statusCode).toBe(404);
  expect((await by.delete(`/accounts/${theirs}/sessions`)).statusCode).toBe(404);
  expect((await api(running.app, network.southCaseworker).get('/cases')).statusCode).toBe(200);
});

it('removes somebody from a desk: the next request reaches nothing of it, and the desk is asked to renew its key', async () => {
  const by = administrator();
  const { accountId, handle } = network.otherCaseworker;
  const place = `/organisation/desks/${network.otherDesk.id}/members/${accountId}/removal`;
  expect((await by.get('/organisation')).body).toContain(place);
  expect((await by.get(place)).body).toContain('must then renew its key');
  const at = browser(running.app, network.otherCaseworker);
  expect((await at.get('/home')).body).toContain('Valley desk');
  expect((await by.submit(place, place)).headers.location).toBe('/organisation');
  expect((await at.get('/home')).body).not.toContain('Valley desk');
  const page = (await by.get('/organisation')).body;
  expect(page).not.toContain(handle);
  expect(page).toContain('Key to be renewed');
  expect((await by.get(place)).statusCode).toBe(404);
});

it('never removes the last who holds a desk’s key: not the page, not a program, not two at once', async () => {
  const { southDesk, southCoordinator, southCaseworker, south } = network;
  const page = browser(running.app, south.administrator);
  const program = api(running.app, south.administrator);
  const place = ({ accountId }: { accountId: string }) =>
    `/organisation/desks/${southDesk.id}/members/${accountId}/removal`;
  const holders = async () =>
    (await ownerQuery(running.database, `select 1 from grants where desk_id = $1`, [southDesk.id])).length;
  // Of the last two, removed at once, one stays.
  const both = await withClient(running.database.appUrl, async (client) => {
    // Whoever holds the desk's row keeps both waiting, past what they have read before it.
    const { accountId, organisationId } = south.administrator;
    await client.query('begin');
    await client.query('select * from act($1, $2, $3, now())', [accountId, organisationId, 'organisation']);
    await client.query('select 1 from desks where id = $1 for update', [southDesk.id]);
    const acts = Promise.all([southCoordinator, southCaseworker].map((one) => program.post(place(one))));
    await setTimeout(500);
    await client.query('commit');
    return acts;
  });
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  expect(await holders()).toBe(1);
  const last = both[0]!.statusCode === 409 ? southCoordinator : southCaseworker;
  const shown = (await page.get(place(last))).body;
  expect(shown).toContain('Nobody else holds');
  expect(shown).not.toContain('Remove from the desk');
  expect((await program.post(place(last))).json()).toMatchObject({ status: 409, code: 'last-holder' });
  expect(await holders()).toBe(1);
  // Others whose grant opens nothing do not count: an old epoch, a stand-in whose time is over, an account that is disabled.
  await admitTo(southDesk.id, last, network);
  for (const spoil of [
    `update grants set epoch = epoch + 1 where desk_id = $1 and account_id <> $2`,
    `update grants set epoch = 1, ends_at = '2020-01-01T00:00:00Z' where desk_id = $1 and account_id <> $2`,
    `update accounts set state = 'disabled' where id in (select account_id from grants where desk_id = $1 and account_id <> $2)`,
  ]) {
    await ownerQuery(running.database, spoil, [southDesk.id, last.accountId]);
    expect((await program.post(place(last))).statusCode).toBe(409);
    if (spoil.includes('ends_at'))
      await ownerQuery(running.database, `update grants set ends_at = null where desk_id = $1`, [southDesk.id]);
  }
  expect(await holders()).toBe(2);
});

it('names a desk, once by each name, and it holds no key until a coordinator has made one', async () => {
  const by = administrator();
  expect((await by.submit('/organisation', '/organisation/desks', { name: ' ' })).statusCode).toBe(422);
  expect((await by.submit('/organisation', '/organisation/desks', { name: 'Forest desk' })).statusCode).toBe(303);
  const again = await by.submit('/organisation', '/organisation/desks', { name: 'Forest desk' });
  expect(again.statusCode).toBe(422);
  expect(again.body).toContain('has this name already');
  expect((await by.get('/organisation')).body).toContain('Not born yet');
});

it('takes the public keys of three recovery holders, whole and different, once', async () => {
  const office = browser(running.app, network.office.administrator);
  const enter = (first: string, second: string, third: string) =>
    office.submit('/organisation', '/organisation/recovery-holders', { first, second, third });
  const [a, b, c] = [await newRecoveryIdentity(), await newRecoveryIdentity(), await newRecoveryIdentity()];
  const mistaken = `${b.recipient.slice(0, -1)}${b.recipient.endsWith('q') ? 'p' : 'q'}`;
  const wrong = await enter(a.identity, mistaken, 'nothing');
  expect(wrong.statusCode).toBe(422);
  for (const words of ['must never leave its holder', 'This key is not whole', 'It begins with age1'])
    expect(wrong.body).toContain(words);
  expect(wrong.body).not.toContain(a.identity);
  const twice = await enter(a.recipient, b.recipient, a.recipient);
  expect(twice.body).toContain('Three people hold three keys');
  expect((await enter(a.recipient, ` ${b.recipient} `, c.recipient)).statusCode).toBe(303);
  const page = (await office.get('/organisation')).body;
  for (const { recipient } of [a, b, c]) expect(page).toContain(recipient);
  expect(page).not.toContain('action="/organisation/recovery-holders"');
  const again = await api(running.app, network.office.administrator).post('/organisation/recovery-holders', {
    first: a.recipient,
    second: b.recipient,
    third: c.recipient,
  });
  expect(again.statusCode).toBe(409);
});

it('never holds a key, whatever it does here', async () => {
  const rows = await ownerQuery<{ n: number }>(
    running.database,
    `select count(*)::int as n from grants g join accounts a on a.id = g.account_id where a.role = 'administrator'`,
  );
  expect(rows).toEqual([{ n: 0 }]);
  const by = administrator();
  for (const path of ['/cases', '/imports', '/referrals']) expect((await by.get(path)).statusCode).toBe(403);
  await expect(
    acting(running.app, network.administrator, () =>
      running.app.get(Ceremonies, { strict: false }).admit(network.desk.id, network.caseworker.accountId, 'x'),
    ),
  ).rejects.toThrow();
});

it('is refused to everybody else', async () => {
  for (const person of [network.coordinator, network.caseworker, network.otherLawyer, network.auditor, network.lead]) {
    const at = browser(running.app, person);
    for (const path of ['/accounts', '/accounts/new', '/organisation'])
      expect((await at.get(path)).statusCode).toBe(403);
  }
});
