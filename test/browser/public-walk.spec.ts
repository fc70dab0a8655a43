import type { Browser, Page } from 'playwright-core';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { browserIt, launchBrowser, openWindow } from '../support/browser.js';
import { smallNetwork } from '../support/network.js';
import { publishedQuarter } from '../statistics/a-published-quarter.js';
import { Keyboard } from './keyboard.js';
import { faultsOf, sidewaysAt320, violationsOf } from './looks.js';

let browser: Browser | undefined;
let running: RunningApp;
let base: string;
beforeAll(async () => {
  browser = await launchBrowser();
  if (!browser) return;
  running = await startApp();
  await publishedQuarter(running, await smallNetwork(running), 90, 'standard');
  base = await listen(running);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

const windowOf = async (width: number, javaScriptEnabled = false): Promise<Page> => {
  const viewport = { width, height: 844 };
  return (await openWindow(browser!, running, base, undefined, { viewport, javaScriptEnabled })).newPage();
};

browserIt('a journalist at a keyboard, without JavaScript, finds their language, the number and its file', async () => {
  const page = await windowOf(1280);
  const keys = new Keyboard(page);
  await page.goto('/public/statistics');
  await keys.reach('a', /^العربية$/);
  await keys.pressAndGo('Enter', /\/public\/ar\/statistics\/\d{4}-Q\d$/);
  expect(await page.getAttribute('html', 'dir')).toBe('rtl');
  expect(await page.textContent('.figures b')).toMatch(/^ما لا يقل عن \d+$/);
  await keys.reach('summary');
  await keys.press('Enter');
  await keys.reach('a', /^total\.csv$/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe('total.csv');
  await page.context().close();
});

browserIt('on a telephone every row says what it is, and bars of the same length mean the same', async () => {
  for (const lang of ['', '/ar', '/de']) {
    const page = await windowOf(390);
    const asked: string[] = [];
    const response = (await page.goto(`/public${lang}/statistics`))!;
    expect(await faultsOf(page, response, asked)).toEqual([]);
    const table = page.getByRole('table').first();
    expect(await table.getByRole('rowheader').count()).toBe(24);
    const printed = table.getByRole('row').filter({ has: page.locator('.track') });
    expect(await printed.count()).toBeGreaterThan(0);
    expect(await printed.first().getByRole('cell').count()).toBe(3);
    const tracks = await page.locator('.release .track').evaluateAll((all) => all.map((one) => one.clientWidth));
    expect(new Set(tracks).size).toBe(1);
    expect(tracks[0]).toBeGreaterThan(80);
    expect(await sidewaysAt320(page)).toEqual([]);
    const judged = await windowOf(390, true);
    await judged.goto(`/public${lang}/statistics`);
    expect(await violationsOf(judged)).toEqual([]);
    await page.context().close();
    await judged.context().close();
  }
});
