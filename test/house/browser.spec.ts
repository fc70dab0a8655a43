import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { browserIt, launchBrowser } from '../support/browser.js';

describe('the browser of the tests', () => {
  let browser: Browser | undefined;
  let server: Server;
  beforeAll(async () => {
    browser = await launchBrowser();
    server = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html; charset=utf-8').end('<h1>Здравствуйте</h1>');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  browserIt('draws a page, with JavaScript and without', async () => {
    const { port } = server.address() as AddressInfo;
    for (const javaScriptEnabled of [true, false]) {
      const page = await browser!.newPage({ javaScriptEnabled });
      await page.goto(`http://127.0.0.1:${port}/`);
      expect(await page.textContent('h1')).toBe('Здравствуйте');
      await page.close();
    }
  });
});
