import { Controller, Get, Header, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../common/access/access.guard.js';
import { Page } from '../../common/web/page.js';
import { plainSha256 } from '../../vault/derive.js';
import { StatisticsKeys } from '../keys/statistics-keys.service.js';
import { PeriodPipe } from '../plan/is-period.pipe.js';
import { isYear, type Period } from '../plan/period.js';
import { atomFeed, catalogue } from './feeds.js';
import { Published } from './published.service.js';
import type { StatisticsView } from './published.view.js';
import { MethodPage } from './views/method.page.js';
import { StatisticsPage } from './views/statistics.page.js';

const TYPES: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  sig: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** What anyone may see of the numbers: no cookie, nothing kept of who came. */
@Controller('public')
export class PublishedController {
  constructor(
    private readonly published: Published,
    private readonly keys: StatisticsKeys,
  ) {}

  @Get('statistics')
  @Can('public.read')
  @Page(StatisticsPage)
  async latest(): Promise<StatisticsView> {
    const all = await this.published.list();
    const newest = all.find(({ period }) => !isYear(period)) ?? all[0];
    return this.view(newest?.period);
  }

  @Get('statistics/method')
  @Can('public.read')
  @Page(MethodPage)
  async method() {
    return { signing_key: (await this.keys.current())?.signingKey ?? null };
  }

  @Get('statistics/releases.atom')
  @Can('public.read')
  @Header('content-type', 'application/atom+xml; charset=utf-8')
  async feed() {
    return atomFeed(await this.published.list());
  }

  @Get('statistics/catalogue.jsonld')
  @Can('public.read')
  @Header('content-type', 'application/ld+json; charset=utf-8')
  async catalogue() {
    return JSON.stringify(catalogue(await this.published.list()), null, 2);
  }

  @Get('statistics/:period')
  @Can('public.read')
  @Page(StatisticsPage)
  show(@Param('period', PeriodPipe) period: Period): Promise<StatisticsView> {
    return this.view(period);
  }

  @Get('releases.json')
  @Can('public.read')
  @Header('content-type', 'application/json; charset=utf-8')
  async list() {
    return JSON.stringify(
      {
        releases: await this.published.list(),
        not_published: await this.published.unpublished(),
        // Newest first: a release is signed with the one of its day.
        signing_keys: (await this.keys.all()).map(({ signingKey, beganOn }) => ({
          signing_key: signingKey,
          began_on: beganOn,
        })),
      },
      null,
      2,
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
    const tag = `"${plainSha256(bytes).toString('hex')}"`;
    void reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('etag', tag)
      .header('content-disposition', `attachment; filename="${file}"`);
    if (request.headers['if-none-match'] === tag) {
      void reply.status(304);
      return '';
    }
    void reply.type(type);
    return bytes;
  }

  private async view(period: Period | undefined): Promise<StatisticsView> {
    const all = await this.published.list();
    const latest = period === undefined ? null : await this.published.show(period, 'en');
    const year = all.find((one) => isYear(one.period));
    return {
      latest,
      year: latest && year && !isYear(latest.period) ? await this.published.show(year.period, 'en') : null,
      earlier: all.filter((one) => one.period !== period),
      not_published: await this.published.unpublished(),
      signing_key: (await this.keys.current())?.signingKey ?? null,
    };
  }
}
