import type { ActionView } from '../../campaigns/campaign.view.js';

export const toCampaign = ({ campaign_id }: ActionView) => `/public/campaigns/${campaign_id}`;
