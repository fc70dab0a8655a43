import { plainSha256 } from '../../src/vault/derive.js';
import { codeAt, stepOf } from '../../src/vault/second-factor.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { asOwner, ownerQuery } from '../support/owner.js';
import { asBearer, asCookie, cookieOf, credentials, signInAtApi, signInAtPage } from './signing-in.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

describe('signing in', () => {
  it('by the page: leads to the day’s work, with a new cookie, and takes away the one before', async () => {
    const { tab, answer } = await signInAtPage(running, credentials(running, network.caseworker));
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/today']);
    expect(cookieOf(answer, 'session')).toMatch(/^[\w-]{43}$/);
    expect(cookieOf(answer, 'before')).toBe('');
    expect((await tab.get('/cases')).statusCode).toBe(200);
  });

  it('by the API: answers a token, its end and whose it is', async () => {
    const answer = await signInAtApi(running, credentials(running, network.lawyer));
    expect(answer.statusCode).toBe(201);
    const { token, ...rest } = answer.json<{ token: string }>();
    expect(rest).toEqual({
      expires_at: expect.stringMatching(/^\d{4}-.*Z$/),
      account: { handle: network.lawyer.handle, role: 'lawyer' },
    });
    expect((await asBearer(running, token, '/api/v1/referrals')).statusCode).toBe(200);
  });

  it('in a browser that was signed in already ends the session before', async () => {
    const { tab, answer } = await signInAtPage(running, credentials(running, network.caseworker));
    const first = cookieOf(answer, 'session')!;
    await tab.submit('/sign-in', '/sign-in', { ...credentials(running, network.caseworker) });
    expect((await asCookie(running, `session=${first}`)).statusCode).toBe(401);
    expect((await tab.get('/cases')).statusCode).toBe(200);
  });
});

