import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { typedIn } from './form-body.js';
import { carriedIn, type KeptForm, leftBehind } from './kept-form.js';
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
  const mistakes = Object.fromEntries((problem.errors ?? []).map(({ field, message }) => [field, message]));
  const { cookie = '' } = request.headers;
  const page = await drawnFromInside(fastify, request, request.redraw, cookie, {
    typed: typedIn(request.fields),
    mistakes,
    problem: problem.errors ? undefined : problem.detail,
    kept: carriedIn(request),
  });
  if (page.statusCode !== 200) return false;
  void reply.status(problem.status).type('text/html; charset=utf-8').send(page.body);
  return true;
}

const NOT_SAVED = 'You are signed in again. This form was not sent yet: look it over, then send it.';
const CHANGED =
  'You are signed in again. This form was not sent yet, and what it is about was changed in the meantime: compare both before you send it.';

/** The form that outlived its session, filled and not carried out; undefined where the page is out of reach now. */
export async function drawKept(fastify: FastifyInstance, request: WebRequest, cookie: string, kept: KeptForm) {
  const draw = (problem: string) =>
    drawnFromInside(fastify, request, kept.page, cookie, { typed: typedIn(kept.fields), mistakes: {}, problem });
  const page = await draw(NOT_SAVED);
  if (page.statusCode !== 200) return undefined;
  const before = kept.fields.find(([name]) => name === 'version#')?.[1];
  const now = /name="version#" value="(\d+)"/.exec(page.body)?.[1];
  return before === undefined || now === before ? page.body : (await draw(CHANGED)).body;
}

async function drawnFromInside(
  fastify: FastifyInstance,
  { headers }: WebRequest,
  url: string,
  cookie: string,
  again: NonNullable<WebRequest['again']>,
) {
  const key = randomUUID();
  waiting.set(key, again);
  try {
    return await fastify.inject({ method: 'GET', url, headers: { cookie, host: headers.host ?? '', [HEADER]: key } });
  } finally {
    waiting.delete(key);
  }
}

/** Nobody is signed in: the sign-in page, at the address that was asked for. */
export async function drawSignIn(fastify: FastifyInstance, request: WebRequest, reply: FastifyReply): Promise<boolean> {
  // With the cookie of a session that was ended the page would be refused as this request was, without end.
  const cookies = request.actor?.ended ? '' : (request.headers.cookie ?? '');
  const ended = request.actor?.ended || request.endedFormKey !== undefined;
  const page = await drawnFromInside(fastify, request, '/sign-in', cookies, {
    typed: {},
    mistakes: {},
    ended,
    kept: carriedIn(request) ?? leftBehind(request),
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
