import type { Browser, Page } from 'playwright-core';
import { firstSignIn, type Person } from '../../src/cli/demo/cast.js';
import { codeAt, seedOf, stepOf } from '../../src/vault/second-factor.js';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { browserIt, launchBrowser, openWindow } from '../support/browser.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { picture, sidewaysAt320 } from './looks.js';

/** A code app that moves, and one that is lost: in real windows without JavaScript, each person's own. */
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

const NARROW = { viewport: { width: 390, height: 844 } };
const windowOf = async (person?: Person, options?: object) =>
  (await openWindow(browser!, running, base, person, options)).newPage();
/** Pages that only a way leads to: the tour of all pages cannot visit them. */
async function expectToLookRight(page: Page, name: string) {
  const size = page.viewportSize()!;
  await picture(page, name);
  expect([name, await sidewaysAt320(page)]).toEqual([name, []]);
  expect([name, await page.locator('.button:not(.quiet):visible').count()]).toEqual([name, 1]);
  await page.setViewportSize(size);
}
const press = (page: Page, button: string) => page.getByRole('button', { name: button }).click();
const secretOn = async (page: Page) => (await page.locator('dd bdi.handle').innerText()).replaceAll(' ', '');
const codeOf = (secret: string) => codeAt(seedOf(secret), stepOf(running.clock.now()));
const pathOf = (page: Page) => new URL(page.url()).pathname;

browserIt('moves the code to another phone, from the account page to a sign-in with the new one', async () => {
  const { handle, passphrase, totpSeed } = network.caseworker;
  const page = await windowOf(network.caseworker);
  await page.goto('/account');
  await page.getByRole('link', { name: 'Move the code to another phone' }).click();
  await page.fill('#passphrase', passphrase);
  await page.fill('#totp', codeAt(totpSeed, stepOf(running.clock.now())));
  await press(page, 'Show the key for the new phone');
  const secret = await secretOn(page);
  await expectToLookRight(page, 'own-second-factor-shown');
  await page.fill('#totp', '000000');
  await press(page, 'Use the new phone from now on');
  expect(await page.title()).toContain('Problem:');
  expect(await page.content()).not.toContain(secret.slice(0, 4));
  await page.fill('#totp', codeOf(secret));
  await press(page, 'Use the new phone from now on');
  expect(pathOf(page)).toBe('/account');
  await expectToLookRight(page, 'own-account-moved');

  running.clock.forward({ seconds: 30 });
  const next = await windowOf();
  await next.goto('/sign-in');
  await next.fill('#handle', handle);
  await next.fill('#passphrase', passphrase);
  await next.fill('#totp', codeOf(secret));
  await press(next, 'Sign in');
  expect(pathOf(next)).toBe('/account');
  expect(await next.textContent('main')).toContain('Your second factor was changed');
});

browserIt(
  'a lost phone: the administrator says a code, and a narrow new phone goes the whole way to the desk',
  async () => {
    const { handle, passphrase, accountId } = network.colleague;
    const office = await windowOf(network.administrator);
    await office.goto(`/accounts/${accountId}`);
    await office.getByRole('link', { name: 'Give a code for a lost phone' }).click();
    await expectToLookRight(office, 'account-phone-code');
    await press(office, 'Give a code for a lost phone');
    expect(await office.title()).toContain('Code for a lost phone');
    await picture(office, 'account-phone-code-given');
    // By voice.
    const code = await office.locator('dd bdi.code').nth(1).innerText();

    const page = await windowOf(undefined, NARROW);
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'I have lost my phone' }).click();
    await expectToLookRight(page, 'lost-phone');
    const ask = async (words: string) => {
      await page.fill('#handle', handle);
      await page.fill('#passphrase', words);
      await page.fill('#code', code);
      await press(page, 'Show the key for the new phone');
    };
    await ask('six words that are all wrong here');
    expect(await page.textContent('[role="alert"]')).toContain('That did not match');
    await ask(passphrase);
    const secret = await secretOn(page);
    await expectToLookRight(page, 'lost-phone-shown');
    await page.fill('#totp', codeOf(secret));
    await press(page, 'Use the new phone from now on');
    expect(pathOf(page)).toBe('/account');
    await expectToLookRight(page, 'own-account-phone-replaced');
    await page.goto('/cases');
    expect(await page.textContent('h1')).toBe('Your cases');
  },
);

browserIt('what lost keys leave to be done stands on the start page, with the way to do it', async () => {
  const { coordinator, contact, lawyer, office, colleague, administrator } = network;
  const desk = api(running.app, coordinator);
  const { id } = (
    await desk.post('/cases', { pseudonym: 'Heron', facts: { country_of_stay: 'DE', language: ['ru'] } })
  ).json<{ id: string }>();
  await desk.post(`/cases/${id}/referrals`, {
    legal_contact_id: contact.id,
    purpose: 'asylum_claim',
    fields: ['facts'],
    consent: { given_on: '2026-01-01', language: 'ru' },
  });
  const anew: Person[] = [];
  for (const [person, by] of [
    [lawyer, office.administrator],
    [colleague, administrator],
  ] as const) {
    const reset = await api(running.app, by).post(`/accounts/${person.accountId}/reset`);
    anew.push(await firstSignIn(running.app, reset.json<{ handle: string; code: string }>()));
  }
  const page = await windowOf(coordinator);
  await page.goto('/today');
  await expectToLookRight(page, 'today-lost-keys');
  expect(await page.getByText(/Admit them again/).count()).toBe(1);
  await page.getByRole('link', { name: 'Heron' }).first().click();
  await page.getByRole('link', { name: 'hear their new check words' }).click();
  await page.fill('#words', anew[0]!.checkWords);
  await page.locator('main .button').click();
  await page.goto('/today');
  await page.getByRole('link', { name: 'Heron' }).first().click();
  await page.getByRole('link', { name: 'send it again' }).click();
  expect(await page.locator(`[value="${contact.id}"]`).first().isChecked()).toBe(true);
});
