import type { ActionView } from '../../campaigns/campaign.view.js';
import { Agenda } from '../../campaigns/views/agenda.js';
import { Public } from '../../common/web/layout.js';
import { Empty } from '../../common/web/parts.js';
import { toCampaign } from './address.js';

export function CalendarPage({ actions }: { actions: ActionView[] }) {
  const coming = actions.filter(({ past }) => !past);
  const past = actions.filter((action) => action.past);
  return (
    <Public title="Calendar" at="public-actions">
      <div class="head">
        <h1>Calendar</h1>
      </div>
      <section class="section">
        <h2>What happens next</h2>
        {coming.length > 0 ? (
          <Agenda of={coming} to={toCampaign} />
        ) : (
          <Empty why="No action with a date is known to us." />
        )}
      </section>
      {past.length > 0 && (
        <section class="section">
          <h2>Past actions</h2>
          <Agenda of={past} to={toCampaign} />
        </section>
      )}
    </Public>
  );
}
