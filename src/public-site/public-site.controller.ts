import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import { agendaOf, campaignDetail, campaignRow } from '../campaigns/campaign.view.js';
import { calendarFile } from '../campaigns/calendar-file.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Can } from '../common/access/access.guard.js';
import { Clock } from '../common/clock.js';
import { Page } from '../common/web/page.js';
import { isCountry } from '../reference/vocabulary.js';
import { CalendarPage } from './views/calendar.page.js';
import { PublicCampaignPage } from './views/public-campaign.page.js';
import { PublicCampaignsPage } from './views/public-campaigns.page.js';
import { StartPage } from './views/start.page.js';

/** What anyone may see: no sign-in, no cookie, nothing kept of who came. */
@Controller('public')
export class PublicSiteController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('public.read')
  @Page(StartPage)
  async start() {
    return { coming: (await this.agenda()).filter(({ past }) => !past).slice(0, 3) };
  }

  @Get('campaigns')
  @Can('public.read')
  @Page(PublicCampaignsPage)
  async list() {
    const items = (await this.campaigns.list()).map(campaignRow);
    return { items, countries: [...new Set(items.flatMap(({ countries }) => countries))] };
  }

  @Get('campaigns/country/:code')
  @Can('public.read')
  @Page(PublicCampaignsPage)
  async ofCountry(@Param('code') code: string) {
    if (!isCountry(code)) throw new NotFoundException();
    return { items: (await this.campaigns.list({ country: code })).map(campaignRow), country: code, countries: [] };
  }

  @Get('campaigns/:id')
  @Can('public.read')
  @Page(PublicCampaignPage)
  async show(@Param('id') id: string) {
    return campaignDetail(await this.campaigns.get(id), this.clock.today());
  }

  @Get('campaigns/:id/actions.ics')
  @Can('public.read')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="actions.ics"')
  async calendarOf(@Param('id') id: string) {
    const today = this.clock.today();
    return calendarFile(agendaOf((await this.campaigns.get(id)).actions, today), today);
  }

  @Get('actions')
  @Can('public.read')
  @Page(CalendarPage)
  async calendar() {
    return { actions: await this.agenda() };
  }

  private async agenda() {
    return agendaOf(await this.campaigns.actions(), this.clock.today());
  }
}
