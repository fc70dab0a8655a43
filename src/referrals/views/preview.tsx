import { Day } from '../../common/web/dates.js';
import { Facts } from '../../common/web/parts.js';
import type { Preview } from './referral.view.js';

/** "Asylum claim, Norvania" */
export const titleOf = ({ purpose, service_country, country_of_stay }: Preview) =>
  [purpose.label, country_of_stay ?? service_country].filter(Boolean).join(', ');

/** A week, never a day: the day would point at the person. */
export const Week = ({ of }: { of: Preview }) =>
  of.deadline_week ? (
    <span>
      In the week of <Day on={of.deadline_week} />
    </span>
  ) : (
    <span>None that we know of</span>
  );

export const PreviewSection = ({ of }: { of: Preview }) => (
  <section class="section">
    <h2>Preview</h2>
    <Facts
      of={[
        ['Served in', of.service_country ?? 'Not known yet'],
        ['Stays in', of.country_of_stay ?? 'Not known yet'],
        ['Next deadline', <Week of={of} />],
        ...(of.urgency ? [['Urgency', of.urgency.label] as [string, string]] : []),
        ['Speaks', of.languages.length > 0 ? of.languages.join(', ') : 'Not known yet'],
        ...of.lines.map(({ label, text }): [string, string] => [label, text]),
      ]}
    />
    <p class="small soft">
      Coded facts only. There is no name, birth date, unit or town here, and none in the page behind it.
    </p>
  </section>
);
