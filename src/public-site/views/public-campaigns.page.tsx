import type { CampaignRow } from '../../campaigns/campaign.view.js';
import { CampaignItems } from '../../campaigns/views/campaign-body.js';
import { Public } from '../../common/web/layout.js';
import { Crumb, Empty } from '../../common/web/parts.js';
import { countryName } from '../../reference/vocabulary.js';

interface Campaigns {
  items: CampaignRow[];
  /** Countries that some campaign names. */
  countries: string[];
  /** When only one country's are shown. */
  country?: string;
}
const base = '/public/campaigns';

export function PublicCampaignsPage({ items, countries, country }: Campaigns) {
  const title = country ? `Campaigns: ${countryName(country)}` : 'Campaigns';
  const there = items.filter((item) => item.countries.length > 0);
  const everywhere = items.filter((item) => item.countries.length === 0);
  return (
    <Public title={title} at="public-campaigns">
      {country && <Crumb to={base}>Campaigns</Crumb>}
      <div class="head">
        <h1>{title}</h1>
        <p class="lede">What groups ask for in public, for people who refuse to fight.</p>
      </div>
      {countries.length > 0 && <Countries of={countries} />}
      <section class="section">
        <h2>{country ? `In ${countryName(country)}` : 'All campaigns'}</h2>
        {there.length > 0 ? (
          <CampaignItems of={there} base={base} />
        ) : (
          <Empty why="No campaign that names this country is known to us." next={<a href={base}>All campaigns</a>} />
        )}
      </section>
      {everywhere.length > 0 && (
        <section class="section">
          <h2>Everywhere</h2>
          <CampaignItems of={everywhere} base={base} />
        </section>
      )}
    </Public>
  );
}

const Countries = ({ of }: { of: string[] }) => (
  <nav class="section" aria-labelledby="by-country">
    <h2 id="by-country">By country</h2>
    <ul class="row plain">
      {of
        .map((code) => ({ code, name: countryName(code) }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en'))
        .map(({ code, name }) => (
          <li>
            <a href={`${base}/country/${code}`}>{name}</a>
          </li>
        ))}
    </ul>
  </nav>
);
