import { Public } from '../../../common/web/layout.js';
import { Crumb, Ref } from '../../../common/web/parts.js';

/** Answers first: why are the numbers not exact, and how do I check that nobody changed them? */
export const MethodPage = ({ signing_key }: { signing_key: string | null }) => (
  <Public title="How our numbers are made" at="public-statistics">
    <Crumb to="/public/statistics">Statistics</Crumb>
    <div class="head">
      <h1>How our numbers are made</h1>
      <p class="lede">In plain words first, then with the mathematics.</p>
    </div>
    <section class="section prose">
      <h2>In plain words</h2>
      <p>
        A person who asks one of our groups for help is counted once when they come, and once when their case first
        ends, if they agreed to be counted. When a quarter is over, each group states its counts, sealed so that no
        single person can open them. Two people of different groups are needed; neither of them sees a number before it
        is published, and only the sum over all groups is ever used.
      </p>
      <p>
        Before anybody sees it, every number is moved up or down by chance, once. How far it can be moved is fixed in a
        plan that was public before the quarter began. Then the numbers are adjusted so that tables add up, and each
        gets an interval. Small numbers are not printed.
      </p>
      <h2>With the mathematics</h2>
      <p>
        The releases together are ε-differentially private, with δ = 0, for neighbours that differ in all events of one
        counted registration: each event is counted in exactly one cell of each table of its kind, so the sum over
        tables and periods of ε times the difference is at most the budget of the plan. The noise is the discrete
        Laplace distribution, drawn exactly with whole numbers from the system’s randomness (Canonne, Kamath, Steinke
        2020).
      </p>
      <p>
        A registration is what a group holds as one. Somebody who was entered again and recognised before they were
        stated again is one; not recognised, they are two, and the budgets add up. Where a group took several people for
        one by mistake, the bound for one of them is the budget, and twice the budget more for each other.
      </p>
      <p>
        Figures are the weighted least squares projection of what was drawn under the equalities between the tables, and
        between a year and its quarters. It is affine, so the error does not depend on the data; its quantiles were
        computed from a million draws and stand in the plan. The interval of a printed number is [max(0, ⌈x − q⌉), ⌊x +
        q⌋], where q is the quantile at level 0.05 × printed cells ÷ cells of the table (Benjamini, Yekutieli 2005).
        Numbers are then rounded so that tables add up; the intervals are not touched.
      </p>
      <h2>To check a release</h2>
      <p>
        Download all files of a release into one folder, and run{' '}
        <code>npx ploughshare verify-release FOLDER --key KEY</code>. It checks the signature, the hashes, the sums, the
        budget and the chain of releases.
      </p>
      {signing_key && (
        <p>
          The key is <Ref>{signing_key}</Ref>.
        </p>
      )}
    </section>
  </Public>
);
