import { codeAt, seedOf, stepOf } from '../../src/vault/second-factor.js';
import type { RunningApp } from '../support/app.js';
import { browser } from '../support/client.js';

const BEGIN = '/first-sign-in';
export const PASSPHRASE_PAGE = '/first-sign-in/passphrase';

/** Somebody with a paper, a pen and a code app, at a browser of their own. */
export function newcomer({ app, clock }: RunningApp) {
  const at = browser(app);
  const shown = async () => {
    const page = (await at.get(PASSPHRASE_PAGE)).body;
    return { passphrase: passphraseOn(page), secret: secretOn(page) };
  };
  const typeBack = (passphrase: string, totp: string) =>
    at.submit(PASSPHRASE_PAGE, PASSPHRASE_PAGE, { passphrase, totp });
  return {
    ...at,
    begin: (handle: string, code: string) => at.submit(BEGIN, BEGIN, { handle, code }),
    shown,
    typeBack,
    /** All of it, as it should go. @returns what is on their paper afterwards */
    wholeWay: async (handle: string, code: string) => {
      const begun = await at.submit(BEGIN, BEGIN, { handle, code });
      if (begun.statusCode !== 303) throw new Error(`${begun.statusCode}: ${begun.body}`);
      const { passphrase, secret } = await shown();
      const done = await typeBack(passphrase, codeOf(secret, clock.now()));
      if (done.statusCode !== 303) throw new Error(`${done.statusCode}: ${done.body}`);
      return { passphrase, secret, leadsTo: done.headers.location };
    },
    words: async () => listOn((await at.get('/account/words')).body),
  };
}

/** An ordinary sign-in, with a new code. */
export async function signIn({ app, clock }: RunningApp, handle: string, passphrase: string, secret: string) {
  clock.forward({ seconds: 30 });
  const at = browser(app);
  const answer = await at.submit('/sign-in', '/sign-in', { handle, passphrase, totp: codeOf(secret, clock.now()) });
  return { answer, at };
}

/** The one-time code of the page that shows it, and the handle. */
export function paperOf(page: string) {
  const [handle, code] = [...page.matchAll(/<bdi class="code(?: long)?">([^<]*)<\/bdi>/g)].map(([, text]) => text!);
  return { handle: handle!, code: code! };
}

export const codeOf = (secret: string, now: Date) => codeAt(seedOf(secret), stepOf(now));
const passphraseOn = (page: string) => listOn(page);
const secretOn = (page: string) =>
  /<dt>Key<\/dt><dd><bdi class="handle">([^<]*)</.exec(page)?.[1]?.replaceAll(' ', '') ?? '';
const listOn = (page: string) =>
  [...(/<ol class="code">(.*?)<\/ol>/s.exec(page)?.[1] ?? '').matchAll(/<li>([^<]*)<\/li>/g)]
    .map(([, word]) => word)
    .join(' ');
