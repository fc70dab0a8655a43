import { Select } from '../../common/web/fields.js';
import { Desk } from '../../common/web/layout.js';
import { Empty } from '../../common/web/parts.js';
import { countryName, options } from '../../reference/vocabulary.js';
import type { CampaignRow } from '../campaign.view.js';
import { CampaignItems } from './campaign-body.js';

export const CampaignListPage = ({ items, filter }: { items: CampaignRow[]; filter: { country?: string } }) => (
  <Desk title="Campaigns" at="campaigns">
    <div class="head">
      <h1>Campaigns</h1>
      <p class="soft">A case is linked to one only as far as the person has agreed to it, on the case's own page.</p>
    </div>
    <form method="get" action="/campaigns" class="filters" aria-label="Filter">
      <Select name="country" label="Country" options={options('country')} value={filter.country} empty="Any" />
      <button class="button quiet">Filter</button>
    </form>
    <section class="section">
      <h2>{filter.country ? `In ${countryName(filter.country)}, and everywhere` : 'All campaigns'}</h2>
      {items.length > 0 ? <CampaignItems of={items} base="/campaigns" /> : <Empty why="None is known to us." />}
    </section>
  </Desk>
);
