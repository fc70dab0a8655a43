import { setTimeout as pause } from 'node:timers/promises';
import type { Secrets } from './ask.js';

export interface Server {
  url: URL;
  handle: string;
}

/** What a command says where the server does not answer, or does not let this account do it. */
export interface Retold {
  again: string;
  forbidden: string;
}

export interface Connection {
  get<Answer>(path: string): Promise<Answer>;
  /** With a key it happens once, however often it is sent; without one it is an act that the server refuses or carries out anew. */
  post<Answer>(path: string, body: object, key?: string): Promise<Answer>;
  file(path: string): Promise<Uint8Array>;
}

/** The server has answered, and said no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const TRIES = 4;

/** Signs in over the API. The token lives in this process only. */
export async function connect(
  { url, handle }: Server,
  { passphrase, totp }: Secrets,
  retold: Retold,
): Promise<Connection> {
  const signIn = await call(url, '/api/v1/session', { method: 'POST', body: { handle, passphrase, totp } }, 1, retold);
  if (signIn.status === 401)
    throw new Error('The sign-in was refused. Check handle, passphrase and code; a code works once.');
  if (signIn.status === 429) throw new Error('Too many sign-ins failed. Wait a quarter of an hour and try again.');
  const { token } = await answerOf<{ token: string }>(signIn, retold);
  return speaking(url, { authorization: `Bearer ${token}` }, retold);
}

/** As anybody at all, without a sign-in. */
export const anonymous = (url: URL, retold: Retold): Connection => speaking(url, {}, retold);

function speaking(url: URL, headers: Record<string, string>, retold: Retold): Connection {
  const send = (path: string, request: Request) => call(url, path, request, TRIES, retold);
  return {
    get: async (path) => answerOf(await send(path, { headers }), retold),
    post: async (path, body, key) =>
      answerOf(
        await send(path, { method: 'POST', body, headers: { ...headers, ...(key && { 'idempotency-key': key }) } }),
        retold,
      ),
    file: async (path) => {
      const answer = await send(path, { headers });
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : answerOf(answer, retold);
    },
  };
}

interface Request {
  method?: string;
  body?: object;
  headers?: Record<string, string>;
}

/** A broken line, a busy server: the same request once more, later. The key makes a repeated batch one batch. */
async function call(url: URL, path: string, request: Request, tries: number, { again }: Retold): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await once(url, path, request).catch((error: Error) => error);
    const failed = response instanceof Error || [429, 502, 503, 504].includes(response.status);
    if (!failed) return response;
    if (attempt >= tries) {
      if (response instanceof Response) return response;
      throw new Error(`${url.host} could not be reached. Check the address and the line. ${again}`);
    }
    if (response instanceof Response) await response.body?.cancel();
    await pause(500 * 2 ** attempt);
  }
}

function once(url: URL, path: string, { method = 'GET', body, headers }: Request): Promise<Response> {
  return fetch(new URL(path, url), {
    method,
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
    // A redirection could carry the passphrase to another house.
    redirect: 'error',
    signal: AbortSignal.timeout(120_000),
  });
}

async function answerOf<Answer>(response: Response, { again, forbidden }: Retold): Promise<Answer> {
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer as Answer;
  if (response.status === 401) throw new Error(`The session has ended. ${again}`);
  if (response.status === 403) throw new Error(forbidden);
  const { title, detail } = (answer ?? {}) as { title?: string; detail?: string };
  // What stands against the act is said in a sentence of its own, and running it again helps nothing.
  if (response.status === 409 && detail) throw new Refused(409, detail);
  const said = [title, detail].filter(Boolean).join(' ') || 'It gave no reason.';
  throw new Refused(response.status, `The server did not take it (${response.status}): ${said} ${again}`);
}
