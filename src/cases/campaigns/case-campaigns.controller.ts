import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { IsIn, Matches } from 'class-validator';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { mention } from '../case.presenter.js';
import { linksSchema } from '../case.schema.js';
import { madeSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { CaseCampaignsPage } from '../views/case-campaigns.page.js';
import { CaseCampaigns } from './case-campaigns.service.js';

/** `named` needs two people's approval and a recorded harm check; it is not to be had here. */
const LEVELS = ['none', 'counted_only', 'coarse_story', 'pseudonym'];

export class LinkCampaign {
  @Matches(/^[a-z0-9-]{1,80}$/, { message: 'Choose a campaign.' })
  campaign_id!: string;

  @IsIn(LEVELS, { message: 'Choose how much may be told, as the person agreed.' })
  level!: string;
}

@Controller(['cases/:id/campaigns', 'api/v1/cases/:id/campaigns'])
export class CaseCampaignsController {
  constructor(
    private readonly links: CaseCampaigns,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('case.link')
  @Page(CaseCampaignsPage)
  @Answers(linksSchema)
  async show(@Param('id', Id) id: string) {
    const opened = await this.sealed.open(id);
    const { linked, involved } = await this.links.of(opened.content);
    return { ...mention(opened), linked, campaigns: involved };
  }

  @Post()
  @Can('case.link')
  @Form('/cases/:id/campaigns')
  @Answers(madeSchema, { status: 200 })
  async link(@Param('id', Id) id: string, @Body() { campaign_id, level }: LinkCampaign) {
    await this.links.link(id, campaign_id, level);
    return new Done(`/cases/${id}`, { id }, 200);
  }
}
