import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { CampaignsService } from '../../campaigns/campaigns.service.js';
import type { Campaign } from '../../campaigns/campaign.entity.js';
import { countryName, label } from '../../reference/vocabulary.js';
import type { CaseContent } from '../case.content.js';
import { SealedCases } from '../sealed-cases.service.js';
import type { InvolvedCampaign, LinkedCampaign } from '../views/case.view.js';

/** Links of a case to campaigns. They are sealed in the case: no campaign, and no row, knows of them. */
@Injectable()
export class CaseCampaigns {
  constructor(
    private readonly audit: Audit,
    private readonly campaigns: CampaignsService,
    private readonly sealed: SealedCases,
  ) {}

  /** At the publication level the person agreed to; `none` takes the link away. */
  async link(caseId: string, campaignId: string, level: string) {
    await this.campaigns.get(campaignId);
    const opened = await this.sealed.open(caseId);
    const others = opened.content.campaigns.filter(({ campaign_id }) => campaign_id !== campaignId);
    opened.content.campaigns = level === 'none' ? others : [...others, { campaign_id: campaignId, level }];
    await this.sealed.save(opened);
    this.audit.record({ action: 'case.link', object: caseId });
  }

  async of(content: CaseContent): Promise<{ linked: LinkedCampaign[]; involved: InvolvedCampaign[] }> {
    const { service_country, country_of_stay } = content.facts;
    const countries = [service_country, country_of_stay].filter((code) => code !== undefined);
    const involved = countries.length > 0 ? await this.campaigns.ofCountries(countries) : [];
    const linked: LinkedCampaign[] = [];
    for (const { campaign_id, level } of content.campaigns) {
      const known = involved.find(({ id }) => id === campaign_id) ?? (await this.campaigns.get(campaign_id)).campaign;
      linked.push({ ...brief(known, countries), level: { code: level, label: label('publication_level', level) } });
    }
    return { linked, involved: involved.map((campaign) => brief(campaign, countries)) };
  }
}

const brief = ({ id, title, countries }: Campaign, wanted: string[]): InvolvedCampaign => {
  const country = countries.find((code) => wanted.includes(code)) ?? countries[0];
  return { id, name: title, country: country ? countryName(country) : null };
};
