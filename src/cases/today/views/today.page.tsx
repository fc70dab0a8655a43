import type { ComponentChildren } from 'preact';
import { Day, daysLeft } from '../../../common/web/dates.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Empty } from '../../../common/web/parts.js';
import type { Due, TodayView } from '../today.view.js';
import { DueTable } from './due-table.js';
import { Waiting } from './waiting-list.js';

/** Answers first: what is late, what is due today, and who waits for me? */
export const TodayPage = (of: TodayView) => {
  const { due, waiting_for_me: forMe, waiting_for_others: forOthers, enquiries, desks } = of;
  const { today, signedIn } = usePage();
  return (
    <Desk title="Today" at="today">
      <div class="head row apart">
        <div>
          <h1>Today</h1>
          <p class="soft">
            <Day on={today} />. {desks.map(({ name }) => name).join(', ')}
            {signedIn?.role === 'coordinator' && (
              <>
                . <a href="/week">The week</a>
              </>
            )}
          </p>
        </div>
        <a class="button" href="/cases/new">
          New case
        </a>
      </div>
      <Summary of={of} />
      <div class="split">
        <div>
          <Section id="mine" title="Due, yours">
            <DueList of={due.mine} mine />
          </Section>
          <Section id="desk" title="Due, the rest of your desk">
            <DueList of={due.desk} />
          </Section>
        </div>
        <div>
          <Section id="for-me" title="Waiting for you">
            {forMe.length === 0 ? (
              <Empty
                why="Nobody waits for you."
                next="Answers of lawyers, cases of other desks and rows of sheets come here."
              />
            ) : (
              <Waiting of={forMe} />
            )}
            <p class="do">
              <a href="/tasks">All your tasks</a>
            </p>
          </Section>
          <Section id="enquiries" title="Enquiries">
            <Enquiries {...enquiries} />
          </Section>
          <Section id="for-others" title="Waiting for others">
            {forOthers.length === 0 ? (
              <Empty
                why="You wait for nobody."
                next="What you offer to a lawyer or to another desk stands here until it is answered."
              />
            ) : (
              <Waiting of={forOthers} />
            )}
          </Section>
        </div>
      </div>
    </Desk>
  );
};

const Section = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }) => (
  <section class="section" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

/** The day in one line, which leads by keyboard to each of its parts. */
function Summary({ of: { due, waiting_for_me: forMe, waiting_for_others: forOthers, enquiries } }: { of: TodayView }) {
  const { today } = usePage();
  const all = [...due.mine.items, ...due.desk.items];
  const late = all.filter(({ on }) => daysLeft(on, today) < 0).length;
  const now = all.filter(({ on }) => daysLeft(on, today) === 0).length;
  const plus = due.mine.more || due.desk.more ? ' or more' : '';
  const parts: [string, string, number, boolean?][] = [
    ['mine', `late${plus}`, late, true],
    ['mine', 'today', now],
    ['mine', 'later this week', all.length - late - now],
    ['for-me', 'waiting for you', forMe.length],
    ['enquiries', enquiries.waiting === 1 ? 'enquiry' : 'enquiries', enquiries.waiting],
    ['for-others', 'waiting for others', forOthers.length],
  ];
  return (
    <nav aria-label="On this page">
      <ul class="plain row jump">
        {parts.map(([id, words, number, grave]) => (
          <li>
            <a href={`#${id}`} class={grave && number > 0 ? 'late' : undefined}>
              <b>{number}</b> {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const DueList = ({ of: { items, more }, mine }: { of: Due; mine?: boolean }) => (
  <>
    {items.length === 0 ? (
      <Empty
        why="Nothing is due this week."
        next={
          mine ? (
            <>
              Look at <a href="/cases?assignee=me">all your cases</a>, or take <a href="/triage">an enquiry</a>.
            </>
          ) : (
            <a href="/cases">All cases of the desk</a>
          )
        }
      />
    ) : (
      <DueTable items={items} mine={mine} />
    )}
    {more && (
      <p class="pager">
        <span class="soft small">There is more than can be shown here</span>
        <a href={mine ? '/cases?assignee=me' : '/cases'}>{mine ? 'All your cases' : 'All cases'}</a>
      </p>
    )}
  </>
);

const Enquiries = ({ waiting, oldest }: TodayView['enquiries']) =>
  waiting === 0 || !oldest ? (
    <Empty why="No enquiry waits." next={<a href="/cases/new">Write one down</a>} />
  ) : (
    <div class="stack-s">
      <p>
        {waiting === 1 ? 'One waits' : `${waiting} wait`}. The oldest was last touched on <Day on={oldest} />.
      </p>
      <p>
        <a href="/triage">Triage them</a>
      </p>
    </div>
  );
