import { Empty, Tag } from '../../common/web/parts.js';
import type { CaseDetail } from './case.view.js';

export function CampaignsPanel({ of }: { of: CaseDetail }) {
  const { linked, involved } = of.campaigns;
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
      {involved.length > 0 && (
        <div class="stack-s">
          <h3 class="small">In the countries involved</h3>
          <ul class="plain small stack-s">
            {involved.map((campaign) => (
              <li>
                <a href={`/campaigns/${campaign.id}`}>{campaign.name}</a>
                {campaign.country && <span class="soft">, {campaign.country}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p class="do">
        <a href={`/cases/${of.id}/campaigns`}>Link a campaign</a>
      </p>
    </section>
  );
}
