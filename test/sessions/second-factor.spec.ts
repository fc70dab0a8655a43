import type { Person } from '../../src/cli/demo/cast.js';
import { codeAt, seedOf, stepOf } from '../../src/vault/second-factor.js';
import { trail } from '../audit/trail.js';
import { secretOn } from '../rules/own-changes.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { cookieOf, credentials, signInAtApi, signInAtPage } from '../web/signing-in.js';

/** A second factor replaced: with the old phone at hand, and without it. */
let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

type Tab = ReturnType<typeof browser>;
const now = () => stepOf(running.clock.now());
const codeOf = (secret: string) => codeAt(seedOf(secret), now());
const rowOf = async ({ accountId }: Person) =>
  (
    await ownerQuery<Record<string, unknown>>(running.database, 'select * from credentials where account_id = $1', [
      accountId,
    ])
  )[0]!;
const formOf = (body: string, action: string) =>
  new RegExp(`action="${action}".*?name="_form" value="([^"]+)"`, 's').exec(body)![1]!;
const actionsOf = async () =>
  (await trail(running, network.auditor)).map(({ action, actor, object }) => [action, actor, object]);
/** The person has another code app from now on; and the sessions of before have ended. */
const moved = (person: Person, secret: string) => {
  person.totpSeed = Buffer.from(seedOf(secret));
  person.actor.sessionNumber += 1;
};

describe('moved to another phone', () => {
  const BEGIN = '/account/second-factor';
  const CONFIRM = '/account/second-factor/confirmation';
  const ask = (tab: Tab, typed: Record<string, string>) => tab.submit(`${BEGIN}?again=yes`, BEGIN, typed);
  const proof = (person: Person) => {
    const { passphrase, totp } = credentials(running, person);
    return { passphrase, totp };
  };

  it('shows the new key once, keeps the old until the new has shown a code, and then ends all other sessions', async () => {
    const { caseworker } = network;
    const made = (await api(running.app, caseworker).post('/cases', { pseudonym: 'Kept' })).json<{ id: string }>();
    const { tab, answer } = await signInAtPage(running, credentials(running, caseworker));
    const [other, program] = [browser(running.app, caseworker), api(running.app, caseworker)];
    const page = await ask(tab, proof(caseworker));
    expect(page.statusCode).toBe(200);
    const secret = secretOn(page.body);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(page.body).toContain(`secret=${secret}`);
    expect((await tab.get(BEGIN)).body).not.toContain(secret.slice(0, 4));

    const _form = formOf(page.body, CONFIRM);
    const wrong = await tab.post(CONFIRM, { _form, totp: codeAt(caseworker.totpSeed, now()) });
    expect([wrong.statusCode, wrong.body.includes('This is not the code of now.')]).toEqual([422, true]);
    // Until the new one has shown a code the old one holds, and nobody is signed out.
    expect((await other.get('/cases')).statusCode).toBe(200);
    expect((await signInAtApi(running, credentials(running, caseworker))).statusCode).toBe(201);

    const before = await rowOf(caseworker);
    const done = await tab.post(CONFIRM, { _form, totp: codeOf(secret) });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/account']);
    expect((await tab.get(`/cases/${made.id}`)).body).toContain('Kept');
    expect([(await other.get('/cases')).statusCode, (await program.get('/session')).statusCode]).toEqual([401, 401]);
    expect((await signInAtApi(running, credentials(running, caseworker))).statusCode).toBe(401);
    moved(caseworker, secret);
    expect((await signInAtApi(running, credentials(running, caseworker))).statusCode).toBe(201);
    expect(cookieOf(done, 'device')).not.toBe(cookieOf(answer, 'device'));

    const after = await rowOf(caseworker);
    expect(after.totp_seed_sealed).not.toEqual(before.totp_seed_sealed);
    expect(after.secret_key_sealed).toEqual(before.secret_key_sealed);
    expect((await tab.post(CONFIRM, { _form, totp: codeOf(secret) })).statusCode).toBe(409);
    expect(await actionsOf()).toContainEqual([
      'own-account.move-second-factor',
      caseworker.accountId,
      caseworker.accountId,
    ]);
  });

  it('is told on the account page, to which the next sign-in by page leads, once; a program eats no news', async () => {
    const { caseworker } = network;
    expect((await rowOf(caseworker)).second_factor_told).toBe(false);
    const { tab, answer } = await signInAtPage(running, credentials(running, caseworker));
    expect(answer.headers.location).toBe('/account');
    expect((await tab.get('/account')).body).toContain('Your second factor was changed');
    expect((await signInAtPage(running, credentials(running, caseworker))).answer.headers.location).toBe('/today');
    expect((await browser(running.app, network.colleague).get('/account')).body).not.toContain('was changed');
  });

  it('needs the passphrase and a code that was not used, and guessing in an open session is stopped', async () => {
    const { colleague } = network;
    const tab = browser(running.app, colleague);
    const right = proof(colleague);
    expect((await ask(tab, right)).statusCode).toBe(200);
    const statuses = [(await ask(tab, right)).statusCode];
    for (let guess = 0; guess < 6; guess++)
      statuses.push((await ask(tab, { passphrase: 'six wrong words of a thief', totp: '000000' })).statusCode);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429]);
    running.clock.forward({ minutes: 60 });
  });

  it('a passphrase changed in between is not undone: whichever was begun last counts, in the same session too', async () => {
    const { otherCaseworker } = network;
    const tab = browser(running.app, otherCaseworker);
    const page = await ask(tab, proof(otherCaseworker));
    const _form = formOf(page.body, CONFIRM);
    await tab.submit('/account/passphrase?again=yes', '/account/passphrase', proof(otherCaseworker));
    expect((await tab.post(CONFIRM, { _form, totp: codeOf(secretOn(page.body)) })).statusCode).toBe(409);
    // And past the tickets: a seed sealed under a passphrase that is no more would open nowhere.
    const again = await ask(tab, proof(otherCaseworker));
    await ownerQuery(
      running.database,
      `update credentials set verifier_hash = decode(repeat('00', 32), 'hex') where account_id = $1`,
      [otherCaseworker.accountId],
    );
    const refused = await tab.post(CONFIRM, { _form, totp: codeOf(secretOn(again.body)) });
    expect([refused.statusCode, refused.body.includes('in the meantime')]).toEqual([409, true]);
  });
});

