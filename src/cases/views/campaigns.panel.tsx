import { Empty, Tag } from '../../common/web/parts.js';
import type { CaseDetail } from './case.view.js';

export function CampaignsPanel({ of }: { of: CaseDetail }) {
  const { linked } = of.campaigns;
  const others = of.campaigns.involved.filter(({ id }) => !linked.some((one) => one.id === id));
  return (
    <section class="panel">
      <h2>Campaigns</h2>
      {linked.length === 0 ? (
        <Empty why={`Not linked to a campaign. Link one only when ${of.pseudonym} has agreed to it.`} />
      ) : (
        <ul class="items">
          {linked.map((campaign) => (
            <li>
              <p>
                <a href={`/campaigns/${campaign.id}`}>{campaign.name}</a>
              </p>
              <p class="row small">
                <Tag as="on">{campaign.level.label}</Tag>
              </p>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <div class="stack-s">
          <h3 class="small">In the countries involved</h3>
          <ul class="plain small stack-s">
            {others.map((campaign) => (
              <li>
                <a href={`/campaigns/${campaign.id}`}>{campaign.name}</a>
                {campaign.country && <span class="soft">, {campaign.country}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {of.state !== 'closed' && (
        <p class="do">
          <a href={`/cases/${of.id}/campaigns`}>{linked.length > 0 ? 'Change the links' : 'Link a campaign'}</a>
        </p>
      )}
    </section>
  );
}
