import type { Readable } from 'node:stream';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import type { FunctionComponent } from 'preact';
import { from, lastValueFrom } from 'rxjs';
import { attachment } from './attachment.js';
import { drawPage, type Drawing, DRAWING } from './draw.js';
import { FORM, isApi, type WebRequest } from './web-request.js';

export const PAGE = 'web:page';

/** The page a browser gets, drawn from what the handler returns. The API answers with the same object as JSON. */
export const Page = <Model extends object>(page: FunctionComponent<Model>) => SetMetadata(PAGE, page);

/**
 * Names the page that shows this write's form: it is drawn again at 422 and 409, with what was typed and what is wrong.
 * Parameters of the route stand in it by name: `/cases/:id/facts`. `false`: a write without fields of its own.
 */
export const Form = (path: string | false) => SetMetadata(FORM, path);

/** What a successful write answers: a redirect for a browser, the body for an API client. 201 where it made something. */
export class Done {
  constructor(
    readonly location: string,
    readonly body: { id?: string; [more: string]: unknown },
    readonly status: 200 | 201 = 201,
  ) {}
}

/** A file to be kept by whoever asked: answered as it is, to a browser and to an API client. Its name holds no person's. */
export class Download {
  constructor(
    readonly content: Buffer | Readable,
    readonly type: string,
    readonly fileName: string,
  ) {}
}

/** A picture that stands in a page of ours. */
export class Picture {
  constructor(
    readonly content: Uint8Array,
    readonly type: 'image/png',
  ) {}
}

@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Inject(DRAWING) private readonly drawing: Drawing,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const request = context.switchToHttp().getRequest<WebRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const page = this.reflector.get<FunctionComponent<object> | undefined>(PAGE, context.getHandler());

    return from(
      lastValueFrom(next.handle()).then((result: unknown) => {
        if (result instanceof Done) {
          if (!isApi(request)) return redirect(reply, result.location);
          void reply.status(result.status);
          return result.body;
        }
        if (result instanceof Download) return send(reply, result);
        if (result instanceof Picture) return shown(reply, result);
        if (!page || isApi(request)) return result;
        if (request.method !== 'GET') void reply.status(200);
        return drawPage(this.drawing, request, reply, page, result as object);
      }),
    );
  }
}

function send(reply: FastifyReply, { content, type, fileName }: Download) {
  void reply
    .status(200)
    .type(type)
    .headers({ ...ALONE, 'content-disposition': attachment(fileName) });
  return content;
}

function shown(reply: FastifyReply, { content, type }: Picture) {
  void reply
    .status(200)
    .type(type)
    .headers({ ...ALONE, 'content-disposition': 'inline' });
  return Buffer.from(content.buffer, content.byteOffset, content.length);
}

/** Opened by itself it is nobody's page: it runs nothing, loads nothing, and is not of our origin. */
const ALONE = { 'content-security-policy': `default-src 'none'; sandbox` };

function redirect(reply: FastifyReply, location: string) {
  void reply.status(303).header('location', location);
  return '';
}
