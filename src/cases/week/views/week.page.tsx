import { Day, Due, shortDate } from '../../../common/web/dates.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Empty, Ref } from '../../../common/web/parts.js';
import type { Lines, WeekOfDesk, WeekView, Work } from '../week.view.js';

/** Answers first: what of this desk is late, and what must not be missed this week? To be read in a meeting, or printed. */
export const WeekPage = ({ from, until, previous, next, desks }: WeekView) => (
  <Desk title="The week" at="today">
    <div class="head row apart">
      <div>
        <h1>The week</h1>
        <p class="soft">
          <Day on={from} /> to <Day on={until} />
        </p>
      </div>
      <nav class="row pager" aria-label="Weeks">
        {previous && <a href={`/week?from=${previous}`}>The week before</a>}
        <a href={`/week?from=${next}`}>The week after</a>
      </nav>
    </div>
    {desks.length === 0 && <Empty why="No desk of yours shows anything yet." next={<a href="/desks">Your desks</a>} />}
    {desks.map((desk) => (
      <OneDesk of={desk} />
    ))}
  </Desk>
);

const OneDesk = ({ of }: { of: WeekOfDesk }) => (
  <section class="section" aria-labelledby={`d-${of.id}`}>
    <h2 id={`d-${of.id}`}>{of.name}</h2>
    <div class="split week">
      <div class="stack">
        <List title="Late" of={of.late} empty="Nothing is late." />
        <List title="Due this week" of={of.due} empty="Nothing else is due." />
        <List title="Hearings" of={of.hearings} empty="No hearing." />
        <List title="Risk to be judged again" of={of.risk} empty="Every risk was judged in time." />
        <List title="Referrals" of={of.referrals} empty="No lawyer’s answer is waited for." ends />
      </div>
      <div class="stack">
        <Load of={of.work} />
        <List title="Cases nobody holds" of={of.unheld} empty="Somebody holds every case." since />
        <List title="Untouched for two weeks" of={of.still} empty="Every case was touched." since />
        <Enquiries {...of.enquiries} />
      </div>
    </div>
    {of.more && (
      <p class="soft small">This desk has more cases than are read here: those with the nearest days were.</p>
    )}
  </section>
);

interface Listed {
  title: string;
  of: Lines;
  empty: string;
  /** The day is one since which, not one by which. */
  since?: boolean;
  /** The day is that on which an offer ends. */
  ends?: boolean;
}

const List = ({ title, of: { items, more }, empty, since, ends }: Listed) => (
  <section class="panel">
    <h3>{title}</h3>
    {items.length === 0 ? (
      <p class="soft">{empty}</p>
    ) : (
      <ul class="items">
        {items.map((line) => (
          <li>
            <p>
              <a href={line.at} dir="auto">
                {line.case.pseudonym}
              </a>{' '}
              <span class="small soft">
                <Ref>{line.case.reference}</Ref>
              </span>
              {line.what && `: ${line.what}`}
            </p>
            <p class="small">
              {line.on && (since || ends ? <When on={line.on} since={since} /> : <Due on={line.on} />)}{' '}
              <span class="soft">{line.held_by ?? (since ? 'held by nobody' : 'Nobody yet')}</span>
            </p>
          </li>
        ))}
      </ul>
    )}
    {more > 0 && <p class="small soft">and {more} more</p>}
  </section>
);

const When = ({ on, since }: { on: string; since?: boolean }) => (
  <span class="soft">
    {since ? 'Since' : 'Ends on'} <time dateTime={on}>{shortDate(on, usePage().lang)}</time>,
  </span>
);

const Load = ({ of }: { of: Work[] }) => (
  <section class="panel">
    <h3>Who carries what</h3>
    {of.length === 0 ? (
      <p class="soft">Nobody holds a case yet.</p>
    ) : (
      <ul class="items">
        {of.map(({ handle, cases, tasks, late }) => (
          <li>
            <p>{handle}</p>
            <p class="small soft">
              {[
                cases === 1 ? 'Holds one case' : `Holds ${cases === 0 ? 'no' : cases} cases`,
                tasks > 0 && (tasks === 1 ? 'one task' : `${tasks} tasks`),
                late > 0 && `${late} of them late`,
              ]
                .filter(Boolean)
                .join(', ')}
            </p>
          </li>
        ))}
      </ul>
    )}
  </section>
);

const Enquiries = ({ waiting, oldest }: WeekOfDesk['enquiries']) => (
  <section class="panel">
    <h3>Enquiries</h3>
    {waiting === 0 || !oldest ? (
      <p class="soft">No enquiry waits.</p>
    ) : (
      <>
        <p>
          {waiting === 1 ? 'One waits' : `${waiting} wait`}. The oldest was last touched on <Day on={oldest} />.
        </p>
        <p class="do">
          <a href="/triage">Triage them</a>
        </p>
      </>
    )}
  </section>
);
