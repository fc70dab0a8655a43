import type { CampaignDetail } from '../../campaigns/campaign.view.js';
import { CampaignBody } from '../../campaigns/views/campaign-body.js';
import { Public } from '../../common/web/layout.js';
import { Crumb } from '../../common/web/parts.js';
import { GetHelp } from './get-help.js';

export const PublicCampaignPage = (campaign: CampaignDetail) => (
  <Public title={campaign.title} at="public-campaigns">
    <Crumb to="/public/campaigns">Campaigns</Crumb>
    <CampaignBody of={campaign} base="/public/campaigns">
      <GetHelp />
    </CampaignBody>
  </Public>
);
