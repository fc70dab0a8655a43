import { Note } from '../../../common/web/parts.js';
import { statisticsWords } from '../../published/words/statistics-words.js';
import { Instant } from '../../views/instant.js';
import type { ReleaseView } from '../release.view.js';
import { sentenceWords } from '../sentences/in-languages.js';
import { Answers } from './press-answers.js';

/** For a press office during the embargo: what may be said, what may not, and the answers to the questions that always come. */
export const PressKit = (of: ReleaseView) => (
  <>
    {of.state === 'embargo' && (
      <Note as="warn" title="Under embargo">
        <p>
          Nobody outside may have these numbers before <Instant at={of.schedule.published} />. Then the site shows them
          by itself. Until then write, translate and draw; send nothing.
        </p>
      </Note>
    )}
    <Sentences {...of} />
    <section class="section prose">
      <h2>What to say, and what not</h2>
      <h3>Say</h3>
      <ul>
        <li>“At least” before the number, and the margin in the same sentence.</li>
        <li>“Requests for help registered”, and name the months.</li>
        <li>That it is what our groups were asked, from people who agreed to be counted.</li>
        <li>A change only where a sentence above says one.</li>
      </ul>
      <h3>Never say</h3>
      <ul>
        <li>Exactly, only, none, or fell to.</li>
        <li>So many people, or so many who refused in a country.</li>
        <li>That one country has more than another where their margins overlap.</li>
        <li>Anything at all of what is not printed: it is too small to print with a useful margin, or none.</li>
      </ul>
    </section>
    <Answers total={of.total} budget={of.plan.lifetime_budget} />
    <Charts {...of} />
    <details class="section">
      <summary>All files</summary>
      <Links of={of.files} period={of.period} />
    </details>
  </>
);

const Sentences = ({ sentences, translations }: ReleaseView) => (
  <section class="section">
    <h2>Sentences to copy</h2>
    {sentences.length === 0 ? (
      <p class="soft">{statisticsWords.en.page.noSentence}</p>
    ) : (
      <>
        <ul class="items quotes">
          {sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
        <p class="small soft prose">{sentenceWords.en.rule}</p>
        {translations.map(({ language, name, sentences: translated }) => (
          <details>
            <summary lang={language}>{name}</summary>
            <div lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
              <ul class="items quotes">
                {translated.map((sentence) => (
                  <li>{sentence}</li>
                ))}
              </ul>
              <p class="small soft prose">{sentenceWords[language].rule}</p>
            </div>
          </details>
        ))}
      </>
    )}
  </section>
);

const isChart = (file: string) => /\.(png|svg)$/.test(file);

const Charts = ({ files, period }: ReleaseView) => (
  <section class="section">
    <h2>Charts</h2>
    {files.some(isChart) ? (
      <>
        <p class="soft">PNG for the web, SVG for print. Solid is “at least”, hatched goes on to the upper bound.</p>
        <Links of={files.filter(isChart)} period={period} />
      </>
    ) : (
      <p class="soft">This period has a total alone, and no chart.</p>
    )}
  </section>
);

const Links = ({ of, period }: { of: string[]; period: string }) => (
  <ul class="items">
    {of.map((file) => (
      <li>
        <a href={`/releases/${period}/files/${file}`}>{file}</a>
      </li>
    ))}
  </ul>
);
