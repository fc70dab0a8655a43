import type { Browser, Page } from 'playwright-core';
import type { RunningApp } from '../support/app.js';
import { listen, startApp } from '../support/app.js';
import { browserIt, launchBrowser, openWindow } from '../support/browser.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { faultsOf, picture, sidewaysAt320 } from './looks.js';

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

const EDITS = 16;
const COUNTRIES = ['FR', 'PL', 'GR', 'FI'];

browserIt(
  'two browsers edit one case: each edit is in it, or was shown to its author beside what stands there',
  async () => {
    const desk = api(running.app, network.caseworker);
    const opened = await desk.post('/cases', {
      pseudonym: 'Heron',
      summary: 'Called up.\nفي المساء.',
      facts: { country_of_stay: 'DE', grounds: ['religious'] },
      safe_contact: { channel: 'message', instructions: 'In the evening.' },
      needs: ['asylum'],
    });
    const { id } = opened.json<{ id: string }>();
    const people = [network.caseworker, network.colleague];
    const pages = [await facts(id, people[0]!), await facts(id, people[1]!)];
    let [joined, asked] = [0, 0];
    for (let n = 0; n < EDITS; n++) {
      // One after the other, and now and then the same one again: the other's form grows old.
      const who = n % 5 === 4 ? 0 : n % 2;
      const page = pages[who]!;
      const old = (await api(running.app, people[who]!).get(`/cases/${id}`)).json<{ version: number }>().version;
      const isOld = (await page.inputValue('[name="version#"]')) !== String(old);
      const [field, typed] =
        n % 3 ? ['summary', `Edit ${n} of the summary.`] : ['facts.country_of_stay', COUNTRIES[n % 4]!];
      if (field === 'summary') await page.fill('[name="summary"]', typed);
      else await page.selectOption(`[name="${field}"]`, typed);
      await page.click('text=Save the changes');
      let kept = true;
      if (new URL(page.url()).search) {
        asked += 1;
        expect(await page.textContent('h1')).toBe('Whose version is to stay?');
        if (field === 'summary') expect(await page.textContent('main')).toContain(typed);
        kept = n % 4 < 2;
        if (asked === 1) await choosesNothing(page);
        await page.check(kept ? '[value="mine"]' : '[value="theirs"]');
        await page.click('text=Save with these choices');
      } else joined += Number(isOld);
      expect(new URL(page.url()).pathname).toBe(`/cases/${id}`);
      const { summary, facts: now } = (await desk.get(`/cases/${id}`)).json<{
        summary: string;
        facts: Record<string, string>;
      }>();
      if (kept) expect([n, field === 'summary' ? summary : now.country_of_stay]).toEqual([n, typed]);
      await page.goto(`/cases/${id}/facts`);
    }
    expect([joined > 0, asked > 3]).toEqual([true, true]);
  },
  120_000,
);

/** The form of facts, as this person has it before them. */
async function facts(id: string, person: typeof network.caseworker): Promise<Page> {
  const window = await openWindow(browser!, running, base, person);
  const page = await window.newPage();
  await page.goto(`/cases/${id}/facts`);
  return page;
}

/** Nothing is chosen beforehand, and sending it so asks again. */
async function choosesNothing(page: Page) {
  expect(await page.locator(':checked').count()).toBe(0);
  await picture(page, 'case-conflict');
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    page.click('text=Save with these choices'),
  ]);
  expect(response.status()).toBe(422);
  expect(await faultsOf(page, response, [])).toEqual([]);
  expect(await sidewaysAt320(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
}
