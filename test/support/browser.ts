import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { Person } from '../../src/cli/demo/cast.js';
import type { RunningApp } from './app.js';
import { sessionToken } from './client.js';

/** The ones of @sparticuz/chromium hold --single-process, which hangs, and --disable-web-security, which proves nothing. */
const ARGUMENTS = ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run'];
/** No test reaches another machine, whatever a page asks for. */
const NOWHERE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/** Chromium as `npm test` found or installed it (test/browser/install.mjs); undefined where there is none. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const executablePath = process.env.TEST_CHROMIUM;
  if (!executablePath) return undefined;
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: [...ARGUMENTS, NOWHERE], ignoreDefaultArgs: ['--headless'] });
}

/** A window of its own, without JavaScript unless asked for; with the session of this person, as after signing in. */
export async function openWindow(
  browser: Browser,
  { app }: RunningApp,
  base: string,
  person?: Person,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const window = await browser.newContext({
    baseURL: base,
    javaScriptEnabled: false,
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  window.setDefaultTimeout(15_000);
  if (person)
    await window.addCookies([
      { name: 'session', value: sessionToken(app, person), url: base, httpOnly: true, sameSite: 'Strict' },
    ]);
  return window;
}

/** `it` where there is a browser; otherwise the test counts as skipped, never as passed. */
export function browserIt(name: string, test: () => Promise<void>, timeout = 60_000): void {
  (process.env.TEST_CHROMIUM ? it : it.skip)(name, test, timeout);
}
