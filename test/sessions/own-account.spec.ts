import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { cookieOf, credentials, signInAtApi, signInAtPage } from '../web/signing-in.js';

/** One's own account: how pages look, where one is signed in, and a new passphrase. */
let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

it('is led to from every page, and says who one is', async () => {
  const tab = browser(running.app, network.auditor);
  expect((await tab.get('/home')).body).toContain('<a href="/account">Your account</a>');
  const page = await tab.get('/account');
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain(network.auditor.handle);
  expect(page.body).toContain('Auditor');
});

it('colours and density are kept with the account, and stand on every page from then on', async () => {
  const tab = browser(running.app, network.caseworker);
  expect((await tab.get('/cases')).body).toContain('<html lang="en" dir="ltr">');
  const set = await tab.submit('/account', '/account/settings', { theme: 'dark', density: 'dense' });
  expect([set.statusCode, set.headers.location]).toEqual([303, '/account']);
  for (const at of ['/account', '/cases'])
    expect((await browser(running.app, network.caseworker).get(at)).body).toContain(
      'data-theme="dark" data-density="dense"',
    );
  expect((await browser(running.app, network.colleague).get('/cases')).body).not.toContain('data-density');
  const wrong = await tab.submit('/account', '/account/settings', { theme: 'pink', density: 'dense' });
  expect([wrong.statusCode, wrong.body.includes('Choose how pages are coloured.')]).toEqual([422, true]);
  await tab.submit('/account', '/account/settings', { theme: 'system', density: 'airy' });
  expect((await tab.get('/cases')).body).toContain('<html lang="en" dir="ltr">');
});

describe('where one is signed in', () => {
  const idsOn = (page: string) => [...page.matchAll(/name="session" value="([^"]+)"/g)].map(([, id]) => id!);

  it('lists one’s own live sessions alone, and marks this one', async () => {
    const { lead, otherCoordinator } = network;
    browser(running.app, otherCoordinator);
    const tab = browser(running.app, lead);
    const program = api(running.app, lead);
    const page = (await tab.get('/account')).body;
    expect(idsOn(page)).toHaveLength(1);
    expect(page.match(/This one/g)).toHaveLength(1);
    expect(page).toContain('Program (API)');
    running.clock.forward({ minutes: 16 });
    expect((await program.get('/session')).statusCode).toBe(401);
    expect(idsOn((await browser(running.app, lead).get('/account')).body)).toHaveLength(0);
  });

  it('ends one of them, or all others, never this one and never somebody else’s', async () => {
    const { otherCaseworker, southCaseworker } = network;
    const [tab, second, third, foreign] = [
      browser(running.app, otherCaseworker),
      browser(running.app, otherCaseworker),
      api(running.app, otherCaseworker),
      browser(running.app, southCaseworker),
    ];
    const [foreignSession] = idsOn((await browser(running.app, southCaseworker).get('/account')).body);
    const before = idsOn((await tab.get('/account')).body);
    expect(before).toHaveLength(2);
    const page = (await tab.get('/account')).body;
    const _form = /action="\/account\/sessions\/ending"[^>]*>.*?name="_form" value="([^"]+)"/s.exec(page)![1]!;
    for (const session of [foreignSession!, '00000000-0000-4000-8000-000000000000'])
      expect((await tab.post('/account/sessions/ending', { _form, session })).statusCode).toBe(303);
    expect((await foreign.get('/account')).statusCode).toBe(200);
    expect(idsOn((await tab.get('/account')).body)).toHaveLength(2);

    const [newest] = before;
    await tab.post('/account/sessions/ending', { _form, session: newest! });
    expect(idsOn((await tab.get('/account')).body)).toEqual([before[1]]);
    expect([(await second.get('/account')).statusCode, (await third.get('/session')).statusCode].sort()).toEqual([
      200, 401,
    ]);
    await tab.post('/account/sessions/ending', { _form });
    expect(idsOn((await tab.get('/account')).body)).toEqual([]);
    expect((await second.get('/account')).statusCode).toBe(401);
    expect((await foreign.get('/account')).statusCode).toBe(200);
  });
});

