import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Empty, Tag } from '../../common/web/parts.js';
import type { DeskLine } from './desk.view.js';

/** `GET /desks` */
export interface DeskList {
  own: DeskLine[];
  unborn: { id: string; name: string }[];
}

/** Answers first: does one of my desks need something done to its key? */
export const DesksPage = ({ own, unborn }: DeskList) => {
  const coordinates = usePage().signedIn?.role === 'coordinator';
  return (
    <Desk title="Desks" at="desks">
      <div class="head row apart">
        <h1>Desks</h1>
        <span class="row">
          {coordinates && <a href="/transfers">Cases between desks</a>}
          <a href="/break-glass">Cases shown in an emergency</a>
        </span>
      </div>
      <section class="section">
        <h2>Your desks</h2>
        {own.length === 0 ? (
          <Empty
            why="You hold the key of no desk."
            next="A coordinator of a desk admits you: tell them your six check words by voice."
          />
        ) : (
          <ul class="items plain">
            {own.map(({ id, name, renewal_asked }) => (
              <li class="row apart">
                <a href={`/desks/${id}`}>{name}</a>
                {renewal_asked && <Tag as="wait">Renewal is asked for</Tag>}
              </li>
            ))}
          </ul>
        )}
      </section>
      {coordinates && <Unborn desks={unborn} />}
    </Desk>
  );
};

const Unborn = ({ desks }: { desks: DeskList['unborn'] }) => (
  <section class="section">
    <h2>Without keys yet</h2>
    {desks.length === 0 ? (
      <Empty why="Every desk of your organisation has its keys." next="An administrator names new ones." />
    ) : (
      <ul class="items plain">
        {desks.map(({ id, name }) => (
          <li class="row apart">
            <span>{name}</span>
            <a href={`/desks/${id}/birth`}>Make the keys of {name}</a>
          </li>
        ))}
      </ul>
    )}
  </section>
);
