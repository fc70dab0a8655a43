import type { FastifyReply } from 'fastify';
import type { WebRequest } from '../common/web/web-request.js';
import { randomToken } from '../vault/derive.js';
import { type CookieNames, setCookie } from './cookies.js';
import { formKeyOf } from './session-store.js';

/** Forms before there is a session are bound to a short-lived cookie of their own. */
export function bindBrowser(request: WebRequest, reply: FastifyReply, names: CookieNames) {
  if (request.formKey) return;
  const before = randomToken();
  setCookie(reply, names.before, before, names);
  request.formKey = formKeyOf(before);
}
