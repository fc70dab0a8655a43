import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Dated } from './dated.js';

/** Something a campaign does on a date. */
@Entity('campaign_actions')
export class CampaignAction extends Dated {
  @PrimaryColumn('text') id!: string;
  @Column('text', { name: 'campaign_id' }) campaignId!: string;
  @Column('text') title!: string;
  @Column('text', { nullable: true }) purpose!: string | null;
}
