import { Controller, Get, Param } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import type { Lang } from '../../common/web/languages.js';
import { Page } from '../../common/web/page.js';
import { StatisticsKeys } from '../keys/statistics-keys.service.js';
import { PeriodPipe } from '../plan/is-period.pipe.js';
import { isYear, type Period } from '../plan/period.js';
import { LanguagePipe } from './language.pipe.js';
import { Published } from './published.service.js';
import type { StatisticsView, VerificationView } from './published.view.js';
import { MethodPage } from './views/method.page.js';
import { StatisticsPage } from './views/statistics.page.js';
import { VerificationPage } from './views/verification.page.js';

/** What anyone may read of the numbers, in every language that we have: no cookie, nothing kept of who came. */
@Controller(['public/statistics', 'public/:language/statistics'])
export class StatisticsPagesController {
  constructor(
    private readonly published: Published,
    private readonly keys: StatisticsKeys,
  ) {}

  @Get()
  @Can('public.read')
  @Page(StatisticsPage)
  async latest(@Param('language', LanguagePipe) language: Lang): Promise<StatisticsView> {
    const all = await this.published.list();
    const newest = all.find(({ period }) => !isYear(period)) ?? all[0];
    return this.view(newest?.period, language);
  }

  @Get('method')
  @Can('public.read')
  @Page(MethodPage)
  method(@Param('language', LanguagePipe) _: Lang) {
    return {};
  }

  @Get('verification')
  @Can('public.read')
  @Page(VerificationPage)
  async verification(@Param('language', LanguagePipe) _: Lang): Promise<VerificationView> {
    return { keys: await this.keys.signingKeys() };
  }

  @Get(':period')
  @Can('public.read')
  @Page(StatisticsPage)
  show(
    @Param('period', PeriodPipe) period: Period,
    @Param('language', LanguagePipe) language: Lang,
  ): Promise<StatisticsView> {
    return this.view(period, language);
  }

  private async view(period: Period | undefined, language: Lang): Promise<StatisticsView> {
    const all = await this.published.list();
    const latest = period === undefined ? null : await this.published.show(period, language);
    const year = all.find((one) => isYear(one.period));
    return {
      latest,
      year: latest && year && !isYear(latest.period) ? await this.published.show(year.period, language) : null,
      earlier: all.filter((one) => one.period !== period),
      not_published: await this.published.unpublished(),
    };
  }
}
