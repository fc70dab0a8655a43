import type { Browser } from 'playwright-core';
import { codeAt, stepOf } from '../../src/vault/second-factor.js';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { browserIt, launchBrowser, openWindow } from '../support/browser.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { Keyboard } from './keyboard.js';

/** Besides what is typed: from the sign-in page to a saved case. */
const KEYS = 25;

let browser: Browser | undefined;
let running: RunningApp;
let network: SmallNetwork;
let base: string;
beforeAll(async () => {
  browser = await launchBrowser();
  if (!browser) return;
  running = await startApp();
  network = await smallNetwork(running);
  base = await listen(running);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

browserIt(`a whole case is logged by keyboard alone, in at most ${KEYS} keys besides the text`, async () => {
  const { handle, passphrase, totpSeed } = network.caseworker;
  const page = await (await openWindow(browser!, running, base)).newPage();
  const keys = new Keyboard(page);
  await page.goto('/sign-in');
  await keys.expectAt('handle');
  await keys.type(handle);
  await keys.next('passphrase', passphrase);
  await keys.next('totp', codeAt(totpSeed, stepOf(running.clock.now())));
  await keys.pressAndGo('Enter', /\/today$/);

  // Past the bar to the content, whose first link is the new case.
  await keys.press('Tab', 'Enter', 'Tab');
  expect(await page.locator(':focus').textContent()).toBe('New case');
  await keys.pressAndGo('Enter', /\/cases\/new$/);

  await keys.expectAt('pseudonym');
  const offered = await page.inputValue('[name="pseudonym"]');
  expect(offered).toMatch(/^[A-Z][a-z]+$/);
  await keys.next('safe_contact.channel', 'Encr');
  await keys.next('safe_contact.instructions', 'Only from 19:00 to 21:00. Never call.');
  await keys.next('facts.language[]', 'Russ');
  await keys.next('facts.service_country', 'Russ');
  await keys.next('facts.country_of_stay', 'Germ');
  await keys.next('facts.service_category', 'Mobil');
  await keys.next('facts.refusal_status', 'Desert');
  await keys.next('facts.grounds[]', 'Pacif');
  await keys.next('needs[]', 'Asyl');
  await keys.next('summary', 'Left his unit in the spring.');
  const due = new Date(Date.parse(running.clock.today()) + 3 * 86_400_000).toISOString().slice(0, 10);
  const [year, month, day] = due.split('-').map((part) => String(Number(part)));
  await keys.next('deadline.kind', 'Repo');
  await keys.next('deadline.on-day', day);
  await keys.next('deadline.on-month', month);
  await keys.next('deadline.on-year', year);
  await keys.next('risk.level', 'High');
  await keys.next('consent.agreed?');
  await keys.press('Space');
  await keys.pressAndGo('Enter', /\/cases\/[0-9a-f-]{36}$/);

  expect(await page.textContent('h1')).toContain(offered);
  expect(await page.textContent('.note.warn')).toContain('Never call.');
  expect(keys.pressed).toBeLessThanOrEqual(KEYS);

  const id = new URL(page.url()).pathname.split('/')[2]!;
  const saved = (await api(running.app, network.caseworker).get(`/cases/${id}`)).json();
  expect(saved).toMatchObject({
    pseudonym: offered,
    state: 'open',
    holder: handle,
    desk: { name: 'Harbour desk' },
    safe_contact: { channel: { code: 'message' }, instructions: 'Only from 19:00 to 21:00. Never call.' },
    facts: {
      language: ['ru'],
      service_country: 'RU',
      country_of_stay: 'DE',
      service_category: 'mobilised',
      refusal_status: 'deserter',
      grounds: ['pacifist_ethical'],
    },
    needs: [{ code: 'asylum' }],
    summary: 'Left his unit in the spring.',
    deadlines: [{ kind: { code: 'report_for_duty' }, on: due }],
    risk: { level: { code: 'high' } },
    consent: { agreed: true, language: { code: 'ru' }, given_by: { code: 'oral' }, given_on: running.clock.today() },
    counted: false,
  });
});

browserIt('a wrong passphrase is told in words, and the same code does not open a second session', async () => {
  const page = await (await openWindow(browser!, running, base)).newPage();
  const { handle, passphrase, totpSeed } = network.colleague;
  const attempt = async (words: string) => {
    await page.goto('/sign-in');
    await page.fill('#handle', handle);
    await page.fill('#passphrase', words);
    await page.fill('#totp', codeAt(totpSeed, stepOf(running.clock.now())));
    await page.click('main .button');
  };
  await attempt('six words that are all wrong here');
  expect(await page.title()).toBe('Problem: Sign in - Ploughshare');
  expect(await page.textContent('[role="alert"]')).toContain('That did not match');
  expect([
    await page.inputValue('#handle'),
    await page.inputValue('#passphrase'),
    await page.inputValue('#totp'),
  ]).toEqual([handle, '', '']);
  await attempt(passphrase);
  expect(new URL(page.url()).pathname).toBe('/today');
  const code = codeAt(totpSeed, stepOf(running.clock.now()));
  await page.context().clearCookies();
  await attempt(passphrase);
  // At the turn of a half minute the second code is another one.
  if (code === codeAt(totpSeed, stepOf(running.clock.now())))
    expect(await page.textContent('[role="alert"]')).toContain('each code works once');
});
