import { setTimeout as pause } from 'node:timers/promises';
import type { Server } from './arguments.js';
import type { Secrets } from './ask.js';

export interface Connection {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body: object, key: string): Promise<Answer>;
}

const TRIES = 4;
const AGAIN = 'Run the same command again: nothing is imported twice.';

/** Signs in over the API. The token lives in this process only. */
export async function connect({ url, handle }: Server, { passphrase, totp }: Secrets): Promise<Connection> {
  const signIn = await call(url, '/api/v1/session', { method: 'POST', body: { handle, passphrase, totp } }, 1);
  if (signIn.status === 401)
    throw new Error('The sign-in was refused. Check handle, passphrase and code; a code works once.');
  if (signIn.status === 429) throw new Error('Too many sign-ins failed. Wait a quarter of an hour and try again.');
  const { token } = await answerOf<{ token: string }>(signIn);
  const headers = { authorization: `Bearer ${token}` };
  return {
    get: async (path) => answerOf(await call(url, path, { headers }, TRIES)),
    post: async (path, body, key) =>
      answerOf(await call(url, path, { method: 'POST', body, headers: { ...headers, 'idempotency-key': key } }, TRIES)),
  };
}

interface Request {
  method?: string;
  body?: object;
  headers?: Record<string, string>;
}

/** A broken line, a busy server: the same request once more, later. The key makes a repeated batch one batch. */
async function call(url: URL, path: string, request: Request, tries: number): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await once(url, path, request).catch((error: Error) => error);
    const failed = response instanceof Error || [429, 502, 503, 504].includes(response.status);
    if (!failed) return response;
    if (attempt >= tries) {
      if (response instanceof Response) return response;
      throw new Error(`${url.host} could not be reached. Check the address and the line. ${AGAIN}`);
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

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer as Answer;
  if (response.status === 401) throw new Error(`The session has ended. ${AGAIN}`);
  if (response.status === 403) throw new Error('Your account may not import cases. Ask a coordinator of the desk.');
  const { title, detail } = (answer ?? {}) as { title?: string; detail?: string };
  const said = [title, detail].filter(Boolean).join(' ') || 'It gave no reason.';
  throw new Error(`The server did not take it (${response.status}): ${said} ${AGAIN}`);
}
