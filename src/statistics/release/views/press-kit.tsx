import { Note } from '../../../common/web/parts.js';
import { Instant } from '../../views/instant.js';
import type { ReleaseView } from '../release.view.js';

/** For a press office during the embargo: what may be said, what may not, and the answer to the question that always comes. */
export const PressKit = ({ period, state, schedule, sentences, files }: ReleaseView) => (
  <>
    {state === 'embargo' && (
      <Note as="warn" title="Under embargo">
        <p>
          Nobody outside may have these numbers before <Instant at={schedule.published} />. Then the site shows them by
          itself.
        </p>
      </Note>
    )}
    <section class="section">
      <h2>Sentences to copy</h2>
      {sentences.length === 0 ? (
        <p class="soft">No number of this period is large enough to be said with a useful margin.</p>
      ) : (
        <ul class="items">
          {sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
    <section class="section prose">
      <h2>What to say, and what not</h2>
      <p>
        Say “at least”, say “requests for help registered”, and name the months. Never say exactly, only, none, or fell
        to; never speak of so many people, or of refusals in a country; never rank two numbers whose margins overlap;
        and say nothing at all of what is not printed.
      </p>
      <h2>A journalist asks for the real number</h2>
      <p>
        “Because the armies in this table read it too. If we printed exact numbers, somebody who knows all our cases but
        one could subtract and find the last. So each number is moved by chance, once, by an amount whose size we
        publish. ‘At least’ is what you can print. Census offices do the same. We don’t give out the exact number, to
        anybody.”
      </p>
    </section>
    <section class="section">
      <h2>Files</h2>
      <ul class="items">
        {files.map((file) => (
          <li>
            <a href={`/releases/${period}/files/${file}`}>{file}</a>
          </li>
        ))}
      </ul>
    </section>
  </>
);
