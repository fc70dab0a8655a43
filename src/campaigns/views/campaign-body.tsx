import type { ComponentChildren } from 'preact';
import { Day } from '../../common/web/dates.js';
import { Empty, Facts } from '../../common/web/parts.js';
import { countryName } from '../../reference/vocabulary.js';
import { type ActionView, type CampaignDetail, type CampaignRow, kindsOf } from '../campaign.view.js';
import { Agenda } from './agenda.js';

/** Where its pages stand: `/campaigns` for people who are signed in, `/public/campaigns` for anyone. */
interface Placed {
  base: string;
}

/** Answers first: what is asked for, and what happens next? */
export const CampaignBody = ({ of, base, children }: Placed & { of: CampaignDetail; children?: ComponentChildren }) => (
  <>
    <div class="head">
      <h1>{of.title}</h1>
      {of.parts.length > 0 && of.demand && <p class="lede">{of.demand}</p>}
    </div>
    <div class="split">
      <div>
        <Demands {...of} base={base} />
        <Coming {...of} base={base} />
        <PastActions of={of.actions} />
      </div>
      <aside class="stack" aria-label="More">
        {children}
        <About {...of} base={base} />
      </aside>
    </div>
  </>
);

/** A call that has points of its own is its points; otherwise it is its one demand. */
const Demands = ({ demand, parts, target_authority, base }: CampaignDetail & Placed) => {
  if (!demand && parts.length === 0) return null;
  return (
    <section class="section">
      <h2>Demands</h2>
      <ol class="demands">
        {parts.length === 0 && <Demand what={demand} />}
        {parts.map(({ id, title, demand: more }) => (
          <Demand what={<a href={`${base}/${id}`}>{title}</a>} more={more} />
        ))}
      </ol>
      {target_authority && <p class="soft">Addressed to: {target_authority}</p>}
    </section>
  );
};

const Demand = ({ what, more }: { what: ComponentChildren; more?: string | null }) => (
  <li>
    <div>
      <h3>{what}</h3>
      {more && <p class="soft">{more}</p>}
    </div>
  </li>
);

function Coming({ id, actions, base }: CampaignDetail & Placed) {
  const coming = actions.filter(({ past }) => !past);
  return (
    <section class="section">
      <h2>What happens next</h2>
      {coming.length > 0 ? <Agenda of={coming} /> : <Empty why="No action with a date is known to us." />}
      {coming.some(({ on }) => on) && (
        <p class="pager">
          <a href={`/public/campaigns/${id}/actions.ics`}>Add to a calendar (.ics)</a>
          {base === '/public/campaigns' && <a href="/public/actions">The whole calendar</a>}
        </p>
      )}
    </section>
  );
}

function PastActions({ of }: { of: ActionView[] }) {
  const past = of.filter((action) => action.past);
  if (past.length === 0) return null;
  return (
    <section class="section">
      <h2>Past actions</h2>
      <Agenda of={past} />
    </section>
  );
}

function About(props: CampaignDetail & Placed) {
  const { parent, lead_org, countries, action_types, source, verified, note, in_resolution, base, kind, start_date } =
    props;
  const facts: [string, ComponentChildren][] = [
    ['Part of', parent && <a href={`${base}/${parent.id}`}>{parent.title}</a>],
    ['Led by', lead_org],
    ['Begun', kind === 'campaign' && start_date && (start_date.length > 4 ? <Day on={start_date} /> : start_date)],
    ['Countries', countries.map(countryName).join(', ') || 'Everywhere'],
    ['Ways', kindsOf(action_types)],
    ['Note', note],
    // Printed, not linked: a link out of here would tell the other site that somebody came.
    [
      'Source',
      <span class="small">
        {source}
        {verified ? '' : ' (not verified)'}
      </span>,
    ],
  ];
  return (
    <section class="panel">
      <h2>About this campaign</h2>
      <Facts tall of={facts.filter(([, value]) => value)} />
      {in_resolution && <p class="small soft">A call of the Tokyo resolution of 28 January 2006.</p>}
    </section>
  );
}

/** Campaigns as a list, each with what it asks for. */
export const CampaignItems = ({ of, base }: Placed & { of: CampaignRow[] }) => (
  <ul class="items">
    {of.map((campaign) => (
      <li class="stack-s">
        <h3>
          <a href={`${base}/${campaign.id}`}>{campaign.title}</a>
        </h3>
        {campaign.demand && <p>{campaign.demand}</p>}
        <p class="small soft">{campaign.countries.map(countryName).join(', ') || 'Everywhere'}</p>
      </li>
    ))}
  </ul>
);
