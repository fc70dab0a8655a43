import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { Consents } from '../../people/consent/consents.service.js';
import { appealAt, covering, isStoryLevel, type StoryLevel, upTo } from '../../people/consent/scopes.js';
import { CampaignsService } from '../../campaigns/campaigns.service.js';
import type { Campaign } from '../../campaigns/campaign.entity.js';
import { countryName, label } from '../../reference/vocabulary.js';
import type { CaseContent } from '../case.content.js';
import { holdOpen } from '../case-row.js';
import { Standing } from '../consents/standing.service.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import type { InvolvedCampaign, LinkedCampaign } from '../views/case.view.js';

/** What the person agreed to for a link: one of the ledger, or what is told with it. */
export interface AgreedLink {
  consent_id?: string;
  consent?: { given_on?: string; language?: string; given_by?: string };
}

/** Links of a case to campaigns. They are sealed in the case: no campaign, and no row, knows of them. */
@Injectable()
export class CaseCampaigns {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly campaigns: CampaignsService,
    private readonly consents: Consents,
    private readonly standing: Standing,
    private readonly sealed: SealedCases,
  ) {}

  /**
   * At the publication level the person agreed to; `none` takes the link away. What tells a story stands on a consent of the ledger that
   * covers it, or on one that is recorded in the same act. Nobody can override it.
   * @throws Invalid, Conflict
   */
  async link(caseId: string, campaignId: string, level: string, agreed: AgreedLink = {}) {
    await this.campaigns.get(campaignId);
    await this.sealed.get(caseId);
    await holdOpen(this.db, caseId);
    const opened = await this.standing.today(await this.sealed.open(caseId));
    if (isStoryLevel(level)) await this.agree(opened, campaignId, level, agreed);
    const others = opened.content.campaigns.filter(({ campaign_id }) => campaign_id !== campaignId);
    opened.content.campaigns = level === 'none' ? others : [...others, { campaign_id: campaignId, level }];
    await this.sealed.save(opened);
    this.audit.record({ action: 'case.link', object: caseId });
  }

  private async agree(
    { row: { personId } }: OpenedCase,
    campaignId: string,
    level: StoryLevel,
    { consent_id, consent }: AgreedLink,
  ) {
    const wanted = appealAt(campaignId, level);
    if (consent_id !== undefined) {
      await this.consents.cover(personId, wanted, consent_id);
      return;
    }
    if (covering(await this.consents.of(personId), wanted, this.clock.today())) return;
    const { given_on = this.clock.today(), language, given_by = 'oral' } = consent ?? {};
    if (!language)
      throw new Invalid([
        {
          field: 'consent.language',
          message:
            'Nothing that the person agreed to covers this level. Ask them; when they agree, choose the language in which it was explained.',
        },
      ]);
    await this.consents.record(
      personId,
      { ...wanted, fields: upTo(level), from: given_on, language, given_by },
      'consent.',
    );
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
