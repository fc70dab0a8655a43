import type { FastifyReply, FastifyRequest } from 'fastify';

/** Decided once at start, from PUBLIC_URL, never from the request. */
export interface CookieNames {
  secure: boolean;
  session: string;
  /** Binds the sign-in form to this browser before there is a session. */
  before: string;
  /** Has signed in before: such a browser does not wait while strangers guess. */
  device: string;
}
/** A year, in seconds: how long a browser is known that has signed in. */
export const DEVICE_AGE = 365 * 24 * 60 * 60;
export const COOKIES = Symbol('COOKIES');

export const cookieNames = (secure: boolean): CookieNames => ({
  secure,
  session: secure ? '__Host-session' : 'session',
  before: secure ? '__Host-before' : 'before',
  device: secure ? '__Host-device' : 'device',
});

export function readCookie(request: FastifyRequest, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return undefined;
}

/** `maxAge` in seconds; without one the browser forgets it when it closes. An empty value takes the cookie away. */
export function setCookie(reply: FastifyReply, name: string, value: string, { secure }: CookieNames, maxAge?: number) {
  const age = value === '' ? 0 : maxAge;
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}${age === undefined ? '' : `; Max-Age=${age}`}`;
  const before = reply.getHeader('set-cookie');
  const all = before === undefined ? [] : [before].flat().map(String);
  void reply.header('set-cookie', [
    ...all.filter((one) => !one.startsWith(`${name}=`)),
    `${name}=${value}; ${attributes}`,
  ]);
}
