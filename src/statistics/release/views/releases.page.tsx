import { Day } from '../../../common/web/dates.js';
import { Desk } from '../../../common/web/layout.js';
import { Empty, Facts, Note } from '../../../common/web/parts.js';
import { periodInWords } from '../../plan/period-in-words.js';
import { Instant } from '../../views/instant.js';
import type { ReleaseItem, ReleasesView, ReleaseToDo } from '../release.view.js';
import { StateTag } from './state.tag.js';

/** Answers first: is there something that I have to do, and by when? */
export const ReleasesPage = ({ statistics_key, to_do, items }: ReleasesView) => (
  <Desk title="Releases" at="releases">
    <div class="head">
      <h1>Releases</h1>
      <p class="lede">
        Numbers of the network, moved by chance so that nobody is found in them. Two leads publish them, and neither
        sees them before.
      </p>
      <p>
        <a href="/plans">The plans: what is published, and what it costs</a>
      </p>
    </div>
    {statistics_key && <KeyAsks of={statistics_key.asks} />}
    {statistics_key ? <ToDo of={to_do} /> : <NotBegun />}
    <section class="section">
      <h2>Periods</h2>
      {items.length === 0 ? (
        <Empty why="No period has been counted yet: the plan begins with its first quarter." />
      ) : (
        <ul class="items">
          {items.map((item) => (
            <li>
              <Line {...item} />
            </li>
          ))}
        </ul>
      )}
    </section>
    {statistics_key && <Key {...statistics_key} />}
  </Desk>
);

const Line = ({ period, state, schedule, prepared_by, approver }: ReleaseItem) => (
  <>
    <p>
      <a href={`/releases/${period}`}>{periodInWords(period)}</a> <StateTag state={state} />
    </p>
    <p class="small soft">
      Statements are in by <Instant at={schedule.cutOff} />. Approved by <Instant at={schedule.approvedBy} />. Public on{' '}
      <Instant at={schedule.published} />.{prepared_by && ` Prepared by ${prepared_by}, to be approved by ${approver}.`}
    </p>
  </>
);

const ToDo = ({ of }: { of: ReleaseToDo[] }) => (
  <section class="section">
    <h2>Waiting for you</h2>
    {of.length === 0 ? (
      <Empty
        why="Nothing waits for you."
        next="When the statements of a quarter are in, it stands here to be prepared, and whoever is named approves it."
      />
    ) : (
      <ul class="items">
        {of.map((one) => (
          <li>
            <Task {...one} />
          </li>
        ))}
      </ul>
    )}
  </section>
);

const Task = ({ kind, period, at }: ReleaseToDo) => {
  const [what, when] = {
    prepare: ['Prepare', 'It has to be approved by'],
    approve: ['Approve', 'You were named. It has to be done by'],
    read: ['Read the press kit', 'Under embargo until'],
    public: ['It is public', 'Since'],
  }[kind] as [string, string];
  return (
    <>
      <p>
        <a href={kind === 'public' ? `/public/statistics/${period}` : `/releases/${period}`}>
          {what}: {periodInWords(period)}
        </a>
      </p>
      <p class="small soft">
        {when} <Instant at={at} />.
      </p>
    </>
  );
};

const KeyAsks = ({ of }: { of: NonNullable<ReleasesView['statistics_key']>['asks'] }) =>
  of === 'nothing' ? null : (
    <Note
      as="warn"
      title={of === 'approve' ? 'Something about the key waits for you' : 'The key is not with those who are leads now'}
    >
      <p>
        {of === 'approve'
          ? 'Another lead has proposed it and named you.'
          : 'A lead has joined and cannot prepare or approve, or one has left. Two who hold the key make it anew.'}{' '}
        <a href="/statistics-key">The statistics key</a>
      </p>
    </Note>
  );

const NotBegun = () => (
  <div class="note">
    <h2>The network has no statistics key yet</h2>
    <p>Two campaign leads make it together: one hears the other’s six words by voice and chooses the plan.</p>
    <a class="button" href="/statistics-key/new">
      Make the key
    </a>
  </div>
);

const Key = ({ signing_key, words, began_on }: NonNullable<ReleasesView['statistics_key']>) => (
  <section class="section">
    <h2>The key of the network</h2>
    <Facts
      of={[
        ['Six words, told to each coordinator by voice', <strong>{words}</strong>],
        ['Releases are signed with', <bdi class="code long">{signing_key}</bdi>],
        ['Since', <Day on={began_on} />],
      ]}
    />
    <p>
      <a href="/statistics-key">Who holds it, and the plans</a>
    </p>
  </section>
);
