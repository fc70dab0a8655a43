import { hour, longDate } from '../../common/web/dates.js';
import { usePage } from '../../common/web/page-context.js';

/** When a stand-in's time ends: day and full hour. */
export const Until = ({ at, ended }: { at: string; ended: boolean }) => {
  const { lang } = usePage();
  return (
    <>
      {ended && 'Ended: '}
      <time dateTime={at}>
        {longDate(at, lang)}, {hour(at, lang)}
      </time>
    </>
  );
};
