import { formToken } from '../../src/common/web/draw.js';
import { formKeyOf } from '../../src/sessions/session-store.js';
import { type RunningApp, startApp } from '../support/app.js';
import { browser, sessionToken } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { asCookie, cookieOf, credentials, signInAtPage } from './signing-in.js';

/** Cross-site request forgery, strict headers, cookies: what a browser is told. */
let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const TYPED = { pseudonym: 'Heron' };

describe('a form', () => {
  const post = (cookie: string, fields: Record<string, string>, headers: Record<string, string> = {}, url = '/cases') =>
    running.app.inject({
      method: 'POST',
      url,
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(fields).toString(),
    });
  const cases = async () =>
    (await browser(running.app, network.caseworker).get('/cases')).body.match(/href="\/cases\/[0-9a-f-]{36}"/g)
      ?.length ?? 0;

  it('is refused without its token, with that of another session, and with that of another address; nothing is written', async () => {
    const [mine, other] = [
      sessionToken(running.app, network.caseworker),
      sessionToken(running.app, network.caseworker),
    ];
    const before = await cases();
    const token = (cookie: string, path: string) => formToken(formKeyOf(cookie), path);
    const refused: Record<string, string>[] = [
      {},
      { _form: '' },
      { _form: token(other, '/cases') },
      { _form: token(mine, '/cases/search') },
      { _form: token(mine, '/cases').slice(0, -1) },
      { _form: token(mine, '/cases/') },
      { _form: token(sessionToken(running.app, network.colleague), '/cases') },
    ];
    for (const fields of refused) {
      const answer = await post(`session=${mine}`, { ...TYPED, ...fields });
      expect([fields, answer.statusCode]).toEqual([fields, 403]);
    }
    expect(await cases()).toBe(before);
    expect((await post(`session=${mine}`, { ...TYPED, _form: token(mine, '/cases') })).statusCode).toBe(303);
    expect(await cases()).toBe(before + 1);
  });

  it('that is turned into a PATCH or DELETE needs the token of its address too', async () => {
    const cookie = sessionToken(running.app, network.caseworker);
    const made = await post(`session=${cookie}`, { ...TYPED, _form: formToken(formKeyOf(cookie), '/cases') });
    const path = made.headers.location as string;
    for (const method of ['PATCH', 'DELETE']) {
      const url = method === 'PATCH' ? path : `${path}/closure`;
      expect((await post(`session=${cookie}`, { 'version#': '1' }, {}, `${url}?_method=${method}`)).statusCode).toBe(
        403,
      );
    }
    expect(
      (await running.app.inject({ method: 'DELETE', url: `${path}/closure`, headers: { cookie: `session=${cookie}` } }))
        .statusCode,
    ).toBe(403);
  });

  it.each(['cross-site', 'same-site', 'anything else'])(
    'that a browser says comes from elsewhere (Sec-Fetch-Site: %s) is refused, with the right token and without one',
    async (site) => {
      const cookie = sessionToken(running.app, network.caseworker);
      const right = { ...TYPED, _form: formToken(formKeyOf(cookie), '/cases') };
      expect((await post(`session=${cookie}`, right, { 'sec-fetch-site': site })).statusCode).toBe(403);
      expect((await post(`session=${cookie}`, {}, { 'sec-fetch-site': site }, '/leave')).statusCode).toBe(403);
      for (const own of ['same-origin', 'none'])
        expect((await post(`session=${cookie}`, right, { 'sec-fetch-site': own })).statusCode).toBe(303);
    },
  );

  it('of signing in is bound to a cookie of its own: another browser’s is refused', async () => {
    const [mine, other] = [browser(running.app), browser(running.app)];
    const page = await other.get('/sign-in');
    await mine.get('/sign-in');
    const _form = /name="_form" value="([^"]+)"/.exec(page.body)![1]!;
    expect((await mine.post('/sign-in', { ...credentials(running, network.caseworker), _form })).statusCode).toBe(403);
    expect(
      (await browser(running.app).post('/sign-in', { ...credentials(running, network.caseworker), _form })).statusCode,
    ).toBe(401);
  });

  it('may stand in two tabs, and both work', async () => {
    const { tab } = await signInAtPage(running, credentials(running, network.caseworker));
    const pages = [await tab.get('/cases/new'), await tab.get('/cases/new')];
    for (const page of pages) {
      const form = /<form method="post" action="\/cases".*?<\/form>/s.exec(page.body)![0];
      const hidden = Object.fromEntries(
        [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
          name!,
          value!,
        ]),
      );
      expect((await tab.post('/cases', { ...hidden, ...TYPED })).statusCode).toBe(303);
    }
  });

  it('that is not a form is refused at an address of pages: a JSON body could come from another site without asking', async () => {
    const cookie = sessionToken(running.app, network.caseworker);
    for (const type of ['application/json', 'text/plain']) {
      const answer = await running.app.inject({
        method: 'POST',
        url: '/cases',
        headers: { cookie: `session=${cookie}`, 'content-type': type },
        payload: '{"pseudonym":"Heron"}',
      });
      expect([type, answer.statusCode]).toEqual([type, 415]);
    }
  });
});

