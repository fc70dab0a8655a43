import { Accounts } from '../../src/accounts/accounts.service.js';
import { createApplication } from '../../src/application.js';
import { acting } from '../../src/cli/demo/cast.js';
import { codeOf, newcomer } from '../accounts/newcomer.js';
import { type RunningApp, startApp } from '../support/app.js';
import { browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { cookieOf, type Credentials, credentials, signInAtApi, signInAtPage } from '../web/signing-in.js';

/** A browser that has signed in before does not wait while strangers guess. */
let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

/** At the page, with this device cookie. */
async function from(device: string | undefined, typed: Credentials) {
  const tab = browser(running.app);
  const page = await tab.get('/sign-in');
  const _form = /name="_form" value="([^"]+)"/.exec(page.body)![1]!;
  const cookie = `${tab.cookie()}${device ? `; device=${device}` : ''}`;
  return running.app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ ...typed, _form }).toString(),
  });
}
const strangersGuess = async (handle: string, tries = 6) => {
  const statuses: number[] = [];
  for (let guess = 0; guess < tries; guess++)
    statuses.push((await signInAtApi(running, { handle, passphrase: 'wrong', totp: '000000' })).statusCode);
  return statuses;
};

it('signing in at the page leaves a cookie of a year; it names nobody', async () => {
  const { caseworker } = network;
  const { answer } = await signInAtPage(running, credentials(running, caseworker));
  expect([answer.headers['set-cookie']].flat()).toContainEqual(
    expect.stringMatching(/^device=[\w-]{43}\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=31536000$/),
  );
  const program = await signInAtApi(running, credentials(running, caseworker));
  expect(program.headers['set-cookie']).toBeUndefined();
});

it('while strangers guess, a known device signs in; a stranger, a forged cookie and that of another handle wait', async () => {
  const { caseworker, colleague } = network;
  const mine = cookieOf((await signInAtPage(running, credentials(running, caseworker))).answer, 'device')!;
  const theirs = cookieOf((await signInAtPage(running, credentials(running, colleague))).answer, 'device')!;
  expect(await strangersGuess(caseworker.handle)).toEqual([401, 401, 401, 401, 401, 429]);
  // One code for all: making another would move the clock past the wait.
  const typed = credentials(running, caseworker);
  for (const device of [undefined, theirs, `${mine.slice(0, -1)}!`, `${'x'.repeat(43)}.${mine.split('.')[1]}`])
    expect((await from(device, typed)).statusCode).toBe(429);
  expect((await from(mine, typed)).statusCode).toBe(303);
  // Its sign-in gives the strangers no new tries.
  expect(await strangersGuess(caseworker.handle, 1)).toEqual([429]);
  running.clock.forward({ minutes: 60 });
});

it('after ten failures its cookie counts for nothing; it makes nobody else wait', async () => {
  const { otherCaseworker } = network;
  const device = cookieOf((await signInAtPage(running, credentials(running, otherCaseworker))).answer, 'device')!;
  const wrong = { handle: otherCaseworker.handle, passphrase: 'wrong', totp: '000000' };
  for (let failure = 1; failure <= 10; failure++) expect((await from(device, wrong)).statusCode).toBe(401);
  const [row] = await ownerQuery<{ failures: number }>(
    running.database,
    'select failures from credentials where account_id = $1',
    [otherCaseworker.accountId],
  );
  expect(row!.failures).toBe(0);
  // From here on it is a stranger, with a stranger's five tries.
  for (let failure = 1; failure <= 5; failure++) expect((await from(device, wrong)).statusCode).toBe(401);
  expect((await from(device, credentials(running, otherCaseworker))).statusCode).toBe(429);
});

it('attempts count before they have failed: of many at once at one handle five are looked at, whether it exists or not', async () => {
  for (const handle of [network.otherCoordinator.handle, 'nobody-there-9876']) {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => signInAtApi(running, { handle, passphrase: 'wrong', totp: '000000' })),
    );
    const counted = (status: number) => answers.filter(({ statusCode }) => statusCode === status).length;
    expect([handle, counted(401), counted(429)]).toEqual([handle, 5, 35]);
  }
});

it('the browser that made the account is a known device from its first sign-in on', async () => {
  const { handle, code } = await acting(running.app, network.administrator, () =>
    running.app.get(Accounts, { strict: false }).invite('auditor'),
  );
  const at = newcomer(running);
  const { passphrase, secret } = await at.wholeWay(handle, code);
  const device = /device=([^;]+)/.exec(at.cookie())?.[1];
  running.clock.forward({ seconds: 30 });
  await strangersGuess(handle);
  const typed = { handle, passphrase, totp: codeOf(secret, running.clock.now()) };
  expect((await from(undefined, typed)).statusCode).toBe(429);
  expect((await from(device, typed)).statusCode).toBe(303);
});

it('a restart forgets no failures of today', async () => {
  const { southCaseworker } = network;
  expect(await strangersGuess(southCaseworker.handle)).toEqual([401, 401, 401, 401, 401, 429]);
  const restarted = await createApplication(
    {
      databaseUrl: running.database.appUrl,
      home: running.home,
      demonstration: false,
      clock: running.clock,
      secureCookies: false,
      mail: running.mail,
    },
    false,
  );
  const attempt = async () =>
    (
      await restarted.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: credentials(running, southCaseworker),
      })
    ).statusCode;
  expect(await attempt()).toBe(429);
  running.clock.forward({ minutes: 1 });
  expect(await attempt()).toBe(201);
  await restarted.close();
});
