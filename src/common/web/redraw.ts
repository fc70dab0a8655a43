import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { typedIn } from './form-body.js';
import type { Problem } from './problem.js';
import type { WebRequest } from './web-request.js';

const HEADER = 'x-drawn-again';
const waiting = new Map<string, NonNullable<WebRequest['again']>>();

/**
 * A refused form comes back as the page it stood on, with what was typed. The page is asked for once more from inside, as the
 * same person, in a transaction of its own: the refused one is rolled back. Answers false where that page cannot be drawn.
 */
export async function drawAgain(
  fastify: FastifyInstance,
  request: WebRequest,
  reply: FastifyReply,
  problem: Problem,
): Promise<boolean> {
  if (!request.redraw || !request.fields || request.again) return false;
  const key = randomUUID();
  const mistakes = Object.fromEntries((problem.errors ?? []).map(({ field, message }) => [field, message]));
  waiting.set(key, { typed: typedIn(request.fields), mistakes, problem: problem.errors ? undefined : problem.detail });
  try {
    const { cookie = '', host = '' } = request.headers;
    const page = await fastify.inject({ method: 'GET', url: request.redraw, headers: { cookie, host, [HEADER]: key } });
    if (page.statusCode !== 200) return false;
    void reply.status(problem.status).type('text/html; charset=utf-8').send(page.body);
    return true;
  } finally {
    waiting.delete(key);
  }
}

/** Nobody is signed in: the sign-in page, at the address that was asked for. */
export async function drawSignIn(fastify: FastifyInstance, request: WebRequest, reply: FastifyReply): Promise<boolean> {
  // With the cookie of a session that was ended the page would be refused as this request was, without end.
  const cookies = request.actor?.ended ? '' : (request.headers.cookie ?? '');
  const page = await fastify.inject({
    method: 'GET',
    url: '/sign-in',
    headers: { cookie: cookies, host: request.headers.host ?? '' },
  });
  if (page.statusCode !== 200) return false;
  const cookie = page.headers['set-cookie'];
  if (cookie) void reply.header('set-cookie', cookie);
  void reply.status(401).type('text/html; charset=utf-8').send(page.body);
  return true;
}

/** For a request that is a drawing again: what was typed. The key is known only inside this process, and for this moment. */
export function whatWasTyped(request: WebRequest) {
  const key = request.headers[HEADER];
  return typeof key === 'string' ? waiting.get(key) : undefined;
}