describe('every answer carries the strict headers', () => {
  const STRICT = {
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-robots-tag': 'noindex',
    'permissions-policy': expect.stringContaining('camera=()'),
  };
  const CSP =
    /^default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' https:\/\/www\.wikipedia\.org\/; base-uri 'none'; frame-ancestors 'none'$/;

  it.each([
    ['a page', 'GET', '/sign-in', 200],
    ['a public page', 'GET', '/public', 200],
    ['a redirect', 'GET', '/', 303],
    ['the stylesheet', 'GET', '/assets/ploughshare.css', 200],
    ['an asset that is not there', 'GET', '/assets/other.css', 404],
    ['no such page', 'GET', '/nowhere', 404],
    ['no such route of the API', 'GET', '/api/v1/nowhere', 404],
    ['nobody signed in', 'GET', '/cases', 401],
    ['nobody signed in at the API', 'GET', '/api/v1/cases', 401],
    ['a kind of request that is not taken', 'PUT', '/api/v1/cases', 404],
    ['an address that is none', 'GET', '/%E0%A4%A', 404],
    ['an address of the API that is none', 'GET', '/api/v1/%E0%A4%A', 404],
    ['a body that is no JSON', 'POST', '/api/v1/session', 400],
    ['health', 'GET', '/healthz', 200],
    ['leaving', 'POST', '/leave', 303],
  ])('%s', async (_, method, url, status) => {
    const json = url.startsWith('/api/') && method === 'POST';
    const answer = await running.app.inject({
      method: method as 'GET',
      url,
      headers: json ? { 'content-type': 'application/json' } : {},
      payload: json ? '{"handle":' : undefined,
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject(STRICT);
    expect(answer.headers['content-security-policy']).toMatch(CSP);
    expect(answer.headers['cache-control']).toBe(
      url === '/assets/ploughshare.css' ? 'public, max-age=3600' : 'no-store',
    );
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    if (status >= 400)
      expect(answer.headers['content-type']).toMatch(
        url.startsWith('/api/') ? /^application\/problem\+json/ : /^text\/html/,
      );
    expect(answer.body).not.toMatch(/fastify|node_modules|ERR_|FST_|\bat .*\.js:/i);
  });
});

describe('the cookies of a session', () => {
  it('on plain http for one’s own machine: not for scripts, not from other sites, forgotten with the browser', async () => {
    const { answer } = await signInAtPage(running, credentials(running, network.caseworker));
    const set = [answer.headers['set-cookie']].flat().map(String);
    expect(set).toContainEqual(expect.stringMatching(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/));
    expect(set).toContainEqual('before=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0');
  });

  it('under https: only over TLS, bound to this host, and transport security; whatever the request says of itself', async () => {
    const secure = await startApp({ secureCookies: true });
    const people = await smallNetwork(secure);
    for (const headers of [{}, { 'x-forwarded-proto': 'http', host: 'elsewhere.example' }]) {
      const page = await secure.app.inject({ method: 'GET', url: '/sign-in', headers });
      const before = cookieOf(page, '__Host-before')!;
      expect([page.headers['set-cookie']].flat()[0]).toMatch(
        /^__Host-before=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
      );
      const _form = /name="_form" value="([^"]+)"/.exec(page.body)![1]!;
      const signedIn = await secure.app.inject({
        method: 'POST',
        url: '/sign-in',
        headers: { cookie: `__Host-before=${before}`, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams({ _form, ...credentials(secure, people.caseworker) }).toString(),
      });
      const set = [signedIn.headers['set-cookie']].flat().map(String);
      expect(set).toContainEqual(
        expect.stringMatching(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/),
      );
      expect(signedIn.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
      const cookie = `__Host-session=${cookieOf(signedIn, '__Host-session')}`;
      expect((await asCookie(secure, cookie)).statusCode).toBe(200);
      expect((await asCookie(secure, cookie.replace('__Host-', ''))).statusCode).toBe(401);
    }
    await secure.stop();
  }, 60_000);
});
