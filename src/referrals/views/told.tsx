import { Day } from '../../common/web/dates.js';
import type { ToldStep } from './referral.view.js';

const WORDS: Record<'desk' | 'lawyer', Record<ToldStep['what'], string>> = {
  desk: {
    expired: 'It ended by itself. Its keys are destroyed.',
    extended: 'You let it run longer.',
    passed_on: 'Not answered in time: it ended, and the next in line was asked.',
    turn: 'Their turn came: it was offered.',
  },
  lawyer: {
    expired: 'It ended by itself. Its keys are destroyed.',
    extended: 'The desk lets it run longer.',
    passed_on: 'Not answered in time: it ended. Its keys are destroyed.',
    turn: 'It was offered to you.',
  },
};

/** What happened that nobody opened or answered, oldest first; nothing where nothing did. */
export const Told = ({ of, to }: { of: ToldStep[]; to: 'desk' | 'lawyer' }) =>
  of.length === 0 ? null : (
    <section class="panel">
      <h2>What happened</h2>
      <ul class="items small">
        {of.map(({ what, on }) => (
          <li>
            <p>{WORDS[to][what]}</p>
            <p class="soft">
              <Day on={on} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
