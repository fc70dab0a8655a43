import { Day } from '../../../common/web/dates.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Facts, Tag } from '../../../common/web/parts.js';
import { periodInWords } from '../period-in-words.js';
import type { AdoptedLine, ExplainedPlan, PlansView } from '../plans.view.js';
import { ExplainedTables } from './explained.table.js';

/** Answers first: which plan holds, and what would each tell, hide and cost? */
export const PlansPage = ({ size, sizes, plans, adopted }: PlansView) => (
  <Desk title="Plans" at="releases">
    <Crumb to="/releases">Releases</Crumb>
    <div class="head">
      <h1>Plans</h1>
      <p class="lede">
        A plan says which tables are published, how often, and how far chance moves their numbers. It is fixed before it
        counts anything, and never changed in answer to what was counted.
      </p>
    </div>
    <section class="section">
      <h2>Adopted by the network</h2>
      {adopted.length === 0 ? (
        <Empty why="None yet." next="Two leads adopt one when they make the statistics key." />
      ) : (
        <ul class="items">
          {adopted.map((one) => (
            <li>
              <Adopted {...one} />
            </li>
          ))}
        </ul>
      )}
    </section>
    <form method="get" action="/plans" class="filters" aria-label="Size">
      <label for="size">Requests in a quarter, as you expect them</label>
      <select id="size" name="size">
        {sizes.map((one) => (
          <option value={one} selected={one === size}>
            {one}
          </option>
        ))}
      </select>
      <button class="button quiet">Show</button>
    </form>
    {plans.map((plan) => (
      <Explained of={plan} size={size} />
    ))}
    <Refused />
  </Desk>
);

const Adopted = ({ name, version, first_period, adopted_on, adopted_by, sha256 }: AdoptedLine) => (
  <>
    <p>
      <b>
        {name}, version {version}
      </b>
      , from {periodInWords(first_period)} on
    </p>
    <p class="small soft">
      Adopted on <Day on={adopted_on} /> by {adopted_by ?? 'a former lead'}, and signed. SHA-256 of the file:{' '}
      <bdi class="code long">{sha256}</bdi>
    </p>
  </>
);

const Explained = ({ of, size }: { of: ExplainedPlan; size: number }) => (
  <section class="section" aria-labelledby={`plan-${of.id}`}>
    <h2 id={`plan-${of.id}`}>
      {of.name} {of.fits && <Tag as="on">Made for {size} in a quarter</Tag>}
    </h2>
    <div class="prose">
      {of.about.map((text) => (
        <p>{text}</p>
      ))}
    </div>
    <Facts
      of={[
        [
          'For life',
          `${thousandths(of.spent.intake)} when somebody comes, ${thousandths(of.spent.outcome)} at their first end, of ${thousandths(of.budget)}`,
        ],
        [
          'Promise',
          `From an even chance, nobody can be more than ${of.sure} % sure of one registration: odds at most ${of.odds} times`,
        ],
        [
          'As a file',
          <bdi class="code long">
            ploughshare plan check {of.id} --size {size}
          </bdi>,
        ],
      ]}
    />
    <ExplainedTables of={of.tables} name={of.name} />
    <p class="small soft prose">
      The last two columns are from made-up figures with {size} requests in a quarter, never from records: of the rows
      with 10 or more, how many are printed, and by how much those are off.
    </p>
  </section>
);

/** What `checkPlan` says no to, in plain words. */
const REFUSED: [what: string, why: string][] = [
  [
    'A table of a fact with several values, such as citizenship',
    'One person would be counted in several rows, and cost more than the plan says.',
  ],
  [
    'A row of two countries together',
    'Whoever knows one of the two would know the other. A row of several holds at least three.',
  ],
  [
    'A row of its own for a country with weak armed forces, or for one that the plan protects',
    'There too few people serve for a number to hide anyone. The strength, its source and its year stand in the plan.',
  ],
  ['More than the budget', 'The promise would not hold any more.'],
  ['Printing below 10, or below twice the margin', 'A number that small says nothing, and would be read as if it did.'],
  ['A quarter that has begun', 'Whoever chooses after looking chooses by what they saw.'],
  [
    'Tables that do not add up with each other',
    'Then there would be two answers to one question, and from both together more than either says.',
  ],
  [
    'Months',
    'The noise is the same for any length of time: a monthly table would cost three times as much. From 1,500 requests in a quarter on it can be a plan of its own.',
  ],
];

const Refused = () => (
  <section class="section prose">
    <h2>What no plan may hold</h2>
    <dl class="stack">
      {REFUSED.map(([what, why]) => (
        <div>
          <dt>
            <b>{what}</b>
          </dt>
          <dd>{why}</dd>
        </div>
      ))}
    </dl>
  </section>
);

const thousandths = (amount: number): string => (amount / 1000).toFixed(2);
