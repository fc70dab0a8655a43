import type { Browser } from 'playwright-core';
import { command as begin } from '../../src/cli/begin.command.js';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { launchBrowser, openWindow } from '../support/browser.js';
import { type Paper, Somebody } from './persons.js';

/** A server, and people who come to it, each with a browser of their own. */
export class Gathering {
  private constructor(
    readonly running: RunningApp,
    private readonly browser: Browser,
    private readonly base: string,
  ) {}

  /** @returns undefined where there is no browser */
  static async open(): Promise<Gathering | undefined> {
    const browser = await launchBrowser();
    if (!browser) return undefined;
    const running = await startApp();
    return new Gathering(running, browser, await listen(running));
  }

  /** Somebody who has not signed in; without JavaScript, as everybody. */
  async somebody({ width = 1280 } = {}): Promise<Somebody> {
    const window = await openWindow(this.browser, this.running, this.base, undefined, {
      viewport: { width, height: 844 },
    });
    return new Somebody(await window.newPage(), this.running, width);
  }

  /** `ploughshare begin`, as whoever runs the server types it. @returns what it printed for the administrator */
  async begins(organisation: string, ...more: string[]): Promise<Paper> {
    const [printed, { write }] = [[] as string[], process.stdout];
    process.stdout.write = (text: string | Uint8Array) => printed.push(String(text)) > 0;
    process.env.DATABASE_OWNER_URL = this.running.database.ownerUrl;
    try {
      await begin.run(['--organisation', organisation, '--country', 'DE', ...more]);
    } finally {
      process.stdout.write = write;
      delete process.env.DATABASE_OWNER_URL;
    }
    const [, handle, code] = /handle +(\S+)\n +one-time code +(\S+)/.exec(printed.join(''))!;
    return { handle: handle!, code: code! };
  }

  async end() {
    await this.browser.close();
    await this.running.stop();
  }
}
