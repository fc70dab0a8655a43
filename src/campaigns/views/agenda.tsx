import { Day, shortDate } from '../../common/web/dates.js';
import { usePage } from '../../common/web/page-context.js';
import { Tag } from '../../common/web/parts.js';
import { countryName } from '../../reference/vocabulary.js';
import { type ActionView, kindsOf } from '../campaign.view.js';

/** Actions as a list of days. `to` gives the address of an action's campaign, where that is another page. */
export const Agenda = ({ of, to }: { of: ActionView[]; to?: (action: ActionView) => string }) => (
  <ul class="items">
    {of.map((action) => (
      <li class="day">
        <Leaf {...action} />
        <div class="stack-s">
          <h3>{to ? <a href={to(action)}>{action.title}</a> : action.title}</h3>
          {action.purpose && <p>{action.purpose}</p>}
          <When {...action} />
          <p class="small soft">
            {[kindsOf(action.action_types), action.countries.map(countryName).join(', ') || 'Everywhere']
              .filter(Boolean)
              .join('. ')}
          </p>
        </div>
      </li>
    ))}
  </ul>
);

function Leaf({ on, year }: ActionView) {
  const { lang } = usePage();
  if (!on)
    return (
      <span class="leaf">
        <span>Year</span>
        <b>{year ?? '?'}</b>
        <span>day not known</span>
      </span>
    );
  const [weekday, day, month] = shortDate(on, lang).split(' ');
  return (
    <time class="leaf" dateTime={on}>
      <span>{weekday}</span>
      <b>{day}</b>
      <span>{month}</span>
    </time>
  );
}

/** The whole date in words, and everything that makes it less than certain. */
const When = ({ on, until, every_year, year_inferred, past }: ActionView) => (
  <p class="small">
    {on && <Day on={on} />}
    {on && until && until !== on && (
      <>
        {' '}
        to <Day on={until} />
      </>
    )}
    {every_year && (on ? ', every year' : 'Every year')}
    {year_inferred && <>. The source gives the day without a year: the year is inferred</>}
    {past && (
      <>
        {' '}
        <Tag>Past</Tag>
      </>
    )}
  </p>
);
