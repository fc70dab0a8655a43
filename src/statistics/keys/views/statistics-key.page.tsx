import { Day } from '../../../common/web/dates.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Facts, Note, Tag } from '../../../common/web/parts.js';
import { SixWordsField } from '../../../organisations/views/six-words.js';
import { periodInWords } from '../../plan/period-in-words.js';
import { WORDS } from '../key-proposals.service.js';
import type { KeyHolder, ProposalView, StatisticsKeyView } from '../statistics-key.view.js';

/** Answers first: does something wait for me, and is everybody who holds the key still with us? */
export const StatisticsKeyPage = (of: StatisticsKeyView) => (
  <Desk title="The statistics key" at="releases">
    <Crumb to="/releases">Releases</Crumb>
    <div class="head">
      <h1>The statistics key</h1>
      <p class="lede">
        Desks seal their counts to it. No lead alone can open them: each two who hold it can, one after the other.
      </p>
    </div>
    {of.statistics_key ? (
      <Known {...of} statistics_key={of.statistics_key} />
    ) : (
      <Empty
        why="The network has no statistics key yet."
        next={<a href="/statistics-key/new">Make it, with a second lead</a>}
      />
    )}
  </Desk>
);

const Known = (of: StatisticsKeyView & { statistics_key: NonNullable<StatisticsKeyView['statistics_key']> }) => (
  <>
    {of.proposal && <Proposed of={of.proposal} />}
    <section class="section">
      <h2>Who holds it</h2>
      {of.holders.some(({ active }) => !active) && (
        <Note as="warn" title="Make it anew">
          <p>Somebody who held it has left. Alone they open nothing; with another holder’s key they could.</p>
        </Note>
      )}
      <ul class="items">
        {of.holders.map((one) => (
          <li>
            {named(one)} {!one.active && <Tag as="stop">Has left</Tag>}
          </li>
        ))}
        {of.without.map((one) => (
          <li>
            {named(one)} <Tag as="wait">Has no share yet</Tag>
          </li>
        ))}
      </ul>
      {!of.proposal && (
        <p class="row">
          <a class="button" href="/statistics-key/renewal/new">
            Make the key anew
          </a>
          <a href="/statistics-key/plan/new">Propose another plan</a>
        </p>
      )}
    </section>
    <section class="section">
      <h2>The key</h2>
      <Facts
        tall
        of={[
          ['Six words, told to each coordinator by voice', <strong>{of.statistics_key.words}</strong>],
          ['Releases are signed with', <bdi class="code long">{of.statistics_key.signing_key}</bdi>],
          ['Since', <Day on={of.statistics_key.began_on} />],
        ]}
      />
      {of.earlier.map(({ signing_key, began_on }) => (
        <p class="small soft">
          Before, from <Day on={began_on} /> on: <bdi class="code long">{signing_key}</bdi>
        </p>
      ))}
    </section>
    <section class="section">
      <h2>Plans</h2>
      <ul class="items">
        {of.plans.map(({ name, version, first_period }) => (
          <li>
            {name}, version {version}: from {periodInWords(first_period)} on
          </li>
        ))}
      </ul>
    </section>
  </>
);

const Proposed = ({ of }: { of: ProposalView }) => (
  <section class="section narrow">
    <Note as="warn" title={of.act === 'renewal' ? 'The key is to be made anew' : 'Another plan is proposed'}>
      <p>
        Proposed by {of.proposed_by} on <Day on={of.proposed_on} />, to be approved by {of.approver}.{' '}
        {of.act === 'renewal' ? (
          <>From then on it is held by {[of.approver, ...of.others.map(({ handle }) => handle)].join(', ')}.</>
        ) : (
          <>
            {of.plan}, from {periodInWords(of.first_period!)} on.
          </>
        )}
      </p>
    </Note>
    {of.mine ? <Approve of={of} /> : <p class="soft">{of.approver} approves it.</p>}
    <Form action="/statistics-key/proposal" method="delete" class="stack-s" once={false}>
      <p class="small soft">
        Until it is approved, {of.approver}’s key together with a copy of the whole database opens what desks have
        stated. Both of you can take it back.
      </p>
      <button class="button quiet">Take it back</button>
    </Form>
  </section>
);

const Approve = ({ of }: { of: ProposalView }) => (
  <Form action="/statistics-key/proposal/approval" class="stack" once={false}>
    {of.others.map((one, at) => (
      <SixWordsField name={WORDS[at]!} label={`Six check words of ${named(one)}, heard by voice`} />
    ))}
    <p class="small soft">
      {of.act === 'renewal'
        ? 'Your session makes a new secret. Shares of the old key are destroyed, and what is prepared now is prepared again. Every coordinator hears the new six words before their desk states.'
        : 'The plan is signed in this act and public from today. It is never changed in answer to the records.'}
    </p>
    <button class="button">{of.act === 'renewal' ? 'Make the key anew' : 'Sign the plan'}</button>
  </Form>
);

const named = ({ handle, organisation }: KeyHolder) => `${handle}, ${organisation}`;
