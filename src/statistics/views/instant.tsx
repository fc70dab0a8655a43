import { hour, longDate } from '../../common/web/dates.js';
import { usePage } from '../../common/web/page-context.js';

/** A day and an hour that bind: weekday, day, hour, UTC. */
export const Instant = ({ at }: { at: string }) => {
  const { lang } = usePage();
  return (
    <time dateTime={at}>
      {longDate(at, lang)}, {hour(at, lang)}
    </time>
  );
};
