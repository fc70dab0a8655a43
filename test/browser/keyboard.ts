import type { Page } from 'playwright-core';

/** Somebody at a keyboard, and how often they press a key for anything but the text itself. */
export class Keyboard {
  pressed = 0;

  constructor(private readonly page: Page) {}

  async press(...keys: string[]) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.pressed += 1;
    }
  }

  /** Alt with an access key. Playwright's own keys leave out the letter that Chromium looks for. */
  async pressAccessKey(letter: string) {
    const session = await this.page.context().newCDPSession(this.page);
    const code = letter.toUpperCase();
    const event = { modifiers: 1, key: letter, code: `Key${code}`, windowsVirtualKeyCode: code.charCodeAt(0) };
    await session.send('Input.dispatchKeyEvent', { ...event, type: 'keyDown', unmodifiedText: letter });
    await session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
    await session.detach();
    this.pressed += 1;
  }

  /** A key that leads to another page. */
  async pressAndGo(key: string, to: RegExp) {
    await this.press(key);
    await this.page.waitForURL(to);
  }

  /** In a list of choices the first letters choose. */
  type(text: string) {
    return this.page.keyboard.type(text);
  }

  /** The next field, and what is written into it. */
  async next(name: string, text = '') {
    await this.press('Tab');
    await this.expectAt(name);
    if (text) await this.type(text);
  }

  /** As many tabs as it takes to something of this kind, which says these words. */
  async reach(what: string, words = /./, most = 60) {
    for (let at = 0; at < most; at += 1) {
      await this.press('Tab');
      const now = this.page.locator(`${what}:focus`);
      if ((await now.count()) > 0 && (words.source === '.' || words.test(((await now.textContent()) ?? '').trim())))
        return;
    }
    throw new Error(`${what} ${words.source} is not reached by keyboard at ${new URL(this.page.url()).pathname}.`);
  }

  /** A row of a sheet: the cursor stands where the first doubt is; whoever presses Enter imports. */
  async answerRow() {
    for (let fields = 0; fields < 6; fields += 1) {
      const focused = this.page.locator(':focus');
      const [name, kind] = [(await focused.getAttribute('name')) ?? '', await focused.getAttribute('type')];
      if (!name) break;
      if (name === 'confirmed[]') await this.press('Space');
      else if (name === 'cells.consent' || (kind === 'radio' && name.startsWith('cells.')))
        await this.press('ArrowDown');
      else if (kind === 'text' && name.startsWith('cells.')) {
        await this.press('Control+a', 'Delete');
        if (name === 'cells.name') await this.type('Somebody');
      } else if (name.startsWith('cells.')) await this.type('Not known');
      await this.press('Tab');
    }
    await this.press('Enter');
  }

  async expectAt(name: string) {
    const at = await this.page.locator(':focus').getAttribute('name');
    if (at !== name) throw new Error(`The cursor is at ${at}, not at ${name}.`);
  }
}
