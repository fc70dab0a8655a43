import { Controller, Get, Param, Query } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Clock } from '../common/clock.js';
import { Answers } from '../common/web/answers.js';
import { Page } from '../common/web/page.js';
import { ListCampaigns } from './campaign.input.js';
import { campaignDetail, campaignRow } from './campaign.view.js';
import { campaignSchema, campaignsSchema } from './campaign.schema.js';
import { CampaignsService } from './campaigns.service.js';
import { CampaignListPage } from './views/campaign-list.page.js';
import { CampaignPage } from './views/campaign.page.js';

@Controller(['campaigns', 'api/v1/campaigns'])
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('campaign.list')
  @Page(CampaignListPage)
  @Answers(campaignsSchema)
  async list(@Query() { country }: ListCampaigns) {
    const found = await this.campaigns.list({ country });
    return { items: found.map(campaignRow), next: null, filter: { country } };
  }

  @Get(':id')
  @Can('campaign.read')
  @Page(CampaignPage)
  @Answers(campaignSchema)
  async show(@Param('id') id: string) {
    return campaignDetail(await this.campaigns.get(id), this.clock.today());
  }
}
