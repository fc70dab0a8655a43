import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ROLES } from '../../src/common/access/rules.js';
import { browserIt, launchBrowser, openWindow } from '../support/browser.js';
import { faultsOf, makingOf, picture, requestsOf, sidewaysAt320, violationsOf } from './looks.js';
import { ASTRAY, pagesOf, type Visit, VISITS, type Who } from './visits.js';
import { furnishedWorld, type World } from './world.js';

interface Windows {
  plain: Page;
  asked: string[];
  /** With JavaScript, for axe alone. */
  judged: Page;
}

let browser: Browser | undefined;
let world: World;
const opened = new Map<Who, Windows>();
const seen = new Set<string>();
beforeAll(async () => {
  browser = await launchBrowser();
  if (browser) world = await furnishedWorld();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

async function windowsOf(who: Who): Promise<Windows> {
  let windows = opened.get(who);
  if (!windows) {
    const person = who === 'nobody' ? undefined : personOf(who);
    const window = (more?: object): Promise<BrowserContext> => openWindow(browser!, world, world.base, person, more);
    const plain = await window();
    windows = {
      plain: await plain.newPage(),
      asked: requestsOf(plain),
      judged: await (await window({ javaScriptEnabled: true })).newPage(),
    };
    opened.set(who, windows);
  }
  windows.asked.length = 0;
  return windows;
}

function personOf(role: Exclude<Who, 'nobody'>) {
  const { caseworker, coordinator, lawyer, lead, administrator, auditor } = world.network;
  return { caseworker, coordinator, lawyer, campaign_lead: lead, administrator, auditor }[role];
}

/** @returns what is wrong, each with the page's name */
async function look({ name, at, status = 200 }: Visit, who: Who, thoroughly: boolean): Promise<string[]> {
  const { plain, judged, asked } = await windowsOf(who);
  await plain.setViewportSize({ width: 1280, height: 844 });
  const response = (await plain.goto(at(world)))!;
  const faults =
    response.status() === status ? await faultsOf(plain, response, asked) : [`answers ${response.status()}`];
  faults.push(...(await sidewaysAt320(plain)));
  if (thoroughly) await picture(plain, name);
  // Two roles whose pages differ by a handle alone are one page for axe.
  const making = makingOf(await response.text(), who === 'nobody' ? 'nobody' : personOf(who).handle);
  if (!seen.has(making)) {
    seen.add(making);
    await judged.goto(at(world));
    faults.push(...(await violationsOf(judged)));
    await judged.emulateMedia({ colorScheme: 'dark' });
    faults.push(...(await violationsOf(judged, ['color-contrast'])).map((fault) => `in the dark, ${fault}`));
    await judged.emulateMedia({ colorScheme: 'light' });
  }
  return faults.map((fault) => `${name} as ${who}: ${fault}`);
}

const whoever = (visit: Visit): Who[] =>
  visit.as ?? pagesOf(world).find(({ route }) => route === visit.route)?.who ?? [];

browserIt('every page that the application draws is visited here, as everybody who may open it', async () => {
  const visited = VISITS.flatMap((visit) => whoever(visit).map((who) => `${visit.route} as ${who}`));
  const wanted = pagesOf(world).flatMap(({ route, who }) => who.map((one) => `${route} as ${one}`));
  expect(wanted.length).toBeGreaterThan(50);
  expect(wanted.filter((one) => !visited.includes(one))).toEqual([]);
});

describe.each(['nobody', ...ROLES] as Who[])('every page is whole, quiet and readable as %s', (who) => {
  browserIt(
    'without JavaScript, at 320 pixels, and for axe in the light and in the dark',
    async () => {
      const faults: string[] = [];
      for (const visit of VISITS) {
        const [first] = whoever(visit);
        if (whoever(visit).includes(who)) faults.push(...(await look(visit, who, who === first)));
      }
      expect(faults).toEqual([]);
    },
    90_000,
  );
});

browserIt('the pages of those who went astray are such pages too', async () => {
  const faults: string[] = [];
  for (const visit of ASTRAY) for (const who of visit.as ?? []) faults.push(...(await look(visit, who, true)));
  expect(faults).toEqual([]);
});

browserIt('a form comes back with its mistakes first, each linked to its field', async () => {
  const { plain: page } = await windowsOf('caseworker');
  await page.goto('/cases/new');
  await page.fill('[name="pseudonym"]', '');
  await page.selectOption('[name="deadline.kind"]', 'hearing');
  await page.fill('[name="deadline.on-day"]', '31');
  await page.fill('[name="deadline.on-month"]', '2');
  await page.fill('[name="deadline.on-year"]', '2027');
  await page.fill('[name="summary"]', 'لن يذهب.');
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    page.click('main .button'),
  ]);
  expect(response.status()).toBe(422);
  expect(await page.title()).toBe('Problem: New case - Ploughshare');
  expect(await page.locator('main > *').first().getAttribute('class')).toContain('problems');
  expect(await page.inputValue('[name="summary"]')).toBe('لن يذهب.');
  for (const link of await page.locator('.errors a').all())
    expect(await page.locator((await link.getAttribute('href'))!).count()).toBe(1);
  expect(await faultsOf(page, response, [])).toEqual([]);
  expect(await sidewaysAt320(page)).toEqual([]);
  await picture(page, 'case-new-wrong');
});

