import { shortDate } from '../../common/web/dates.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Empty, Facts, Tag } from '../../common/web/parts.js';
import { roleLabel } from '../../common/web/words.js';

export interface ReachOfDesk {
  id: string;
  name: string;
  epoch: number;
  renewalAsked: boolean;
  members: { handle: string; role: string; until?: string; over: boolean }[];
  pins: number;
  /** Live ones, and the days on which the first and the last end. */
  referrals: number;
  ends?: [string, string];
}

/** `GET /audit/reach`. Answers first: whose key opens what? */
export const ReachPage = ({ desks }: { desks: ReachOfDesk[] }) => (
  <Desk title="Who can see what" at="audit-reach">
    <div class="head">
      <h1>Who can see what</h1>
      <p class="soft">
        A desk's cases open with its key and with nothing else. These hold it. Lawyers hold what was offered to them.
      </p>
    </div>
    {desks.length === 0 && <Empty why="No desk has been named yet." />}
    {desks.map((desk) => (
      <OfDesk {...desk} />
    ))}
  </Desk>
);

function OfDesk({ id, name, epoch, renewalAsked, members, pins, referrals, ends }: ReachOfDesk) {
  const { lang } = usePage();
  const live =
    referrals === 0
      ? 'none'
      : `${referrals}, the first ends ${shortDate(ends?.[0] ?? '', lang)}, the last ${shortDate(ends?.[1] ?? '', lang)}`;
  return (
    <section class="section" aria-labelledby={`desk-${id}`}>
      <h2 id={`desk-${id}`}>
        {name} {renewalAsked && <Tag as="wait">Its key is to be renewed</Tag>}
      </h2>
      {members.length === 0 ? (
        <Empty why={epoch === 0 ? 'It has no key yet.' : 'Nobody holds its key.'} />
      ) : (
        <ul class="plain stack-s">
          {members.map(({ handle, role, until, over }) => (
            <li>
              {handle}, {roleLabel(role).toLowerCase()}
              {until && `, until ${shortDate(until.slice(0, 10), lang)}`}{' '}
              {over && <Tag as="stop">Opens nothing now</Tag>}
            </li>
          ))}
        </ul>
      )}
      <Facts
        of={[
          ['Keys confirmed by voice', pins],
          ['Live referrals', live],
        ]}
      />
    </section>
  );
}
