import type { Browser, Page } from 'playwright-core';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { browserIt, launchBrowser, openWindow } from '../support/browser.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { Keyboard } from './keyboard.js';

const TRIAGED = 20;
const LOGGED = ['Heron', 'Linden', 'Sorrel', 'Harrier', 'Bracken'];
const FOUND = 10;
const SETTLED = 15;

let browser: Browser | undefined;
let running: RunningApp;
let network: SmallNetwork;
let page: Page;
let keys: Keyboard;
beforeAll(async () => {
  browser = await launchBrowser();
  if (!browser) return;
  running = await startApp();
  network = await smallNetwork(running);
  const desk = api(running.app, network.colleague);
  for (let index = 0; index < TRIAGED; index += 1)
    await desk.post('/cases', {
      pseudonym: `Enquiry ${index}`,
      state: 'enquiry',
      summary: `Asks about the bridge, number ${index}.`,
    });
  const records = Array.from({ length: SETTLED }, (_, index) => ({
    record: index + 1,
    cells: { name: `Placeholder ${index}`, contact: `+999 100 ${1000 + index}`, consent: '' },
  }));
  await desk.post('/imports', { desk_id: network.desk.id, records });
  page = await (await openWindow(browser, running, await listen(running), network.caseworker)).newPage();
  keys = new Keyboard(page);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

const list = async <T>(path: string) => (await api(running.app, network.caseworker).get(path)).json<T>();
const count = async (state: string) =>
  (await list<{ items: object[] }>(`/cases?limit=200&state=${state}`)).items.length;
/** The page's own link to this place, by its words. */
async function follow(words: RegExp, to: RegExp) {
  await keys.reach('a', words, 90);
  await keys.pressAndGo('Enter', to);
}
const onto = (before: string) => page.waitForURL((url) => url.href !== before);
async function openCase(pseudonym: string) {
  await page.goto('/cases');
  await keys.reach('[name="text"]');
  await keys.type(pseudonym);
  await keys.press('Enter');
  await page.waitForURL(/\/cases\/search$/);
  await follow(new RegExp(`^${pseudonym}$`), /\/cases\/[0-9a-f-]{36}$/);
}

/** One caseworker, one window, no script, no mouse: each part begins where the day's pages lead. */
describe('a whole day by keyboard', () => {
  browserIt('twenty enquiries are triaged', async () => {
    await page.goto('/today');
    await keys.reach('a', /^Enquiries$/);
    await keys.pressAndGo('Enter', /\/triage$/);
    await follow(/^One at a time$/, /\/triage\/[0-9a-f-]{36}$/);
    for (let index = 0; index < TRIAGED; index += 1) {
      const before = page.url();
      if (index % 5 === 4) {
        await keys.pressAccessKey('a');
        await keys.type('Ask for the order in writing, and wait.');
        await keys.next('reason', 'Out of');
        await keys.press('Tab', 'Enter');
      } else await keys.pressAccessKey('o');
      await onto(before);
    }
    expect(await count('enquiry')).toBe(0);
    expect([await count('open'), await count('closed')]).toEqual([16, 4]);
  });

  browserIt('five cases are logged', async () => {
    for (const pseudonym of LOGGED) {
      await page.goto('/today');
      await follow(/^New case$/, /\/cases\/new$/);
      await keys.press('Control+a');
      await keys.type(pseudonym);
      await keys.next('safe_contact.channel', 'Encr');
      await keys.next('safe_contact.instructions', 'In the evening only.');
      await keys.next('facts.language[]', 'Russ');
      await keys.next('facts.service_country', 'Russ');
      await keys.next('facts.country_of_stay', 'Germ');
      await keys.reach('[name="summary"]');
      await keys.type(`${pseudonym} was called up for the second time.`);
      await keys.reach('[name="consent.agreed?"]');
      await keys.press('Space');
      await keys.pressAndGo('Enter', /\/cases\/[0-9a-f-]{36}$/);
      expect(await page.textContent('h1')).toContain(pseudonym);
    }
    expect(await count('open')).toBe(16 + LOGGED.length);
  });

  browserIt('ten are found, by pseudonym and by the words of a summary', async () => {
    const open = (await list<{ items: { pseudonym: string }[] }>('/cases?limit=200')).items
      .map(({ pseudonym }) => pseudonym)
      .filter((pseudonym) => pseudonym.startsWith('Enquiry'));
    for (let index = 0; index < FOUND; index += 1) {
      const pseudonym = index % 2 ? LOGGED[(index - 1) / 2]! : open[index]!;
      await page.goto('/cases');
      await keys.reach('[name="text"]');
      await keys.type(index % 2 ? `${pseudonym} second time` : `bridge ${pseudonym.split(' ')[1]}`);
      await keys.press('Enter');
      await page.waitForURL(/\/cases\/search$/);
      expect(await page.textContent('main')).toContain(pseudonym);
      expect(await page.inputValue('[name="text"]')).not.toBe('');
    }
  });

  browserIt('fifteen rows of a sheet are settled', async () => {
    await page.goto('/imports');
    await keys.reach('main a.button:not(.quiet)', undefined, 40).catch(() => keys.reach('main button', undefined, 40));
    await keys.press('Enter');
    await page.waitForURL(/\/imports\/rows\//);
    for (let settled = 0; settled < SETTLED; settled += 1) {
      const before = page.url();
      await keys.answerRow();
      await onto(before);
    }
    expect((await list<{ waiting: object[] }>('/imports')).waiting).toEqual([]);
    expect(await count('open')).toBe(16 + LOGGED.length + SETTLED);
  });

  browserIt('two are referred', async () => {
    const [year, month, day] = running.clock.today().split('-');
    for (const pseudonym of LOGGED.slice(0, 2)) {
      await openCase(pseudonym);
      await follow(/^Refer to a legal contact$/, /\/referrals\/new/);
      await keys.reach('[name="legal_contact_id"]');
      await keys.press('Space');
      await keys.reach('[name="purpose"]');
      await keys.type('Asylum');
      await keys.reach('[name="fields[]"][value="facts"]');
      await keys.press('Space');
      await keys.reach('[name="consent.given_on-day"]');
      await keys.type(day!);
      await keys.next('consent.given_on-month', month);
      await keys.next('consent.given_on-year', year);
      await keys.pressAndGo('Enter', /\/referrals\/preview$/);
      await keys.reach('main .actions button');
      await keys.pressAndGo('Enter', /\/referrals\/[0-9a-f-]{36}$/);
    }
    const offers = (await api(running.app, network.lawyer).get('/referrals')).json<{ items: { state: string }[] }>();
    expect(offers.items.map(({ state }) => state)).toEqual(['previewed', 'previewed']);
  });

  browserIt('three are closed, with what was achieved', async () => {
    const before = await count('closed');
    for (const pseudonym of LOGGED.slice(2)) {
      await openCase(pseudonym);
      await follow(/^Close the case$/, /\/closure$/);
      await keys.reach('[name="reason"]');
      await keys.type('Out of');
      await keys.reach('main button');
      await keys.pressAndGo('Enter', /\/cases\/[0-9a-f-]{36}$/);
      expect(await page.textContent('main')).toContain('Closed');
    }
    expect(await count('closed')).toBe(before + 3);
  });
});
