import type { Page } from 'playwright-core';
import { codeAt, seedOf, stepOf } from '../../src/vault/second-factor.js';
import type { RunningApp } from '../support/app.js';
import { faultsOf, picture, sidewaysAt320 } from './looks.js';
import { judgeInBothLights } from './tour.js';

/** What an administrator writes down and gives by hand. */
export interface Paper {
  handle: string;
  code: string;
}
/** What somebody signs in with: words on paper, and the key in their code app. */
interface Knows {
  handle: string;
  passphrase: string;
  seed: Uint8Array;
  /** The half minute whose code they typed last. */
  step: number;
}

/** One person at a browser of their own. What they tell others leaves the page only through the test, as it would by voice. */
export class Somebody {
  private known?: Knows;

  constructor(
    readonly page: Page,
    private readonly running: RunningApp,
    private readonly width: number,
  ) {}

  private get knows(): Knows {
    if (!this.known) throw new Error('This person has no passphrase yet.');
    return this.known;
  }

  get handle(): string {
    return this.knows.handle;
  }

  get passphrase(): string {
    return this.knows.passphrase;
  }

  /** Somebody who has an account already, with what stands on their paper and in their code app. */
  as({ handle, passphrase, totpSeed }: { handle: string; passphrase: string; totpSeed: Uint8Array }): this {
    this.known = { handle, passphrase, seed: totpSeed, step: 0 };
    return this;
  }

  /** The same person at another browser: one paper and one code app. */
  sameAs(other: Somebody): this {
    this.known = other.knows;
    return this;
  }

  /** Another passphrase is on the paper now. */
  writesDown(passphrase: string) {
    this.knows.passphrase = passphrase;
  }

  /** @returns the status of the answer */
  async goTo(address: string): Promise<number> {
    return (await this.page.goto(address))!.status();
  }

  /**
   * Opens a page of a ceremony, which says the three things; it stays open. `pictured`: a state of it that the tour of all pages
   * does not come by, for people to look at.
   */
  async attend(address: string, pictured?: string) {
    const response = (await this.page.goto(address))!;
    expect(response.status()).toBe(200);
    expect(await faultsOf(this.page, response, [])).toEqual([]);
    const text = await this.text();
    for (const part of ['Who must be present:', 'What to do now:', 'What cannot be undone:'])
      expect(text).toContain(part);
    if (!pictured) return;
    expect(await sidewaysAt320(this.page)).toEqual([]);
    await picture(this.page, `ceremony-${pictured}`);
    await this.page.setViewportSize({ width: this.width, height: 844 });
    expect(await this.judged(address)).toEqual([]);
  }

  /** What axe finds on this page, at a window with JavaScript and the same cookies. */
  private async judged(address: string): Promise<string[]> {
    const own = this.page.context();
    const window = await own.browser()!.newContext({ storageState: await own.storageState() });
    const page = await window.newPage();
    await page.goto(new URL(address, this.page.url()).href);
    const found = await judgeInBothLights(page);
    await window.close();
    return found;
  }

  text = () => this.page.locator('main').innerText();

  fill = (name: string, text: string) => this.page.fill(`[name="${name}"]`, text);

  /** The choice of a list by a part of its words, or the radio button or box of exactly these words. */
  async choose(name: string, words: string) {
    const option = this.page.locator(`select[name="${name}"] option`, { hasText: words });
    if (await option.count()) await this.page.selectOption(`[name="${name}"]`, (await option.getAttribute('value'))!);
    else await this.page.check(`.choice:has(> label:text-is("${words}")) > [name="${name}"]`);
  }

  /** Presses a button of the page. @returns the status of the answer to its form */
  async press(label: string): Promise<number> {
    const [answer] = await Promise.all([
      this.page.waitForResponse((one) => one.request().method() === 'POST'),
      this.page.waitForEvent('load'),
      this.page.click(`main button:text-is("${label}")`),
    ]);
    return answer.status();
  }

  /** Words that differ, unless it is said `why`: the same form again, with what to do. */
  async isRefused(label: string, why = 'call your administrator on a number you know') {
    expect(await this.press(label)).toBe(422);
    expect(await this.page.title()).toMatch(/^Problem: /);
    expect(await this.page.textContent('.errors')).toContain(why);
  }

  /** A link of the page, by a part of its words. @returns its address */
  link = async (words: string) => (await this.page.locator('main a', { hasText: words }).first().getAttribute('href'))!;

  private listed = async () => (await this.page.locator('main ol.code li').allTextContents()).join(' ');

  /** The first sign-in as far as the page with the passphrase, written down. @returns the status of the answer to the code */
  async beginsWith({ handle, code }: Paper): Promise<number> {
    await this.goTo('/first-sign-in');
    await this.fill('handle', handle);
    await this.fill('code', code);
    const status = await this.press('Show my passphrase');
    if (status === 303) {
      const key = await this.page.locator('dt:text-is("Key") + dd').innerText();
      this.known = { handle, passphrase: await this.listed(), seed: seedOf(key.replaceAll(' ', '')), step: 0 };
    }
    return status;
  }

  async typesBack(passphrase = this.knows.passphrase): Promise<number> {
    await this.fill('passphrase', passphrase);
    await this.fill('totp', this.totp());
    return this.press('Begin');
  }

  /** All of the first sign-in, from the paper to the own check words. */
  async signsInFirst(paper: Paper) {
    expect(await this.beginsWith(paper)).toBe(303);
    expect(await this.typesBack()).toBe(303);
    expect(new URL(this.page.url()).pathname).toBe('/account/words');
  }

  async signsIn(passphrase = this.knows.passphrase): Promise<number> {
    await this.goTo('/sign-in');
    await this.fill('handle', this.handle);
    await this.fill('passphrase', passphrase);
    await this.fill('totp', this.totp());
    return this.press('Sign in');
  }

  /** An administrator writes down what the page shows once. */
  async paper(): Promise<Paper> {
    const [handle = '', code = ''] = await this.page.locator('main bdi.code').allTextContents();
    return { handle, code };
  }

  /** A desk's own words, read aloud from its page by one of its members. */
  async wordsOf(desk: string): Promise<string> {
    await this.goTo(desk);
    return this.page.locator('section:has(> h2:text-is("The desk\'s own check words")) b').innerText();
  }

  /** From their own page; said by voice. */
  async ownWords(): Promise<string> {
    await this.goTo('/account/words');
    return this.listed();
  }

  /** What the code app shows now. Each code works once: whoever was as fast as that waits for the next. */
  totp(): string {
    const [{ clock }, knows] = [this.running, this.knows];
    const early = knows.step + 1 - stepOf(clock.now());
    if (early > 0) clock.forward({ seconds: 30 * early });
    knows.step = stepOf(clock.now());
    return codeAt(knows.seed, knows.step);
  }
}
