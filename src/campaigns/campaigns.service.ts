import { Injectable, NotFoundException } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { CampaignAction } from './campaign-action.entity.js';
import { Campaign } from './campaign.entity.js';
import type { CampaignWithParts } from './campaign.view.js';

@Injectable()
export class CampaignsService {
  constructor(private readonly db: Db) {}

  /** All of them, or those of a country. What names no country is everywhere and belongs to each. */
  list({ country }: { country?: string } = {}): Promise<Campaign[]> {
    const query = this.db
      .of(Campaign)
      .createQueryBuilder('campaign')
      .orderBy('campaign.title')
      .addOrderBy('campaign.id');
    if (country) query.where(`(:country = any (campaign.countries) or campaign.countries = '{}')`, { country });
    return query.getMany();
  }

  async get(id: string): Promise<CampaignWithParts> {
    const campaign = await this.db.of(Campaign).findOneBy({ id });
    if (!campaign) throw new NotFoundException();
    return {
      campaign,
      parent: campaign.parentId ? await this.db.of(Campaign).findOneBy({ id: campaign.parentId }) : null,
      parts: await this.db.of(Campaign).find({ where: { parentId: id }, order: { id: 'ASC' } }),
      actions: await this.actions([id]),
    };
  }

  /**
   * The campaigns that name one of these countries, for a case: of service, of stay. A point of a larger call is left out
   * where the call itself is there. The countries of a case never reach the database: they are compared here.
   */
  async ofCountries(codes: string[]): Promise<Campaign[]> {
    const named = (await this.list()).filter(({ countries }) => countries.some((code) => codes.includes(code)));
    return named.filter(({ parentId }) => !named.some(({ id }) => id === parentId));
  }

  /** Dated actions, of these campaigns or of all. */
  actions(campaignIds?: string[]): Promise<CampaignAction[]> {
    const query = this.db.of(CampaignAction).createQueryBuilder('action').orderBy('action.id');
    if (campaignIds) query.where('action.campaign_id = any (:campaignIds)', { campaignIds });
    return query.getMany();
  }
}
