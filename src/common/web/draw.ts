import type { FastifyReply } from 'fastify';
import { type FunctionComponent, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Clock } from '../clock.js';
import { hmac } from '../../vault/derive.js';
import { PageContext, type PageFrame } from './page-context.js';
import { roleLabel } from './words.js';
import type { WebRequest } from './web-request.js';

/** What drawing needs to know of the installation. */
export interface Drawing {
  clock: Clock;
  demonstration: boolean;
}
export const DRAWING = Symbol('DRAWING');

/** The token of a form: it is bound to this session and to the address the form posts to. */
export const formToken = (formKey: Uint8Array, actionPath: string) => hmac(formKey, actionPath).toString('base64url');

export function drawPage<Model extends object>(
  { clock, demonstration }: Drawing,
  request: WebRequest,
  reply: FastifyReply,
  page: FunctionComponent<Model>,
  model: Model,
): string {
  const { actor, formKey, again, sessionEnds } = request;
  const frame: PageFrame = {
    lang: 'en',
    today: clock.today(),
    theme: actor?.theme === 'dark' || actor?.theme === 'light' ? actor.theme : undefined,
    demonstration,
    formToken: (path) => (formKey ? formToken(formKey, path) : ''),
    signedIn: actor && {
      handle: actor.handle,
      role: actor.role,
      roleLabel: roleLabel(actor.role),
      desk: actor.deskNames?.join(', ') || undefined,
      endsAt: sessionEnds?.toISOString() ?? '',
    },
    typed: again?.typed ?? {},
    mistakes: again?.mistakes ?? {},
    problem: again?.problem,
  };
  void reply.type('text/html; charset=utf-8');
  return `<!doctype html>${renderToString(h(PageContext.Provider, { value: frame, children: h(page, model) }))}`;
}
