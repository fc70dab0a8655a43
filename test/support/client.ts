import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Person } from '../../src/cli/demo/cast.js';
import { SessionStore } from '../../src/sessions/session-store.js';
import { againstOpenApi } from './against-openapi.js';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** An API client with a session of this person. Every answer is compared with openapi.json. */
export function api(app: NestFastifyApplication, person: Person) {
  const { token } = app.get(SessionStore, { strict: false }).begin(accountOf(person), person.actor.secretKey, 'bearer');
  const compare = againstOpenApi(app);
  const call = async (
    method: Method,
    path: string,
    payload?: object | string,
    headers: Record<string, string> = {},
  ) => {
    const url = `/api/v1${path}`;
    const answer = await app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, ...headers },
      payload,
    });
    compare(method, url, answer);
    return answer;
  };
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, body: object = {}, headers?: Record<string, string>) => call('POST', path, body, headers),
    patch: (path: string, body: object) => call('PATCH', path, body),
    delete: (path: string, body?: object) => call('DELETE', path, body),
  };
}

/** The cookie of a new session of this person, as the browser would have it after signing in. */
export const sessionToken = (app: NestFastifyApplication, person: Person) =>
  app.get(SessionStore, { strict: false }).begin(accountOf(person), person.actor.secretKey, 'cookie').token;

/** A browser without script: it keeps a cookie, and posts the forms of the pages it was shown, as they stand there. */
export function browser(app: NestFastifyApplication, person?: Person) {
  let cookie = person ? `session=${sessionToken(app, person)}` : '';
  const send = async (method: 'GET' | 'POST', url: string, payload?: string, headers: Record<string, string> = {}) => {
    const answer = await app.inject({ method, url, payload, headers: { cookie, ...headers } });
    for (const set of [answer.headers['set-cookie'] ?? []].flat()) cookie = merged(cookie, set);
    return answer;
  };
  const get = (url: string) => send('GET', url);
  return {
    get,
    cookie: () => cookie,
    /** Posts the first form of `page` whose address is `action`, with these fields filled in. */
    submit: async (
      page: string,
      action: string,
      fill: Record<string, string | string[]> = {},
      headers: Record<string, string> = {},
    ) => {
      const shown = await get(page);
      const form = formOf(shown.body, action);
      if (!form) throw new Error(`${page} shows no form that posts to ${action}: ${shown.statusCode}`);
      const fields = new URLSearchParams(form.hidden);
      for (const [name, value] of Object.entries(fill)) for (const one of [value].flat()) fields.append(name, one);
      return send('POST', form.action, fields.toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        ...headers,
      });
    },
    post: (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      send('POST', url, new URLSearchParams(fields).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      }),
  };
}

const accountOf = ({ accountId: id, organisationId, role, handle, actor }: Person) => ({
  id,
  organisationId,
  role,
  handle,
  sessionsFrom: actor.sessionNumber,
});

function formOf(html: string, action: string) {
  for (const [whole, attributes] of html.matchAll(/<form ([^>]*)>.*?<\/form>/gs)) {
    if (attributes!.includes('method="get"')) continue;
    const target = /action="([^"]*)"/.exec(attributes!)?.[1]?.replaceAll('&amp;', '&') ?? '';
    if (target !== action && target.split('?')[0] !== action) continue;
    const hidden = [...whole.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name, value]) => [name!, value!] as [string, string],
    );
    return { action: target, hidden };
  }
  return undefined;
}

function merged(cookies: string, set: string): string {
  const [pair = ''] = set.split(';');
  const [name, value] = pair.split('=', 2);
  const others = cookies.split('; ').filter((one) => one && !one.startsWith(`${name}=`));
  return [...others, ...(value ? [pair] : [])].join('; ');
}
