import type { Person } from '../../src/cli/demo/cast.js';
import { codeAt, stepOf } from '../../src/vault/second-factor.js';
import type { RunningApp } from '../support/app.js';
import { browser } from '../support/client.js';

export interface Credentials {
  handle: string;
  passphrase: string;
  totp: string;
}

/** Somebody's real passphrase and a code that they have not used yet. */
export function credentials({ clock }: RunningApp, { handle, passphrase, totpSeed }: Person): Credentials {
  clock.forward({ seconds: 30 });
  return { handle, passphrase, totp: codeAt(totpSeed, stepOf(clock.now())) };
}

export const signInAtApi = ({ app }: RunningApp, typed: object) =>
  app.inject({ method: 'POST', url: '/api/v1/session', payload: typed });

/** A browser that has signed in through the page, with its answer. */
export async function signInAtPage(running: RunningApp, typed: Credentials) {
  const tab = browser(running.app);
  const answer = await tab.submit('/sign-in', '/sign-in', { ...typed });
  return { tab, answer };
}

export const asBearer = ({ app }: RunningApp, token: string, url = '/api/v1/cases') =>
  app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
export const asCookie = ({ app }: RunningApp, cookie: string, url = '/cases') =>
  app.inject({ method: 'GET', url, headers: { cookie } });

/** The value that a Set-Cookie of this name carries. */
export function cookieOf(answer: { headers: Record<string, unknown> }, name: string): string | undefined {
  const set = [answer.headers['set-cookie'] ?? []].flat().map(String);
  return set
    .find((one) => one.startsWith(`${name}=`))
    ?.split(';')[0]
    ?.slice(name.length + 1);
}
