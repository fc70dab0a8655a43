import { promised } from '../../plan/promise.js';
import { statisticsWords } from '../../published/words/statistics-words.js';
import type { ReleaseView } from '../release.view.js';

/** What journalists ask, and what is true: in words that can be read aloud. */
export function Answers({ total, budget }: { total: ReleaseView['total']; budget: number }) {
  const { about, page } = statisticsWords.en;
  const { sure } = promised(budget);
  const write = total ? `At least ${total.lower}` : undefined;
  const answers: [question: string, answer: string][] = [
    ['What is the real number?', `${about.why} ${about.print(write)}`],
    [
      'So you made it up?',
      'No. It is what our groups were asked, moved by chance by an amount that we publish: 19 times in 20 by less than the margin beside it. That hides any one person. It doesn’t hide a trend.',
    ],
    ['Can you be wrong?', page.tooHigh],
    [
      'Why is there no figure for this country?',
      'It is not printed: too small to print with a useful margin, or none. No figure is not zero, and we say nothing about it.',
    ],
    [
      'Is that everybody who refuses?',
      'No. Who refuses without asking us is not in it, nor is who asked us not to be counted. We count requests to our groups, neither persons nor refusals.',
    ],
    [
      'Did it go up?',
      'We say a change only where chance alone can’t explain it. Then a sentence of ours says so, with its margin. Otherwise: about as many as a year before.',
    ],
    [
      'Can we have it by month, by town, or for one unit?',
      'No. Each table costs some of the protection of everybody in it, and which ones there are was fixed in public before the quarter began.',
    ],
    ['Can somebody be found in it?', about.suppose(`${sure} %`)],
  ];
  return (
    <section class="section prose">
      <h2>When a journalist asks</h2>
      <dl class="stack">
        {answers.map(([question, answer]) => (
          <div>
            <dt>
              <b>{question}</b>
            </dt>
            <dd>“{answer}”</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
