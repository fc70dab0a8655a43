import { type RunningApp, startApp } from '../support/app.js';
import { browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { asCookie, cookieOf, credentials, signInAtPage } from './signing-in.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

describe('"Leave now"', () => {
  const leave = (cookie: string) =>
    running.app.inject({
      method: 'POST',
      url: '/leave',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    });

  it('ends the session and leads to a page about something else: from a kept page, after the session, without one', async () => {
    const { tab } = await signInAtPage(running, credentials(running, network.caseworker));
    const kept = tab.cookie();
    for (const cookie of [kept, kept, 'session=nonsense', '']) {
      const left = await leave(cookie);
      expect([left.statusCode, left.headers.location]).toEqual([303, 'https://www.wikipedia.org/']);
      expect(cookieOf(left, 'session')).toBe('');
    }
    expect((await asCookie(running, kept)).statusCode).toBe(401);
  });

  it('is on the pages of everybody, as a form that posts', async () => {
    for (const person of [network.caseworker, network.lawyer, network.lead, network.administrator, network.auditor]) {
      const shown = await browser(running.app, person).get('/campaigns');
      expect(shown.body).toMatch(/<form method="post" action="\/leave"/);
    }
    expect((await browser(running.app).get('/public')).body).toMatch(/<form method="post" action="\/leave"/);
  });

  it('works while the database is away', async () => {
    const { tab } = await signInAtPage(running, credentials(running, network.caseworker));
    const kept = tab.cookie();
    const { app, stop, ...rest } = await startApp();
    await rest.database.drop();
    const left = await app.inject({
      method: 'POST',
      url: '/leave',
      headers: { cookie: kept, 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    });
    expect([left.statusCode, left.headers.location]).toEqual([303, 'https://www.wikipedia.org/']);
    await stop().catch(() => undefined);
  });
});