describe('a refused sign-in', () => {
  it('tells nothing about which part was wrong, nor whether the account is there: the same bytes', async () => {
    const { colleague, north, beginnings } = network;
    const disabled = await beginnings.member(north, 'caseworker');
    await ownerQuery(running.database, `update accounts set state = 'disabled' where id = $1`, [disabled.accountId]);
    const right = credentials(running, colleague);
    const wrong = [
      { ...right, handle: 'nobody-here-1234' },
      { ...right, passphrase: 'six other words that are wrong' },
      { ...right, totp: '000000' },
      credentials(running, disabled),
      { ...right, handle: colleague.handle.toUpperCase() },
      { ...right, handle: `${colleague.handle}'--` },
    ];
    const answers = [];
    for (const typed of wrong) answers.push(await signInAtApi(running, typed));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(new Set(answers.map(({ headers: { date: _, ...headers } }) => JSON.stringify(headers))).size).toBe(1);
    expect(answers[0]!.statusCode).toBe(401);

    const pages = [];
    for (const typed of wrong) pages.push((await signInAtPage(running, typed)).answer);
    const drawn = pages.map(
      ({ statusCode, body }, at) =>
        `${statusCode} ${body
          .replaceAll(wrong[at]!.handle, 'HANDLE')
          .replaceAll(wrong[at]!.handle.replaceAll("'", '&#39;'), 'HANDLE')
          .replace(/value="[\w-]{43}"/g, '')}`,
    );
    expect(new Set(drawn).size).toBe(1);
    expect(pages[0]!.body).not.toContain(right.passphrase);
    expect(pages[0]!.body).not.toContain(right.totp);
  });

  it('a code works once, by whichever way; sending it again is refused and counts as no failure', async () => {
    const typed = credentials(running, network.coordinator);
    expect((await signInAtApi(running, typed)).statusCode).toBe(201);
    for (let again = 0; again < 7; again++) expect((await signInAtApi(running, typed)).statusCode).toBe(401);
    expect((await signInAtPage(running, typed)).answer.statusCode).toBe(401);
    expect((await signInAtApi(running, credentials(running, network.coordinator))).statusCode).toBe(201);
  });

  it('two who send the same code at the same moment: one gets in', async () => {
    const typed = credentials(running, network.coordinator);
    const answers = await Promise.all([
      signInAtApi(running, typed),
      signInAtApi(running, typed),
      signInAtApi(running, typed),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401, 401]);
  });

  it('a code that is older than the last used one is refused, and one of two steps ago', async () => {
    const { coordinator } = network;
    const { clock } = running;
    clock.forward({ seconds: 120 });
    const at = (steps: number) => codeAt(coordinator.totpSeed, stepOf(clock.now()) + steps);
    const { handle, passphrase } = coordinator;
    expect((await signInAtApi(running, { handle, passphrase, totp: at(-2) })).statusCode).toBe(401);
    expect((await signInAtApi(running, { handle, passphrase, totp: at(1) })).statusCode).toBe(401);
    expect((await signInAtApi(running, { handle, passphrase, totp: at(0) })).statusCode).toBe(201);
    expect((await signInAtApi(running, { handle, passphrase, totp: at(-1) })).statusCode).toBe(401);
    clock.forward({ seconds: 30 });
    expect((await signInAtApi(running, { handle, passphrase, totp: at(0) })).statusCode).toBe(201);
  });

  it('after five failures one waits, with the right words too, and waits longer each time; a handle that is not there waits alike', async () => {
    const { otherCoordinator } = network;
    const told: string[][] = [];
    for (const handle of [otherCoordinator.handle, 'nobody-there-4321']) {
      const answers: string[] = [];
      const code = credentials(running, otherCoordinator);
      const attempt = async (more: object = {}) => {
        const { statusCode, body, headers } = await signInAtApi(running, {
          ...code,
          handle,
          passphrase: 'wrong words',
          ...more,
        });
        answers.push(`${statusCode} ${body} ${headers['retry-after'] ?? ''}`);
        return statusCode;
      };
      for (let failure = 1; failure <= 5; failure++) expect(await attempt()).toBe(401);
      expect(await attempt()).toBe(429);
      expect(await attempt({ passphrase: otherCoordinator.passphrase })).toBe(429);
      running.clock.forward({ seconds: 60 });
      expect(await attempt()).toBe(401);
      running.clock.forward({ seconds: 60 });
      expect(await attempt()).toBe(429);
      running.clock.forward({ seconds: 60 });
      expect(await attempt()).toBe(401);
      told.push(answers);
    }
    expect(told[0]).toEqual(told[1]);
    running.clock.forward({ minutes: 4 });
    expect((await signInAtApi(running, credentials(running, otherCoordinator))).statusCode).toBe(201);
  });
});

