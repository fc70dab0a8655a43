import type { FastifyReply } from 'fastify';
import { type FunctionComponent, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Clock } from '../clock.js';
import { isLang, type Lang } from './languages.js';
import { formToken } from './form-token.js';
import { ownerMark } from './kept-form.js';
import { PageContext, type PageFrame } from './page-context.js';
import { roleLabel } from './words.js';
import type { WebRequest } from './web-request.js';

/** What drawing needs to know of the installation. */
export interface Drawing {
  clock: Clock;
  demonstration: boolean;
}
export { formToken };
export const DRAWING = Symbol('DRAWING');

/** Pages of which there are several say in their address which one they are. */
function languageOf({ params }: WebRequest): Lang {
  const { language } = (params ?? {}) as { language?: string };
  return isLang(language) ? language : 'en';
}

export function drawPage<Model extends object>(
  { clock, demonstration }: Drawing,
  request: WebRequest,
  reply: FastifyReply,
  page: FunctionComponent<Model>,
  model: Model,
): string {
  const { actor, formKey, again, sessionEnds } = request;
  const frame: PageFrame = {
    lang: languageOf(request),
    today: clock.today(),
    theme: actor?.theme === 'dark' || actor?.theme === 'light' ? actor.theme : undefined,
    density: actor?.density === 'dense' ? 'dense' : undefined,
    demonstration,
    formToken: (path) => (formKey ? formToken(formKey, path) : ''),
    ownerMark: actor && ((token) => ownerMark(actor.accountId, token)),
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
