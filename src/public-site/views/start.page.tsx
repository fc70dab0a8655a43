import type { ActionView } from '../../campaigns/campaign.view.js';
import { Agenda } from '../../campaigns/views/agenda.js';
import { Public } from '../../common/web/layout.js';
import { Empty } from '../../common/web/parts.js';
import { toCampaign } from './address.js';
import { GetHelp } from './get-help.js';

export const StartPage = ({ coming }: { coming: ActionView[] }) => (
  <Public title="For people who refuse to fight">
    <div class="head">
      <h1>For people who refuse to fight</h1>
      <p class="lede">
        Groups in many countries stand by conscripts, reservists and soldiers who say no. This is what they do in
        public.
      </p>
    </div>
    <div class="split">
      <section class="section">
        <h2>What happens next</h2>
        {coming.length > 0 ? (
          <Agenda of={coming} to={toCampaign} />
        ) : (
          <Empty why="No action with a date is known to us." />
        )}
        <p class="pager">
          <a href="/public/campaigns">All campaigns</a>
          <a href="/public/actions">The whole calendar</a>
        </p>
      </section>
      <aside class="stack" aria-label="More">
        <GetHelp />
      </aside>
    </div>
  </Public>
);