describe('a new passphrase', () => {
  const shown = (body: string) => /<bdi class="code" dir="ltr">([a-z -]+)<\/bdi>/.exec(body)?.[1];
  const formOf = (body: string) =>
    /action="\/account\/passphrase\/confirmation".*?name="_form" value="([^"]+)"/s.exec(body)![1]!;
  const ask = (tab: ReturnType<typeof browser>, typed: Record<string, string>) =>
    tab.submit('/account/passphrase?again=yes', '/account/passphrase', typed);

  it('is shown once, holds once it was typed back, and ends all other sessions; this one goes on, with all it could open', async () => {
    const { caseworker } = network;
    const made = (await api(running.app, caseworker).post('/cases', { pseudonym: 'Kept' })).json<{ id: string }>();
    const { tab, answer } = await signInAtPage(running, credentials(running, caseworker));
    const device = cookieOf(answer, 'device');
    const [other, program] = [browser(running.app, caseworker), api(running.app, caseworker)];

    const { passphrase, totp } = credentials(running, caseworker);
    const page = await ask(tab, { passphrase, totp });
    expect(page.statusCode).toBe(200);
    const fresh = shown(page.body)!;
    expect(fresh.split(' ').length).toBe(6);
    expect(shown((await tab.get('/account/passphrase')).body)).toBeUndefined();
    // Until it was typed back the old one holds, and nobody is signed out.
    expect((await other.get('/cases')).statusCode).toBe(200);
    expect((await signInAtApi(running, credentials(running, caseworker))).statusCode).toBe(201);

    const before = await ownerQuery(running.database, 'select * from credentials where account_id = $1', [
      caseworker.accountId,
    ]);
    const wrong = await tab.post('/account/passphrase/confirmation', {
      _form: formOf(page.body),
      passphrase: 'six other words',
    });
    expect([wrong.statusCode, shown(wrong.body)]).toEqual([422, undefined]);
    expect(wrong.body).toContain('This is not the new passphrase.');
    const done = await tab.post('/account/passphrase/confirmation', {
      _form: formOf(page.body),
      passphrase: ` ${fresh.toUpperCase()} `,
    });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/account']);

    expect((await tab.get(`/cases/${made.id}`)).body).toContain('Kept');
    expect((await other.get('/cases')).statusCode).toBe(401);
    expect((await program.get('/session')).statusCode).toBe(401);
    expect((await signInAtApi(running, credentials(running, caseworker))).statusCode).toBe(401);
    const renewed = { ...credentials(running, caseworker), passphrase: fresh };
    const signedIn = await signInAtApi(running, renewed);
    expect(signedIn.statusCode).toBe(201);

    const [after] = await ownerQuery<Record<string, Buffer>>(
      running.database,
      'select * from credentials where account_id = $1',
      [caseworker.accountId],
    );
    for (const column of ['salt', 'verifier_hash', 'secret_key_sealed', 'totp_seed_sealed', 'device_key'])
      expect([column, after![column]]).not.toEqual([column, before[0]![column as never]]);
    expect(cookieOf(done, 'device')).not.toBe(device);
    const again = await tab.post('/account/passphrase/confirmation', {
      _form: formOf(page.body),
      passphrase: fresh,
    });
    expect([again.statusCode, again.body.includes('begin again')]).toEqual([409, true]);
    caseworker.passphrase = fresh;
  });

  it('needs the present one and a code that was not used, and guessing it in an open session is stopped', async () => {
    const { colleague } = network;
    const tab = browser(running.app, colleague);
    const right = credentials(running, colleague);
    expect((await ask(tab, { passphrase: right.passphrase, totp: right.totp })).statusCode).toBe(200);
    const used = await ask(tab, { passphrase: right.passphrase, totp: right.totp });
    expect([used.statusCode, used.body.includes('do not both match')]).toEqual([422, true]);
    const { passphrase, totp } = credentials(running, colleague);
    for (let guess = 1; guess <= 5; guess++)
      expect((await ask(tab, { passphrase: `wrong ${guess}`, totp })).statusCode).toBe(422);
    expect((await ask(tab, { passphrase, totp })).statusCode).toBe(429);
    // Signing in has a count of its own.
    expect((await signInAtApi(running, credentials(running, colleague))).statusCode).toBe(201);
  });

  it('belongs to the session that asked for it, for a quarter of an hour', async () => {
    const { southCaseworker } = network;
    const [tab, other] = [browser(running.app, southCaseworker), browser(running.app, southCaseworker)];
    const { passphrase, totp } = credentials(running, southCaseworker);
    const page = await ask(tab, { passphrase, totp });
    const fresh = shown(page.body)!;
    expect((await other.get('/account/passphrase')).body).toContain('Show me a new passphrase');
    running.clock.forward({ minutes: 14 });
    await tab.get('/account');
    running.clock.forward({ minutes: 2 });
    const late = await tab.post('/account/passphrase/confirmation', { _form: formOf(page.body), passphrase: fresh });
    expect(late.statusCode).toBe(409);
    expect((await signInAtApi(running, credentials(running, southCaseworker))).statusCode).toBe(201);
  });
});
