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

  async expectAt(name: string) {
    const at = await this.page.locator(':focus').getAttribute('name');
    if (at !== name) throw new Error(`The cursor is at ${at}, not at ${name}.`);
  }
}
