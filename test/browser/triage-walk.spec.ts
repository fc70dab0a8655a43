import type { Browser } from 'playwright-core';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { browserIt, launchBrowser, openWindow } from '../support/browser.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { Keyboard } from './keyboard.js';

/** Besides what is typed, for twenty enquiries: from the day to none that was not looked at. */
const KEYS = 65;

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
  for (let index = 0; index < 20; index += 1) {
    running.clock.standAt(`2026-11-${String(index + 1).padStart(2, '0')}`);
    await api(running.app, network.colleague).post('/cases', {
      pseudonym: `Enquiry ${index}`,
      state: 'enquiry',
      summary: `Number ${index} asks what to do on Monday.`,
    });
  }
  running.clock.standAt('2026-11-25');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

browserIt(`twenty enquiries are triaged without JavaScript by keyboard alone, in at most ${KEYS} keys`, async () => {
  const page = await (await openWindow(browser!, running, base, network.caseworker)).newPage();
  const keys = new Keyboard(page);
  const pseudonym = async () => (await page.textContent('h1 bdi'))!;
  await page.goto('/today');
  expect(await page.textContent('#enquiries ~ *')).toContain('20 wait');

  // To the content, and by the day's own list to the enquiries: their one link.
  await keys.press('Tab', 'Enter');
  await keys.reach('a', /^20 enquiries$/, 12);
  await keys.press('Enter', 'Tab');
  await keys.pressAndGo('Enter', /\/triage$/);

  // The first four together: their boxes are two steps apart, because each leads to its own page.
  const boxes = page.locator('[name="enquiries[]"]');
  await keys.press('Tab', 'Enter');
  await keys.reach('input[type="checkbox"]', undefined, 12);
  for (let index = 0; index < 4; index += 1) await keys.press(...(index ? ['Tab', 'Tab', 'Space'] : ['Space']));
  expect(await page.locator('[name="enquiries[]"]:checked').count()).toBe(4);
  await keys.pressAccessKey('o');
  await page.waitForSelector('[role="status"]');
  expect(await page.textContent('[role="status"]')).toContain('Done: 4');
  expect(await boxes.count()).toBe(16);

  // The other sixteen one at a time.
  await keys.press('Tab', 'Enter');
  await keys.reach('a', /^One at a time$/, 12);
  await keys.pressAndGo('Enter', /\/triage\/[0-9a-f-]{36}$/);
  for (let index = 4; index < 20; index += 1) {
    expect(await pseudonym()).toBe(`Enquiry ${index}`);
    const before = page.url();
    if (index % 4 === 0) {
      await keys.pressAccessKey('a');
      await keys.expectAt('advice');
      await keys.type('Ask for the order in writing, and wait.');
      await keys.next('reason', 'Out of');
      await keys.press('Tab', 'Enter');
    } else if (index % 4 === 1 && index < 19) await keys.pressAccessKey('l');
    else await keys.pressAccessKey('o');
    await page.waitForURL((url) => url.href !== before);
  }
  await page.waitForURL(/\/triage\?before=/);
  expect(await page.textContent('[role="status"]')).toContain('Enquiry 19');
  expect(keys.pressed).toBeLessThanOrEqual(KEYS);

  // What was left for later is what waits still.
  expect(await boxes.count()).toBe(4);
  const cases = (await api(running.app, network.coordinator).get('/cases?state=closed&limit=200')).json<{
    items: { pseudonym: string }[];
  }>().items;
  expect(cases.map((one) => one.pseudonym).sort()).toEqual(['Enquiry 12', 'Enquiry 16', 'Enquiry 4', 'Enquiry 8']);
});
