import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { NotAList } from '../../common/web/not-a-list.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { ToldConsent } from '../consents/consent.input.js';
import { mention } from '../case.presenter.js';
import { linksSchema } from '../case.schema.js';
import { madeSchema } from '../mention.schema.js';
import { Standing } from '../consents/standing.service.js';
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

  /** What tells a story stands on a consent: this one of the ledger, one that covers it already, or the one that is told here. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose one of the consents that this person gave.' })
  consent_id?: string;

  @IsOptional()
  @NotAList()
  @ValidateNested()
  @Type(() => ToldConsent)
  consent?: ToldConsent;
}

@Controller(['cases/:id/campaigns', 'api/v1/cases/:id/campaigns'])
export class CaseCampaignsController {
  constructor(
    private readonly links: CaseCampaigns,
    private readonly sealed: SealedCases,
    private readonly standing: Standing,
  ) {}

  @Get()
  @Can('case.link')
  @Page(CaseCampaignsPage)
  @Answers(linksSchema)
  async show(@Param('id', Id) id: string) {
    const opened = await this.standing.today(await this.sealed.open(id));
    const { linked, involved } = await this.links.of(opened.content);
    const { language } = opened.content.facts;
    return { ...mention(opened), linked, campaigns: involved, language: language?.[0] ?? null };
  }

  @Post()
  @Can('case.link')
  @Form('/cases/:id/campaigns')
  @Answers(madeSchema, { status: 200 })
  async link(@Param('id', Id) id: string, @Body() { campaign_id, level, ...agreed }: LinkCampaign) {
    await this.links.link(id, campaign_id, level, agreed);
    return new Done(`/cases/${id}`, { id }, 200);
  }
}
