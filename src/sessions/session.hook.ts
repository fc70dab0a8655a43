import type { FastifyInstance } from 'fastify';
import { isApi, type WebRequest } from '../common/web/web-request.js';
import { type CookieNames, readCookie, setCookie } from './cookies.js';
import { forget, formKeyOf, type SessionStore } from './session-store.js';

/** Puts who is asking on the request. Under /api/ only a bearer token counts, elsewhere only the cookie. */
export function recogniseSessions(fastify: FastifyInstance, store: SessionStore, names: CookieNames) {
  fastify.addHook('onRequest', async (raw) => {
    const request = raw as WebRequest;
    if (isApi(request)) {
      const token = /^Bearer ([\w-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
      request.actor = token ? store.actor(token, 'bearer')?.actor : undefined;
      return;
    }
    const cookie = readCookie(request, names.session);
    const session = cookie ? store.actor(cookie, 'cookie') : undefined;
    if (cookie && session) {
      request.actor = session.actor;
      request.sessionEnds = session.ends;
      request.formKey = formKeyOf(cookie);
      return;
    }
    if (cookie) request.endedFormKey = formKeyOf(cookie);
    const before = readCookie(request, names.before);
    if (before) request.formKey = formKeyOf(before);
  });
  // A session that was ended elsewhere: the browser forgets it, so that its next form is not bound to it.
  fastify.addHook('onSend', async (raw, reply) => {
    const request = raw as WebRequest;
    if (!request.actor?.ended || isApi(request)) return;
    store.end(readCookie(request, names.session) ?? '');
    setCookie(reply, names.session, '', names);
  });
  fastify.addHook('onResponse', async (raw) => {
    const { actor } = raw as WebRequest;
    if (actor) forget(actor);
  });
}
