import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserIt, launchBrowser, openWindow } from '../support/browser.js';
import { faultsOf, makingOf, picture, requestsOf, sidewaysAt320, violationsOf } from './looks.js';
import { pagesOf, type Visit, VISITS, type Who } from './visits.js';
import { furnishedWorld, type World } from './world.js';

interface Windows {
  plain: Page;
  asked: string[];
  /** With JavaScript, for axe alone. */
  judged: Page;
}

/** Goes through the pages of one furnished world, as whoever may. Two specs share the way, so that they can go at once. */
export class Tour {
  browser!: Browser;
  world!: World;
  private readonly opened = new Map<Who, Windows>();
  /** What axe has judged. */
  private readonly seen = new Set<string>();

  begin = async () => {
    const browser = await launchBrowser();
    if (!browser) return;
    this.browser = browser;
    this.world = await furnishedWorld();
  };

  end = async () => {
    await this.browser?.close();
    await this.world?.stop();
  };

  async windowsOf(who: Who): Promise<Windows> {
    let windows = this.opened.get(who);
    if (!windows) {
      const person = who === 'nobody' ? undefined : this.personOf(who);
      const window = (more?: object): Promise<BrowserContext> =>
        openWindow(this.browser, this.world, this.world.base, person, more);
      const plain = await window();
      windows = {
        plain: await plain.newPage(),
        asked: requestsOf(plain),
        judged: await (await window({ javaScriptEnabled: true })).newPage(),
      };
      this.opened.set(who, windows);
    }
    windows.asked.length = 0;
    return windows;
  }

  private personOf(role: Exclude<Who, 'nobody'>) {
    const { caseworker, coordinator, lawyer, lead, administrator, auditor } = this.world.network;
    return { caseworker, coordinator, lawyer, campaign_lead: lead, administrator, auditor }[role];
  }

  whoever = (visit: Visit): Who[] =>
    visit.as ?? pagesOf(this.world).find(({ route }) => route === visit.route)?.who ?? [];

  /** @returns what is wrong on the pages of this role, each with the page's name */
  async pagesAs(who: Who): Promise<string[]> {
    const faults: string[] = [];
    for (const visit of VISITS) {
      const [first] = this.whoever(visit);
      if (this.whoever(visit).includes(who)) faults.push(...(await this.look(visit, who, who === first)));
    }
    return faults;
  }

  async look({ name, at, status = 200 }: Visit, who: Who, pictured: boolean): Promise<string[]> {
    const { plain, judged, asked } = await this.windowsOf(who);
    await plain.setViewportSize({ width: 1280, height: 844 });
    const response = (await plain.goto(at(this.world)))!;
    const faults =
      response.status() === status ? await faultsOf(plain, response, asked) : [`answers ${response.status()}`];
    const html = await response.text();
    const [atWidths, judgement] = await Promise.all([
      widths(plain, pictured ? name : undefined),
      this.judge(judged, at(this.world), makingOf(html, who)),
    ]);
    return [...faults, ...atWidths, ...judgement].map((fault) => `${name} as ${who}: ${fault}`);
  }

  /** Two roles whose pages differ by the bar and a handle alone are one page for axe: each role's bar is judged at home. */
  private async judge(judged: Page, address: string, making: string): Promise<string[]> {
    if (this.seen.has(making)) return [];
    this.seen.add(making);
    await judged.goto(address);
    return judgeInBothLights(judged);
  }
}

export async function judgeInBothLights(page: Page): Promise<string[]> {
  const light = await violationsOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violationsOf(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((fault) => `in the dark, ${fault}`)];
}

async function widths(plain: Page, name?: string): Promise<string[]> {
  const faults = await sidewaysAt320(plain);
  if (name) await picture(plain, name);
  return faults;
}

/** A describe for each role, in whichever spec it is looked at. */
export const lookAs = (tour: Tour, roles: Who[]) =>
  describe.each(roles)('every page is whole, quiet and readable as %s', (who) => {
    browserIt(
      'without JavaScript, at 320 pixels, and for axe in the light and in the dark',
      async () => expect(await tour.pagesAs(who)).toEqual([]),
      180_000,
    );
  });
