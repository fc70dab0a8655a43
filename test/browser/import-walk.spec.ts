import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { parse } from 'csv-parse/sync';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { browserIt, launchBrowser, openWindow } from '../support/browser.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { Keyboard } from './keyboard.js';
import { picture } from './looks.js';

const SHEET = 'test/fixtures/cases/cases-sample.csv';
const summary = JSON.parse(readFileSync('test/fixtures/cases/cases-sample.summary.json', 'utf8')) as {
  today: string;
  count: Record<string, number>;
};
const truth = parse(readFileSync('test/fixtures/cases/cases-sample.expected.csv'), { columns: true }) as Record<
  string,
  string
>[];
/** Records that may as well be judged otherwise. */
const open = truth.filter(({ also_ok, outcome }) => also_ok && also_ok !== outcome).length;

let browser: Browser | undefined;
let running: RunningApp;
let network: SmallNetwork;
let page: Page;
const counted = { imported: 0, needs_review: 0, rejected: 0 };
beforeAll(async () => {
  browser = await launchBrowser();
  if (!browser) return;
  running = await startApp();
  // Who is of age, and which deadline is past, depends on the day.
  running.clock.standAt(summary.today);
  network = await smallNetwork(running);
  page = await (await openWindow(browser, running, await listen(running), network.caseworker)).newPage();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

async function check(file: string | { name: string; mimeType: string; buffer: Buffer }) {
  await page.goto('/imports');
  await page.click('main a[href="/imports/new"]');
  await page.setInputFiles('#sheet', file);
  await page.click('main button:text-is("Check the sheet")');
  if (!/\/sheets\//.test(page.url())) return;
  await picture(page, 'import-columns');
  await page.click('main button:text-is("Check the rows")');
}
const said = async (term: string) => Number(await page.locator(`.facts dt:text-is("${term}") + dd`).textContent());
const caseCount = async () => {
  let [count, next] = [0, ''];
  do {
    const answer = (
      await api(running.app, network.caseworker).get(`/cases?limit=200${next && `&after=${next}`}`)
    ).json<{ items: object[]; next: string | null }>();
    [count, next] = [count + answer.items.length, answer.next ?? ''];
  } while (next);
  return count;
};
interface Waiting {
  id: string;
  reasons: string[];
}
const waiting = async () =>
  (await api(running.app, network.caseworker).get('/imports')).json<{ waiting: Waiting[] }>().waiting;
/** A row that waits for these reasons and no others, on its page. */
async function lookAtRow(...reasons: string[]): Promise<string> {
  const row = (await waiting()).find(
    (one) => one.reasons.length === reasons.length && reasons.every((reason) => one.reasons.includes(reason)),
  );
  if (!row) throw new Error(`No row waits for ${reasons.join(', ')}.`);
  await page.goto('/imports');
  await page.click(`a[href="/imports/rows/${row.id}"]`);
  return row.id;
}
/** Where a settled row leads: to the next one, which tells of the case that this one became. */
async function madeCase(): Promise<string> {
  await page.waitForURL(/\/imports\/rows\/[0-9a-f-]{36}\?after=[0-9a-f-]{36}$/);
  return new URL(page.url()).searchParams.get('after')!;
}
const stillWaits = async (id: string) => (await page.request.get(`/imports/rows/${id}`)).status() === 200;

browserIt('what is no sheet is told on the form, and nothing is kept', async () => {
  await check({
    name: 'cases.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('89504e470d0a1a0a0000000d49484452000000010000', 'hex'),
  });
  expect(await page.title()).toBe('Problem: Import a sheet - Ploughshare');
  expect(await page.textContent('.errors')).toMatch(/a picture, not a sheet/);
  expect(await page.getAttribute('#sheet', 'aria-invalid')).toBe('true');
  await page.goto('/imports/new');
  await page.click('main .button');
  expect(await page.textContent('.errors')).toContain('Choose the sheet first');
});

browserIt('a sheet is first only judged, and the report agrees with what is known of it', async () => {
  await check(SHEET);
  expect(await page.textContent('h1')).toBe('What the sheet would bring');
  Object.assign(counted, {
    imported: await said('Become cases'),
    needs_review: await said('Wait for review'),
    rejected: await said('Left out'),
  });
  for (const outcome of ['imported', 'needs_review', 'rejected'] as const)
    expect(Math.abs(counted[outcome] - summary.count[outcome]!)).toBeLessThanOrEqual(open);
  expect(counted.imported + counted.needs_review + counted.rejected).toBe(truth.length);
  expect(await page.textContent('.note')).toContain(
    `${summary.count['rejected:CONSENT_REFUSED']} rows of people who refused`,
  );
  // A row is told by its number: no name, no cell. Those of which nothing is to be told are a number.
  const plain = truth.filter(({ outcome, warnings }) => outcome === 'imported' && !warnings).length;
  expect(Math.abs((await page.locator('table.report tbody tr').count()) - (truth.length - plain))).toBeLessThanOrEqual(
    open,
  );
  await picture(page, 'import-report');
  expect([await caseCount(), (await waiting()).length]).toEqual([0, 0]);
});

browserIt('then it comes in, once', async () => {
  await page.click('main .button');
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  expect([await said('Became cases'), await said('Wait for review'), await said('Left out')]).toEqual([
    counted.imported,
    counted.needs_review,
    counted.rejected,
  ]);
  await page.goto('/imports');
  expect(await page.textContent('main')).toContain(
    `${counted.imported} became cases, ${counted.needs_review} for review, ${counted.rejected} left out`,
  );
  expect(await caseCount()).toBe(counted.imported);
  expect(await waiting()).toHaveLength(counted.needs_review);
  await page.goto('/cases');
  expect(await page.locator('table.list tbody tr:not(.group)').count()).toBe(50);

  await check(SHEET);
  expect([await said('Become cases'), await said('Wait for review')]).toEqual([0, 0]);
  expect(await said('Here already')).toBe(counted.imported + counted.needs_review);
  expect(await page.locator('main button').count()).toBe(0);
  expect(await caseCount()).toBe(counted.imported);
});

browserIt('a date that can be read two ways waits until somebody writes which it is', async () => {
  const id = await lookAtRow('AMBIGUOUS_DATE:dob');
  await page.click('main button[accesskey="s"]');
  expect(await page.title()).toMatch(/^Problem: Record/);
  await page.fill('[name="written.dob"]', '3 April 1999');
  await page.click('main button[accesskey="s"]');
  const caseId = await madeCase();
  const identity = await api(running.app, network.caseworker).post(`/cases/${caseId}/identity`, {
    reason: 'To see the corrected date',
  });
  expect(identity.json()).toMatchObject({ birth_date: '1999-04-03' });
  expect(await stillWaits(id)).toBe(false);
});

browserIt('a date that is none can be left out', async () => {
  await lookAtRow('VAGUE_DATE:deadline');
  await page.fill('[name="cells.deadline"]', '');
  await page.click('main button[accesskey="s"]');
  await page.goto(`/cases/${await madeCase()}`);
  expect(await page.textContent('section[aria-labelledby="deadlines"]')).toContain('Nothing is due');
});

browserIt('what no correction takes away is confirmed with a tick', async () => {
  await lookAtRow('UNDER_18');
  await page.click('main button[accesskey="s"]');
  expect(await page.textContent('.errors')).toContain('tick it');
  await page.check('[name="confirmed[]"]');
  await page.click('main button[accesskey="s"]');
  await madeCase();
});

browserIt('of a person who refused, and of a row that is discarded, nothing is kept', async () => {
  const before = [await caseCount(), (await waiting()).length] as const;
  const refused = await lookAtRow('CONSENT_MISSING');
  await page.check('[name="cells.consent"][value="no"]');
  await page.click('main button[accesskey="s"]');
  await page.waitForURL(/\/imports\/rows\/(?!.*after)/);
  const discarded = await lookAtRow('POSSIBLE_DUPLICATE');
  await page.click('main button[accesskey="x"]');
  await page.waitForURL((url) => !url.pathname.endsWith(discarded));
  expect([await stillWaits(refused), await stillWaits(discarded)]).toEqual([false, false]);
  expect([await caseCount(), (await waiting()).length]).toEqual([before[0], before[1] - 2]);
});

// Last: which rows come next is chance, and the tests above look for certain ones.
browserIt('fifteen rows are settled by keyboard alone, one after the other', async () => {
  const before = await waiting();
  await page.goto('/imports');
  await picture(page, 'imports-waiting');
  await page.click('main .button:not(.quiet)');
  const keyboard = new Keyboard(page);
  for (let settled = 0; settled < 15; settled += 1) {
    const at = page.url();
    if (settled < 4) await picture(page, `import-row-${settled}`);
    await keyboard.answerRow();
    await page.waitForURL((url) => url.href !== at);
    // A date that was read may tell that somebody is under 18: that is asked then, and is for tomorrow.
    if ((await page.title()).startsWith('Problem')) {
      const asked = page.url();
      await keyboard.pressAccessKey('x');
      await page.waitForURL((url) => url.href !== asked);
    }
    expect(await page.title()).toMatch(/^Record \d+/);
  }
  expect(await waiting()).toHaveLength(before.length - 15);
  // What is typed into a field is not counted.
  expect(keyboard.pressed).toBeLessThan(15 * 12);
});
