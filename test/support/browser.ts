import type { Browser } from 'playwright-core';

/** The ones of @sparticuz/chromium hold --single-process, which hangs, and --disable-web-security, which proves nothing. */
const ARGUMENTS = ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run'];

/** Chromium as `npm test` found or installed it (test/browser/install.mjs); undefined where there is none. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const executablePath = process.env.TEST_CHROMIUM;
  if (!executablePath) return undefined;
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: ARGUMENTS, ignoreDefaultArgs: ['--headless'] });
}

/** `it` where there is a browser; otherwise the test counts as skipped, never as passed. */
export function browserIt(name: string, test: () => Promise<void>, timeout = 60_000): void {
  (process.env.TEST_CHROMIUM ? it : it.skip)(name, test, timeout);
}
