import type { IncomingMessage } from 'node:http';
import multipart from '@fastify/multipart';
import { ForbiddenException, HttpException, UnauthorizedException } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sameBytes } from '../../vault/derive.js';
import { beginArriving, takesFiles } from './arriving-files.js';
import { formBody } from './form-body.js';
import { formToken } from './draw.js';
import { isOfEndedSession } from './kept-form.js';
import { problemOf } from './problem.js';
import { whatWasTyped } from './redraw.js';
import { isApi, pathOf, type WebRequest } from './web-request.js';

const MB = 1024 * 1024;
const UPLOAD_LIMIT = 32 * MB;
/** Forms that are bound to a browser, not to a session. */
const BEFORE_SIGN_IN = /^\/(first-)?sign-in(\/|$)/;
/** Leaving must always work, with a kept page and after the session has ended. */
const WITHOUT_TOKEN = new Set(['/leave']);
export const NEUTRAL_PAGE = 'https://www.wikipedia.org/';

/** A form's PATCH or DELETE is a POST to `?_method=`; it is turned before routing, for pages only. */
export const fastifyAdapter = () =>
  new FastifyAdapter({
    bodyLimit: MB,
    frameworkErrors: (_: unknown, request: FastifyRequest, reply: FastifyReply) =>
      void answerUnreadable(request, reply),
    rewriteUrl: (request: IncomingMessage) => {
      const url = request.url ?? '/';
      const method =
        request.method === 'POST' && !url.startsWith('/api/') ? /[?&]_method=(PATCH|DELETE)$/.exec(url) : null;
      if (!method) return url;
      request.method = method[1];
      return url.slice(0, method.index);
    },
  });

export async function prepareFastify(app: NestFastifyApplication, secure: boolean) {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  if (secure) secureServers.add(fastify);
  await fastify.register(multipart as never, {
    limits: { files: 1, fileSize: UPLOAD_LIMIT, fields: 50, fieldSize: 64 * 1024 },
  });

  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (request, body, done) => {
    (request as WebRequest).fields = [...new URLSearchParams(body as string)];
    done(null, {});
  });
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers(strict(secure));
    (request as WebRequest).again = whatWasTyped(request as WebRequest);
  });
  fastify.addHook('preValidation', async (raw) => {
    const request = raw as WebRequest;
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (takesFiles(request)) await letArrive(request);
    else if (isApi(request)) return;
    else if (request.isMultipart()) await readUpload(request);
    else if (!request.fields && request.body !== undefined && request.body !== null) throw new HttpException('', 415);
    request.fields ??= [];
    if (!isApi(request)) refuseForeign(request);
    request.body = formBody(request.fields);
  });
  // Where a request is answered before all its files were taken, the rest is read and dropped, so that the connection goes on.
  fastify.addHook('onResponse', async ({ raw, arriving }: WebRequest) => {
    if (arriving) raw.unpipe().resume();
  });
}

const secureServers = new WeakSet<object>();

/** An address that cannot be decoded, or a part of it that is too long, is refused before any hook: Fastify's own answer would repeat it. */
function answerUnreadable(request: FastifyRequest, reply: FastifyReply) {
  const { status, title, detail } = problemOf({ statusCode: 404 });
  void reply.headers(strict(secureServers.has(reply.server))).status(status);
  if (isApi(request)) return reply.type('application/problem+json').send(JSON.stringify({ status, title, detail }));
  return reply
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><p>${detail} <a href="/">Go to the start</a></p></html>`,
    );
}

/** The fields, and with them the form's token, come first: nothing of a file is taken before they are looked at. */
async function letArrive(request: WebRequest) {
  if (!request.actor) throw new UnauthorizedException();
  if (!request.isMultipart()) throw new HttpException('', 415);
  await beginArriving(request);
}

/** Nobody who is not signed in fills memory with an upload. */
async function readUpload(request: WebRequest) {
  if (!request.actor) throw new UnauthorizedException();
  request.fields = [];
  for await (const part of request.parts()) {
    if (part.type === 'file') request.upload = { name: part.filename, bytes: await part.toBuffer() };
    else request.fields.push([part.fieldname, String(part.value)]);
  }
}

/**
 * Cross-site request forgery, without script: the form carries HMAC(key of this session, its address). `Origin` is not used:
 * under `no-referrer` browsers send `null`. OWASP CSRF Prevention Cheat Sheet, "HMAC based token pattern" and "Fetch metadata".
 */
function refuseForeign(request: WebRequest) {
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none') throw new ForbiddenException();
  const path = pathOf(request.url);
  if (WITHOUT_TOKEN.has(path)) return;
  const sent = request.fields?.find(([name]) => name === '_form')?.[1] ?? '';
  const { formKey, actor } = request;
  if (formKey && sameBytes(Buffer.from(sent), Buffer.from(formToken(formKey, path)))) return;
  // It goes on to the guard, which asks to sign in and knows the page of this form.
  if (isOfEndedSession(request)) return;
  throw formKey && (actor || BEFORE_SIGN_IN.test(path)) ? new ForbiddenException() : new UnauthorizedException();
}

const strict = (secure: boolean) => ({
  'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' ${NEUTRAL_PAGE}; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-robots-tag': 'noindex',
  ...(secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
});
