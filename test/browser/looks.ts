import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page, Response } from 'playwright-core';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ARTEFACTS = 'test/artefacts/';
/** What a browser would run, fetch or refuse. The one picture there is shows a page of a document, drawn here. */
const FORBIDDEN = /<script|<style|<svg|<img(?! class="page-picture")|<iframe| style=| on[a-z]+=|javascript:/i;

const DRAWN_PAGE = /^\/cases\/[0-9a-f-]{36}\/documents\/[0-9a-f-]{36}\/pages\/\d+$/;

/** All that a window asks for, from the moment it is watched. */
export function requestsOf(window: BrowserContext): string[] {
  const asked: string[] = [];
  window.on('request', (request) => asked.push(new URL(request.url()).pathname));
  return asked;
}

/** A page without what is another one for everybody and each time: names, tokens, dates, and the bar, which is the role's own at home. */
export function makingOf(html: string, who: string): string {
  const bar = /<header class="bar">.*?<\/header>/s;
  return html
    .replace(bar, html.includes('<title>Home') ? who : '')
    .replace(/ value="[^"]*"|<time[^>]*>[^<]*/g, '')
    .replace(/\b[a-z]+-[a-z]+-\d{4}\b/g, 'handle');
}

/** What is wrong with the page as it was sent and as it stands there; empty when nothing is. */
export async function faultsOf(page: Page, response: Response, asked: string[]): Promise<string[]> {
  const html = await response.text();
  const faults: string[] = [];
  const check = (right: boolean, fault: string) => void (right || faults.push(fault));
  const path = new URL(page.url()).pathname;

  check(html.startsWith('<!doctype html><html lang="') && html.endsWith('</html>'), 'the page is not whole');
  const forbidden = FORBIDDEN.exec(html);
  check(!forbidden, `holds ${forbidden?.[0]}`);
  const others = asked.filter((one) => one !== path && one !== '/assets/ploughshare.css' && !DRAWN_PAGE.test(one));
  check(others.length === 0, `asks for ${others.join(', ')}`);
  check((await page.locator('h1').count()) === 1, 'has not one first heading');
  check((await page.locator('main#content').count()) === 1, 'has no main part');
  check((await page.locator('.button:not(.quiet):visible').count()) <= 1, 'has more than one primary button');
  check(
    /^(?!.*(undefined|\[object|null|NaN)).*$/s.test(withoutCheckWords(await page.locator('body').innerText())),
    'shows undefined, null or an object',
  );
  const ground = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  check(ground === 'rgb(250, 249, 246)', `is drawn without the stylesheet: ${ground}`);
  return faults;
}

/** The page at 320 pixels (WCAG 1.4.10), and how far its content sticks out. */
export async function sidewaysAt320(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 640 });
  const width = await page.locator('html').evaluate((html) => html.scrollWidth);
  return width > 320 ? [`scrolls sideways at 320 pixels: ${width}`] : [];
}

/** Pictures for people to look at, in test/artefacts, where somebody asks for them: `PICTURES=1 npm test -- test/browser`. They take as long as axe does. */
export async function picture(page: Page, name: string) {
  if (!process.env.PICTURES) return;
  await mkdir(ARTEFACTS, { recursive: true });
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.screenshot({ path: `${ARTEFACTS}${name}-${width}.png`, fullPage: true });
  }
}

/** axe-core, WCAG 2.0 to 2.2 A and AA and best practice. It is put in from outside: the page's own policy allows no script. */
export async function violationsOf(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const options = {
    resultTypes: ['violations'],
    runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: TAGS },
  };
  const { violations } = await page.evaluate<AxeResults, string>(
    (given) =>
      (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run(JSON.parse(given)),
    JSON.stringify(options),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

const EFF = new Set(readFileSync('src/reference/eff-long-list.txt', 'utf8').match(/[a-z-]+/g));
/** Check words and passphrases are six of a list that holds "undefined" and "nullify" too. */
function withoutCheckWords(text: string): string {
  const words = text.split(/\s+/);
  const isChecked = (at: number) =>
    words.slice(Math.max(0, at - 5), at + 1).some((_, from, near) => {
      const start = at - near.length + 1 + from;
      return start >= 0 && start + 6 <= words.length && words.slice(start, start + 6).every((word) => EFF.has(word));
    });
  return words.filter((_, at) => !isChecked(at)).join(' ');
}
