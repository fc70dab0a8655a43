import type { Browser, Page } from 'playwright-core';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { browserIt, launchBrowser, openWindow } from '../support/browser.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { sure } from './world.js';

const NAME = 'Emil Placeholder';

let browser: Browser | undefined;
let running: RunningApp;
let network: SmallNetwork;
let desk: Page;
let lawyer: Page;
let caseId: string;
beforeAll(async () => {
  browser = await launchBrowser();
  if (!browser) return;
  running = await startApp();
  network = await smallNetwork(running);
  const base = await listen(running);
  const opened = await sure(
    api(running.app, network.caseworker).post('/cases', {
      pseudonym: 'Heron',
      summary: 'Called up a second time.',
      facts: { service_country: 'RU', country_of_stay: 'DE', refusal_status: 'refused_summons', language: ['ru'] },
      person: { legal_name: NAME, birth_date: '1994-03-26', contacts: [{ channel: 'phone', handle: '+999 100 0111' }] },
      consent: { agreed: true, language: 'ru' },
      deadline: { kind: 'appeal', on: running.clock.today() },
    }),
  );
  caseId = opened.json<{ id: string }>().id;
  desk = await (await openWindow(browser, running, base, network.caseworker)).newPage();
  lawyer = await (await openWindow(browser, running, base, network.lawyer)).newPage();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

/** The caseworker offers the case on its pages. @returns the referral's id */
async function offer(purpose: string, fields: string[]): Promise<string> {
  await desk.goto(`/cases/${caseId}`);
  await desk.click('text="Refer to a legal contact"');
  await desk.check(`[name="legal_contact_id"][value="${network.contact.id}"]`);
  await desk.selectOption('[name="purpose"]', { label: purpose });
  for (const field of fields) await desk.check(`label:text-is("${field}")`);
  const [year, month, day] = running.clock.today().split('-');
  await desk.fill('[name="consent.given_on-day"]', day!);
  await desk.fill('[name="consent.given_on-month"]', month!);
  await desk.fill('[name="consent.given_on-year"]', year!);
  await desk.click('main .button');
  expect(await desk.textContent('h1')).toContain('will see');
  await desk.click('main .button:text-is("Send the offer")');
  await desk.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  return new URL(desk.url()).pathname.split('/')[4]!;
}

/** How the caseworker sees the referral now, on its own page. */
async function atTheDesk(id: string) {
  await desk.goto(`/cases/${caseId}/referrals/${id}`);
  const parts = await desk.locator('.panel .items .tag').allTextContents();
  return { state: await desk.locator('.head .tag').first().textContent(), parts };
}
const press = (label: string) => lawyer.click(`main button:text-is("${label}")`);

browserIt('a case goes to the lawyer step by step: the case first, then the name, then the packet', async () => {
  const id = await offer('Asylum claim', ['Legal name', 'Coded facts', 'Summary']);
  expect(await atTheDesk(id)).toEqual({ state: 'Offered, not opened yet', parts: ['Closed', 'Closed', 'Closed'] });

  await lawyer.goto('/referrals');
  expect(await lawyer.content()).not.toContain('Placeholder');
  await lawyer.click('table.list th a');
  expect(await lawyer.textContent('h1')).toBe('Asylum claim, Germany');
  for (const secret of ['Placeholder', 'Heron', '1994', '+999', 'Called up'])
    expect(await lawyer.content()).not.toContain(secret);
  expect(await atTheDesk(id)).toEqual({ state: 'Preview opened', parts: ['Opened', 'Closed', 'Closed'] });
  expect((await lawyer.request.get(`/referrals/${id}/packet`)).status()).toBe(409);

  await press('Check conflicts');
  expect(await lawyer.textContent('main')).toContain(NAME);
  for (const secret of ['Heron', '1994', '+999', 'Called up']) expect(await lawyer.content()).not.toContain(secret);
  expect(await atTheDesk(id)).toEqual({ state: 'Conflict check', parts: ['Opened', 'Opened', 'Closed'] });

  await press('Accept and open the packet');
  expect(await lawyer.textContent('h1')).toBe('Packet: asylum claim');
  expect(await lawyer.locator('.section h2').allTextContents()).toEqual(['Legal name', 'Coded facts', 'Summary']);
  expect(await lawyer.textContent('main')).toContain('Called up a second time.');
  for (const secret of ['1994', '+999']) expect(await lawyer.content()).not.toContain(secret);
  expect(await atTheDesk(id)).toEqual({ state: 'Accepted', parts: ['Opened', 'Opened', 'Opened'] });

  await desk.goto(`/cases/${caseId}`);
  expect(await desk.textContent('.timeline')).toContain(`Offered to Counsel ${network.lawyer.handle}: asylum claim`);
});

browserIt('the lawyer declines with a reason, which is all that the desk learns', async () => {
  const id = await offer('Second opinion', ['Summary']);
  await lawyer.goto(`/referrals/${id}`);
  await press('Decline');
  expect(await lawyer.title()).toMatch(/^Problem: /);
  await lawyer.selectOption('[name="reason"]', { label: 'No free place' });
  await press('Decline');
  expect(await lawyer.textContent('main')).toContain('All three keys are destroyed');
  expect(await atTheDesk(id)).toMatchObject({ state: 'Declined: no free place' });
});

browserIt('the desk withdraws an offer, and nothing of it opens any more', async () => {
  const id = await offer('Asylum claim', ['Summary']);
  await desk.click('text="Withdraw it"');
  expect(await desk.textContent('main')).toContain('cannot be taken back');
  await desk.click('main .button.grave');
  await desk.waitForURL(new RegExp(`/cases/${caseId}$`));
  expect(await atTheDesk(id)).toMatchObject({ state: 'Withdrawn' });
  const answer = await lawyer.goto(`/referrals/${id}`);
  expect(answer!.status()).toBe(200);
  expect(await lawyer.textContent('main')).toContain('It has ended');
  expect(await lawyer.locator('main form').count()).toBe(0);
});

browserIt('"Leave now" ends the session at once, and the way back shows nothing', async () => {
  await desk.goto(`/cases/${caseId}`);
  const cookies = await desk.context().cookies();
  const [left] = await Promise.all([desk.waitForResponse((one) => one.url().endsWith('/leave')), desk.click('.leave')]);
  expect([left.status(), left.headers().location]).toEqual([303, 'https://www.wikipedia.org/']);
  // Nothing is loaded from anywhere in a test: the browser stands before a site that it does not reach.
  await desk.waitForURL(/^(chrome-error:|https:\/\/www\.wikipedia\.org)/).catch(() => undefined);
  expect(await desk.context().cookies()).toEqual([]);
  await desk.goBack().catch(() => undefined);
  expect(await desk.content()).not.toContain('Heron');
  expect(await desk.title()).toBe('Sign in - Ploughshare');

  // Whoever kept the cookie has nothing either: the session ended on the server.
  await desk.context().addCookies(cookies);
  expect((await desk.goto(`/cases/${caseId}`))!.status()).toBe(401);
  expect(await desk.content()).not.toContain('Heron');
});