describe('a lost phone', () => {
  const PAGE = '/lost-phone';
  const CONFIRM = '/lost-phone/code-app';
  const give = async (person: Person, by = network.administrator) =>
    (await api(running.app, by).post(`/accounts/${person.accountId}/phone-code`)).json<{
      code: string;
      code_until: string;
    }>();
  const ask = (tab: Tab, typed: Record<string, string>) => tab.submit(PAGE, PAGE, typed);
  const typed = ({ handle, passphrase }: Person, code: string) => ({ handle, passphrase, code });

  it('is replaced by passphrase and code together: signed in, with the same keys, the same desks, and a new code app', async () => {
    const { coordinator } = network;
    const made = (await api(running.app, coordinator).post('/cases', { pseudonym: 'Still here' })).json<{
      id: string;
    }>();
    const before = await rowOf(coordinator);
    const elsewhere = browser(running.app, coordinator);
    const { code } = await give(coordinator);
    expect((await browser(running.app, coordinator).get('/account')).body).toContain(
      'A code for a lost phone was given',
    );

    const tab = browser(running.app);
    expect((await tab.get('/sign-in')).body).toContain('href="/lost-phone"');
    const page = await ask(tab, typed(coordinator, code.toLowerCase().replaceAll('-', ' ')));
    expect(page.statusCode).toBe(200);
    const secret = secretOn(page.body);
    expect((await tab.get(CONFIRM)).body).not.toContain(secret.slice(0, 4));
    expect(tab.cookie()).not.toContain('session=');
    expect((await rowOf(coordinator)).totp_seed_sealed).toEqual(before.totp_seed_sealed);

    const wrong = await tab.submit(CONFIRM, CONFIRM, { totp: codeAt(coordinator.totpSeed, now()) });
    expect([wrong.statusCode, wrong.body.includes('This is not the code of now.')]).toEqual([422, true]);
    const done = await tab.submit(CONFIRM, CONFIRM, { totp: codeOf(secret) });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/account']);
    expect((await tab.get('/account')).body).toContain('Your second factor was changed');
    expect((await tab.get(`/cases/${made.id}`)).body).toContain('Still here');
    expect((await elsewhere.get('/cases')).statusCode).toBe(401);
    const after = await rowOf(coordinator);
    for (const column of ['salt', 'verifier_hash', 'secret_key_sealed', 'desks_sealed'])
      expect([column, after[column]]).toEqual([column, before[column]]);
    expect((await signInAtApi(running, credentials(running, coordinator))).statusCode).toBe(401);
    moved(coordinator, secret);
    expect((await signInAtApi(running, credentials(running, coordinator))).statusCode).toBe(201);

    // Once: neither the code nor the browser's key does it again.
    expect((await ask(browser(running.app), typed(coordinator, code))).statusCode).toBe(401);
    const { accountId } = coordinator;
    expect(await actionsOf()).toEqual(
      expect.arrayContaining([
        ['account.phone-code-given', network.administrator.accountId, accountId],
        ['second-factor.replaced', accountId, accountId],
      ]),
    );
  });

  it('answers with the same bytes whatever is wrong, and whether or not there is such an account or such a code', async () => {
    const { lead, auditor } = network;
    const { code } = await give(lead);
    const wrong = 'six wrong words of a stranger';
    const bodies = new Set<string>();
    for (const fields of [
      { handle: lead.handle, passphrase: wrong, code },
      { handle: lead.handle, passphrase: lead.passphrase, code: '0000-0000-0000-0000' },
      { handle: auditor.handle, passphrase: auditor.passphrase, code },
      { handle: 'heron-maple-0000', passphrase: wrong, code },
    ]) {
      const answer = await ask(browser(running.app), fields);
      expect(answer.statusCode).toBe(401);
      bodies.add(
        answer.body
          .replaceAll(fields.handle, 'HANDLE')
          .replaceAll(fields.code, 'CODE')
          .replaceAll(/name="_form" value="[^"]*"/g, ''),
      );
    }
    expect(bodies.size).toBe(1);
    expect([...bodies][0]).toContain('That did not match');
  });

  it('waits as sign-in does, in one count with it, for handles that are nobody too', async () => {
    for (const handle of [network.otherCoordinator.handle, 'heron-maple-0001']) {
      const statuses = [];
      for (let guess = 0; guess < 3; guess++) {
        statuses.push((await ask(browser(running.app), { handle, passphrase: 'wrong', code: 'wrong' })).statusCode);
        statuses.push((await signInAtApi(running, { handle, passphrase: 'wrong', totp: '000000' })).statusCode);
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
      expect((await ask(browser(running.app), { handle, passphrase: 'wrong', code: 'wrong' })).statusCode).toBe(429);
    }
    running.clock.forward({ minutes: 60 });
  });

  it('a code ends after 72 hours, also between its two pages, and with a newer code', async () => {
    const { southCaseworker, south } = network;
    const first = await give(southCaseworker, south.administrator);
    const { code, code_until } = await give(southCaseworker, south.administrator);
    expect((await ask(browser(running.app), typed(southCaseworker, first.code))).statusCode).toBe(401);
    running.clock.forward({ minutes: (Date.parse(code_until) - running.clock.now().getTime()) / 60_000 - 1 });
    const tab = browser(running.app);
    const page = await ask(tab, typed(southCaseworker, code));
    expect(page.statusCode).toBe(200);
    running.clock.forward({ minutes: 2 });
    expect((await tab.submit(CONFIRM, CONFIRM, { totp: codeOf(secretOn(page.body)) })).statusCode).toBe(409);
    expect((await ask(browser(running.app), typed(southCaseworker, code))).statusCode).toBe(401);
    expect((await signInAtApi(running, credentials(running, southCaseworker))).statusCode).toBe(201);
  });

  it('belongs to the browser that was shown the key, for a quarter of an hour', async () => {
    const { southCoordinator, south } = network;
    const { code } = await give(southCoordinator, south.administrator);
    const tab = browser(running.app);
    const secret = secretOn((await ask(tab, typed(southCoordinator, code))).body);
    const thief = browser(running.app);
    await thief.get(PAGE);
    expect((await thief.get(CONFIRM)).body).toContain('There is no key to try');
    running.clock.forward({ minutes: 15 });
    expect((await tab.get(CONFIRM)).body).toContain('There is no key to try');
    expect((await ask(tab, typed(southCoordinator, code))).body).not.toContain(secret.slice(0, 8));
  });

  it('the code is given to accounts that work, never to the own one, and one that is disabled is let in by none', async () => {
    const by = api(running.app, network.administrator);
    const { id } = (await by.post('/accounts', { role: 'caseworker' })).json<{ id: string }>();
    expect((await by.post(`/accounts/${id}/phone-code`)).statusCode).toBe(409);
    expect((await by.post(`/accounts/${network.administrator.accountId}/phone-code`)).statusCode).toBe(409);
    expect((await by.post(`/accounts/${network.southCaseworker.accountId}/phone-code`)).statusCode).toBe(404);
    const { lead } = network;
    const { code } = await give(lead);
    const tab = browser(running.app);
    const secret = secretOn((await ask(tab, typed(lead, code))).body);
    await by.post(`/accounts/${lead.accountId}/lock`);
    expect((await ask(browser(running.app), typed(lead, code))).statusCode).toBe(401);
    expect((await tab.submit(CONFIRM, CONFIRM, { totp: codeOf(secret) })).statusCode).toBe(401);
    await by.delete(`/accounts/${lead.accountId}/lock`);
  });
});
