import type { Browser } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { browserIt, launchBrowser, openWindow } from '../support/browser.js';
import { api } from '../support/client.js';
import { smallNetwork } from '../support/network.js';

let running: RunningApp | undefined;
let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

browserIt('a printed case says on every sheet who printed it and what to do with it, and has no buttons', async () => {
  running = await startApp();
  const { caseworker } = await smallNetwork(running);
  const desk = api(running.app, caseworker);
  const { id } = (await desk.post('/cases', { pseudonym: 'Heron' })).json<{ id: string }>();
  for (let n = 0; n < 20; n++)
    await desk.post(`/cases/${id}/notes`, { text: `Nobody answered, ${n}.`, visibility: 'desk' });
  browser = (await launchBrowser())!;
  const window = await openWindow(browser, running, await listen(running), caseworker);
  const page = await window.newPage();
  await page.goto(`/cases/${id}/file`);
  await page.getByLabel('All notes').check();
  await page.getByLabel('Why do you need it?').fill('For the hearing');
  await page.getByRole('button', { name: 'Take it out' }).click();
  await page.getByRole('heading', { name: 'Heron', level: 1 }).waitFor();
  const sheets = await extractText(await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A5' }))));
  expect(sheets.totalPages).toBeGreaterThan(2);
  for (const sheet of sheets.text) {
    expect(sheet.replace(/\s+/g, ' ')).toContain(`Burn or shred after use. Printed on`);
    expect(sheet).toContain(caseworker.handle);
    expect(sheet).not.toMatch(/Leave now|Sign out|Print it now/);
  }
  expect(sheets.text.join(' ')).toContain('Nobody answered, 19.');
});
