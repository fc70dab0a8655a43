import type { Page } from 'playwright-core';
import { browserIt } from '../support/browser.js';
import { faultsOf, picture, sidewaysAt320 } from './looks.js';
import { judgeInBothLights, lookAs, Tour } from './tour.js';
import { DESK } from './visits.js';

const tour = new Tour();
beforeAll(tour.begin, 60_000);
afterAll(tour.end);

lookAs(tour, DESK);

browserIt('a form comes back with its mistakes first, each linked to its field', async () => {
  const { plain: page, judged } = await tour.windowsOf('caseworker');
  const response = await sendWrongCase(page);
  expect(response.status()).toBe(422);
  expect(await page.title()).toBe('Problem: New case - Ploughshare');
  expect(await page.locator('main > *').first().getAttribute('class')).toContain('problems');
  expect(await page.inputValue('[name="summary"]')).toBe('لن يذهب.');
  for (const link of await page.locator('.errors a').all())
    expect(await page.locator((await link.getAttribute('href'))!).count()).toBe(1);
  expect(await faultsOf(page, response, [])).toEqual([]);
  expect(await sidewaysAt320(page)).toEqual([]);
  await picture(page, 'case-new-wrong');
  await sendWrongCase(judged);
  expect(await judgeInBothLights(judged)).toEqual([]);
});

browserIt('the name is shown on one page, for a reason', async () => {
  const { plain: page, judged } = await tour.windowsOf('coordinator');
  const response = await revealName(page);
  expect(await faultsOf(page, response, [])).toEqual([]);
  expect(await page.textContent('main')).toContain('Musterhausen');
  expect(await sidewaysAt320(page)).toEqual([]);
  await picture(page, 'identity');
  await revealName(judged);
  expect(await judgeInBothLights(judged)).toEqual([]);
});

browserIt('what was found is shown with the line it stands in', async () => {
  const { plain: page, judged } = await tour.windowsOf('caseworker');
  const search = async (window: Page) => {
    await window.goto('/cases');
    await window.fill('[name="text"]', '그는 reservist');
    const [response] = await Promise.all([
      window.waitForResponse((one) => one.request().method() === 'POST'),
      window.press('[name="text"]', 'Enter'),
    ]);
    await window.waitForLoadState();
    return response;
  };
  const response = await search(page);
  expect(await page.locator('.found mark').allTextContents()).toEqual(['Reservist', '그는']);
  expect(await page.inputValue('[name="text"]')).toBe('그는 reservist');
  expect(page.url()).toMatch(/\/cases\/search$/);
  expect(await faultsOf(page, response, [])).toEqual([]);
  expect(await sidewaysAt320(page)).toEqual([]);
  await picture(page, 'cases-found');
  await search(judged);
  expect(await judgeInBothLights(judged)).toEqual([]);
});

browserIt('a case stands in the order of what is asked first', async () => {
  const { plain: page } = await tour.windowsOf('caseworker');
  await page.setViewportSize({ width: 1280, height: 844 });
  await page.goto(`/cases/${tour.world.full}`);
  const box = async (selector: string) => (await page.locator(selector).first().boundingBox())!;
  const main = ['.identity', '.note.warn', 'section[aria-labelledby="deadlines"]', 'section[aria-labelledby="notes"]'];
  const panels = [
    'Facts',
    'Referrals',
    'Legal contacts that fit',
    'Campaigns',
    'Needs',
    'Risk',
    'Related cases',
    'Consent',
  ].map((title) => `.panel:has(> h2:text-is("${title}"))`);
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
  const { plain: page } = await tour.windowsOf('caseworker');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`/cases/${tour.world.full}`);
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)).toBe('rgb(19, 22, 20)');
  await picture(page, 'case-dark');
  await page.emulateMedia({ colorScheme: 'light' });
});

/** Presses the page's one button. @returns the answer to the form */
async function send(page: Page) {
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    page.click('main .button'),
  ]);
  await page.waitForLoadState();
  return response;
}

async function sendWrongCase(page: Page) {
  await page.goto('/cases/new');
  await page.fill('[name="pseudonym"]', '');
  await page.selectOption('[name="deadline.kind"]', 'hearing');
  await page.fill('[name="deadline.on-day"]', '31');
  await page.fill('[name="deadline.on-month"]', '2');
  await page.fill('[name="deadline.on-year"]', '2027');
  await page.fill('[name="summary"]', 'لن يذهب.');
  return send(page);
}

async function revealName(page: Page) {
  await page.goto(`/cases/${tour.world.full}/identity`);
  await page.fill('[name="reason"]', 'The court asks for the name');
  await page.check('[name="safe_contact_read?"]');
  return send(page);
}