browserIt('the name is shown on one page, for a reason', async () => {
  const { plain: page } = await windowsOf('coordinator');
  await page.goto(`/cases/${world.full}/identity`);
  await page.fill('[name="reason"]', 'The court asks for the name');
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    page.click('main .button'),
  ]);
  expect(await faultsOf(page, response, [])).toEqual([]);
  expect(await page.textContent('main')).toContain('Musterhausen');
  expect(await sidewaysAt320(page)).toEqual([]);
  await picture(page, 'identity');
});

browserIt('a case stands in the order of what is asked first', async () => {
  const { plain: page } = await windowsOf('caseworker');
  await page.setViewportSize({ width: 1280, height: 844 });
  await page.goto(`/cases/${world.full}`);
  const box = async (selector: string) => (await page.locator(selector).first().boundingBox())!;
  const main = ['.identity', '.note.warn', 'section[aria-labelledby="deadlines"]', 'section[aria-labelledby="notes"]'];
  const panels = ['Facts', 'Referrals', 'Legal contacts that fit', 'Campaigns', 'Needs and risk', 'Consent'].map(
    (title) => `.panel:has(> h2:text-is("${title}"))`,
  );
  const tops = async (selectors: string[]) => {
    const found: number[] = [];
    for (const selector of selectors) found.push((await box(selector)).y);
    return found;
  };
  const rising = (numbers: number[]) => numbers.every((one, at) => at === 0 || one > numbers[at - 1]!);
  expect(rising(await tops(main))).toBe(true);
  expect(rising(await tops(panels))).toBe(true);
  const [deadlines, facts] = [await box(main[2]!), await box(panels[0]!)];
  expect(facts.x).toBeGreaterThan(deadlines.x + deadlines.width);
  expect(Math.abs(facts.y - deadlines.y)).toBeLessThan(20);

  await page.setViewportSize({ width: 390, height: 844 });
  expect(rising(await tops([...main, ...panels]))).toBe(true);
});

browserIt('in the dark a case looks like this', async () => {
  const { plain: page } = await windowsOf('caseworker');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`/cases/${world.full}`);
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)).toBe('rgb(19, 22, 20)');
  await picture(page, 'case-dark');
  await page.emulateMedia({ colorScheme: 'light' });
});

browserIt('what is wrong with a page would be seen', async () => {
  const { judged } = await windowsOf('nobody');
  await judged.goto('/public');
  const body =
    '<h1>A</h1><h1>B</h1><main id="content"><p style="color:#bbb">pale undefined</p><input><a class="button">1</a><a class="button">2</a><pre>' +
    'long'.repeat(200) +
    '</pre></main>';
  await judged.route('**/broken', (route) => route.fulfill({ contentType: 'text/html', body }));
  const response = (await judged.goto('/broken'))!;
  expect(await faultsOf(judged, response, ['/broken', '/elsewhere.js'])).toEqual([
    'the page is not whole',
    'holds  style=',
    'asks for /elsewhere.js',
    'has not one first heading',
    'has more than one primary button',
    'shows undefined, null or an object',
    'is drawn without the stylesheet: rgba(0, 0, 0, 0)',
  ]);
  expect(await sidewaysAt320(judged)).toHaveLength(1);
  expect((await violationsOf(judged)).map((fault) => fault.split(':')[0])).toEqual(
    expect.arrayContaining(['label', 'color-contrast', 'html-has-lang']),
  );
});

browserIt('public pages set no cookie', async () => {
  const window = await openWindow(browser!, world, world.base);
  const page = await window.newPage();
  for (const { at } of VISITS.filter(({ route }) => route.startsWith('/public'))) await page.goto(at(world));
  expect(await window.cookies()).toEqual([]);
  await window.close();
});
