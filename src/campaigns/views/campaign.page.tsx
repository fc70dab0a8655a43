import { Desk } from '../../common/web/layout.js';
import { Crumb } from '../../common/web/parts.js';
import type { CampaignDetail } from '../campaign.view.js';
import { CampaignBody } from './campaign-body.js';

export const CampaignPage = (campaign: CampaignDetail) => (
  <Desk title={campaign.title} at="campaigns">
    <Crumb to="/campaigns">Campaigns</Crumb>
    <CampaignBody of={campaign} base="/campaigns">
      <section class="panel">
        <h2>To show or send</h2>
        <p>The same page is there for anyone, without signing in.</p>
        <p>
          <a href={`/public/campaigns/${campaign.id}`}>Public page</a>
        </p>
      </section>
    </CampaignBody>
  </Desk>
);
