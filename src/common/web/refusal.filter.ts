import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { drawPage, type Drawing, DRAWING } from './draw.js';
import { ErrorPage } from './error.page.js';
import { type Problem, problemOf } from './problem.js';
import { drawAgain, drawSignIn } from './redraw.js';
import { REFUSALS, type Refusals } from './refusal-trail.js';
import { isApi, type WebRequest } from './web-request.js';

const DRAWN_AGAIN = new Set([401, 409, 422, 429]);

/** The one place where an error becomes an answer. No stack trace, and nothing of what was sent, leaves through it. */
@Catch()
@Injectable()
export class RefusalFilter implements ExceptionFilter {
  private readonly logger = new Logger('Refusal');

  constructor(
    private readonly adapter: HttpAdapterHost,
    @Inject(DRAWING) private readonly drawing: Drawing,
    @Inject(REFUSALS) private readonly refusals: Refusals,
  ) {}

  async catch(exception: unknown, host: ArgumentsHost) {
    const request = host.switchToHttp().getRequest<WebRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(exception);
    if (problem.status >= 500) this.logger.error(withoutContent(exception));
    await this.refusals.record(request, problem).catch((lost: unknown) => this.logger.error(withoutContent(lost)));

    if (problem.status === 401 && isApi(request)) void reply.header('www-authenticate', 'Bearer');
    if (problem.status === 503 || problem.status === 429) void reply.header('retry-after', '5');
    if (isApi(request))
      return void reply
        .status(problem.status)
        .type('application/problem+json')
        .send({ ...problem, ownWords: undefined });

    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    if (DRAWN_AGAIN.has(problem.status) && (await drawAgain(fastify, request, reply, problem))) return;
    if (problem.status === 401 && (await drawSignIn(fastify, request, reply))) return;
    const page = drawPage(this.drawing, request, reply, ErrorPage, {
      status: problem.status,
      detail: problem.ownWords,
      title: problem.title,
      next: nextAfter(problem),
    });
    void reply.status(problem.status).send(page);
  }
}

/** A newcomer is led to where the desk's words are typed. */
const nextAfter = ({ code, desk_id }: Problem) =>
  code === 'desk-not-confirmed' && typeof desk_id === 'string'
    ? { to: `/desks/${desk_id}/confirmation`, words: 'Type the six check words of the desk' }
    : undefined;

/** Where it happened, not with what: messages of the database carry values. */
function withoutContent(exception: unknown): string {
  if (!(exception instanceof Error)) return 'Something that is no error was thrown.';
  const { code } = exception as { code?: string };
  const frames = (exception.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
  return [`${exception.name}${code ? ` ${code}` : ''}`, ...frames].join('\n');
}