describe('a session', () => {
  it('ends after 15 minutes without a request, not before', async () => {
    const { token } = (await signInAtApi(running, credentials(running, network.caseworker))).json<{ token: string }>();
    running.clock.forward({ minutes: 14, seconds: 59 });
    expect((await asBearer(running, token)).statusCode).toBe(200);
    running.clock.forward({ minutes: 14, seconds: 59 });
    expect((await asBearer(running, token)).statusCode).toBe(200);
    running.clock.forward({ minutes: 15 });
    expect((await asBearer(running, token)).statusCode).toBe(401);
  });

  it('ends after 8 hours, however busy', async () => {
    const { tab } = await signInAtPage(running, credentials(running, network.caseworker));
    for (let minutes = 10; minutes < 480; minutes += 10) {
      running.clock.forward({ minutes: 10 });
      expect((await tab.get('/cases')).statusCode).toBe(200);
    }
    running.clock.forward({ minutes: 10 });
    expect((await tab.get('/cases')).statusCode).toBe(401);
  });

  it('of the API is no cookie, and a cookie is no token of the API', async () => {
    const { token } = (await signInAtApi(running, credentials(running, network.caseworker))).json<{ token: string }>();
    const cookie = cookieOf((await signInAtPage(running, credentials(running, network.caseworker))).answer, 'session')!;
    expect((await asCookie(running, `session=${token}`)).statusCode).toBe(401);
    expect((await asBearer(running, cookie)).statusCode).toBe(401);
    expect((await asCookie(running, `session=${cookie}`, '/api/v1/cases')).statusCode).toBe(401);
    expect((await asBearer(running, token, '/cases')).statusCode).toBe(401);
    expect([
      (await asBearer(running, token)).statusCode,
      (await asCookie(running, `session=${cookie}`)).statusCode,
    ]).toEqual([200, 200]);
  });

  it('of an account that was disabled, or whose sessions were ended, is refused at the very next request', async () => {
    for (const ending of [
      `update accounts set state = 'disabled' where id = $1`,
      'update accounts set sessions_from = sessions_from + 1 where id = $1',
    ]) {
      const member = await network.beginnings.member(network.north, 'caseworker');
      const { token } = (await signInAtApi(running, credentials(running, member))).json<{ token: string }>();
      const { tab } = await signInAtPage(running, credentials(running, member));
      expect((await tab.get('/campaigns')).statusCode).toBe(200);
      await ownerQuery(running.database, ending, [member.accountId]);
      expect((await asBearer(running, token, '/api/v1/campaigns')).statusCode).toBe(401);
      expect((await tab.get('/campaigns')).statusCode).toBe(401);
      // The browser is left where it can sign in, or leave.
      expect(tab.cookie()).not.toContain('session=');
      expect(
        (await tab.submit('/sign-in', '/sign-in', { handle: 'nobody-here-1234', passphrase: 'x', totp: '000000' }))
          .statusCode,
      ).toBe(401);
      expect((await tab.post('/leave', {})).statusCode).toBe(303);
    }
  });

  it('is ended by signing out, by the page and by the API, and its cookie is taken away', async () => {
    const { tab } = await signInAtPage(running, credentials(running, network.caseworker));
    const kept = tab.cookie();
    const out = await tab.submit('/cases', '/sign-out');
    expect([out.statusCode, out.headers.location, cookieOf(out, 'session')]).toEqual([303, '/sign-in', '']);
    expect((await asCookie(running, kept)).statusCode).toBe(401);
    const { token } = (await signInAtApi(running, credentials(running, network.caseworker))).json<{ token: string }>();
    expect(
      (
        await running.app.inject({
          method: 'DELETE',
          url: '/api/v1/session',
          headers: { authorization: `Bearer ${token}` },
        })
      ).statusCode,
    ).toBe(204);
    expect((await asBearer(running, token)).statusCode).toBe(401);
  });

  it('leaves nothing in Postgres: no token, no hash of one, no secret key, no passphrase, no seed', async () => {
    const typed = credentials(running, network.caseworker);
    const { token } = (await signInAtApi(running, typed)).json<{ token: string }>();
    const { tab, answer } = await signInAtPage(running, credentials(running, network.colleague));
    const cookie = cookieOf(answer, 'session')!;
    await api(running.app, network.caseworker).post('/cases', { pseudonym: 'Heron' });
    await tab.get('/cases');
    const dump = await dumpOf();
    const [secret, { passphrase, totpSeed, totpSecret }] = [network.caseworker.actor.secretKey, network.caseworker];
    const sought = [token, cookie].flatMap((one) => [
      Buffer.from(one),
      Buffer.from(one, 'base64url'),
      plainSha256(Buffer.from(one)),
      plainSha256(Buffer.from(one, 'base64url')),
    ]);
    for (const bytes of [...sought, Buffer.from(secret), Buffer.from(passphrase), totpSeed, Buffer.from(totpSecret)]) {
      for (const written of [
        bytes.toString('hex'),
        bytes.toString('base64'),
        bytes.toString('base64url'),
        bytes.toString('latin1'),
      ])
        expect(dump.includes(written)).toBe(false);
    }
    // The search would find what is there.
    expect(dump).toContain(network.caseworker.handle);
    const [kept] = await ownerQuery<{ verifier_hash: Buffer }>(
      running.database,
      'select verifier_hash from credentials where account_id = $1',
      [network.caseworker.accountId],
    );
    expect(dump).toContain(kept!.verifier_hash.toString('hex'));
  });

  const dumpOf = () =>
    asOwner(running.database, async (owner) => {
      const { rows } = await owner.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'shred')`,
      );
      let text = '';
      for (const { name } of rows)
        text += (await owner.query<{ line: string }>(`select t::text as line from ${name} t`)).rows
          .map(({ line }) => line)
          .join('\n');
      return text;
    });
});
