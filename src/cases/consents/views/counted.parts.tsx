import type { CountedIn } from '../consent.view.js';

const ORDINALS = ['first', 'second', 'third', 'fourth'];
const quarterInWords = (quarter: string) =>
  `the ${ORDINALS[Number(quarter.slice(6)) - 1]} quarter of ${quarter.slice(0, 4)}`;

/** What can be told to a person who asks whether they stand in the numbers. */
export const CountedSentences = ({ of: { intake, outcome } }: { of: CountedIn }) => (
  <>
    {intake && isQuarter(intake) && (
      <p>They were counted when they came, once, in the statement of {quarterInWords(intake)}.</p>
    )}
    {outcome && isQuarter(outcome) && (
      <p>They were counted at their first end, once, in the statement of {quarterInWords(outcome)}.</p>
    )}
    {[intake, outcome].includes('no-statement') && (
      <p>Two entries of them were merged. From then on this one is counted in no statement.</p>
    )}
  </>
);

const isQuarter = (counted: string) => counted !== 'no-statement';

export const isInNumbers = ({ intake, outcome }: CountedIn) => intake !== null || outcome !== null;

export const Counted = ({ of }: { of: CountedIn }) => (
  <section class="section">
    <h2>In the statistics</h2>
    {isInNumbers(of) ? (
      <>
        <CountedSentences of={of} />
        <p class="soft">
          Nobody is counted a second time, whatever happens to the case. What was published can’t be taken back: each
          number was moved by chance, so that nobody is found in it.
        </p>
      </>
    ) : (
      <p class="soft">
        Not counted so far. Whoever agreed to it is counted in the desk’s next statement, once for life; whoever takes
        it back before that is not.
      </p>
    )}
  </section>
);
