import { Controller, Get, Header, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../common/access/access.guard.js';
import { PeriodPipe } from '../plan/is-period.pipe.js';
import type { Period } from '../plan/period.js';
import { conditional } from './conditional.js';
import { atomFeed, catalogue } from './feeds.js';
import { Published } from './published.service.js';

const TYPES: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  sig: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** Releases for programs: the same bytes for everybody, without a cookie. */
@Controller('public')
export class PublishedController {
  constructor(private readonly published: Published) {}

  @Get('statistics/releases.atom')
  @Can('public.read')
  @Header('content-type', 'application/atom+xml; charset=utf-8')
  async feed(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return list(request, reply, atomFeed(await this.published.list(), await this.published.network()));
  }

  @Get('statistics/catalogue.jsonld')
  @Can('public.read')
  @Header('content-type', 'application/ld+json; charset=utf-8')
  async catalogue(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return list(request, reply, json(catalogue(await this.published.list(), await this.published.network())));
  }

  @Get('releases.json')
  @Can('public.read')
  @Header('content-type', 'application/json; charset=utf-8')
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return list(
      request,
      reply,
      json({
        releases: await this.published.list(),
        not_published: await this.published.unpublished(),
      }),
    );
  }

  /** The same bytes for ever, so whoever has them once need not ask again. */
  @Get('releases/:period/:plan/:file')
  @Can('public.read')
  async file(
    @Param('period', PeriodPipe) period: Period,
    @Param('plan') plan: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const type = TYPES[file.split('.').at(-1) ?? ''];
    if (!type) throw new NotFoundException();
    const bytes = await this.published.file(`${period}/${plan}`, file);
    void reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-disposition', `attachment; filename="${file}"`)
      .type(type);
    return conditional(request, reply, bytes);
  }
}

/** Lists change at the hour of a publication, so nobody keeps one for long. */
function list(request: FastifyRequest, reply: FastifyReply, text: string) {
  void reply.header('cache-control', 'public, max-age=300');
  return conditional(request, reply, text);
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
