import { usePage } from '../../../common/web/page-context.js';
import { Empty } from '../../../common/web/parts.js';
import type { Period } from '../../plan/period.js';
import { sentenceWords } from '../../release/sentences/in-languages.js';
import { Instant } from '../../views/instant.js';
import { addressIn } from '../address.js';
import { periodIn, tableLabel } from '../labels.js';
import type { PublishedLine, PublishedView, StatisticsView } from '../published.view.js';
import { statisticsWords } from '../words/statistics-words.js';
import { Bars } from './bars.js';
import { Files, ToCite } from './files.parts.js';
import { InShort } from './in-short.js';
import { AboutYou, ForJournalists } from './promise.parts.js';
import { StatisticsFrame } from './statistics.frame.js';

/** Answers first: how many, how sure, what may I write? */
export const StatisticsPage = ({ latest, year, earlier, not_published }: StatisticsView) => {
  const { lang } = usePage();
  const w = statisticsWords[lang].page;
  const title = latest ? w.title(periodIn(lang, latest.period)) : w.statistics;
  return (
    <StatisticsFrame title={title} path={latest ? `/${latest.period}` : ''}>
      <div class="head">
        <h1>{title}</h1>
        <p class="lede">{w.lede}</p>
        {latest ? (
          <p class="small soft">
            {w.publishedOn} <Instant at={latest.published} />. {w.allReported(latest.all_groups_reported_in_time)}
          </p>
        ) : (
          <Empty why={w.nothingYet} next={<a href={addressIn(lang, '/method')}>{w.howItWillBe}</a>} />
        )}
      </div>
      {latest && <Release of={latest} />}
      {year && <OfYear of={year} />}
      {latest && <AboutYou plan={latest.plan} />}
      <ForJournalists lower={latest ? totalOf(latest)?.lower : undefined} />
      {earlier.length > 0 && <Earlier of={earlier} />}
      {not_published.length > 0 && <NotPublished of={not_published} />}
      <ToCite of={latest} />
    </StatisticsFrame>
  );
};

const totalOf = ({ tables }: PublishedView) => tables.find(({ dimensions }) => dimensions.length === 0)?.rows[0];

const Release = ({ of }: { of: PublishedView }) => {
  const { lang } = usePage();
  const w = statisticsWords[lang].page;
  return (
    <>
      <InShort total={totalOf(of)} moved={of.moved} />
      <section class="section">
        <h2>{w.sentences}</h2>
        {of.sentences.length === 0 ? (
          <Empty why={w.noSentence} />
        ) : (
          <ul class="items quotes">
            {of.sentences.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        )}
        <p class="small soft prose">{sentenceWords[lang].rule}</p>
      </section>
      <Tables of={of} level={2} />
      <Files of={of} />
    </>
  );
};

const OfYear = ({ of }: { of: PublishedView }) => {
  const { page: w } = statisticsWords[usePage().lang];
  return (
    <section class="section">
      <h2>{w.ofYear(of.period)}</h2>
      <p class="prose">
        {w.whyYearly} {w.publishedOn} <Instant at={of.published} />.
      </p>
      <Tables of={of} level={3} />
      <Files of={of} />
    </section>
  );
};

/** A total stands in the sentences above already: a table of one row would say it again. */
const Tables = ({ of, level }: { of: PublishedView; level: 2 | 3 }) => {
  const { lang } = usePage();
  const Heading = `h${level}` as 'h2';
  return (
    <>
      {of.tables
        .filter(({ dimensions }) => dimensions.length > 0)
        .map((table) => (
          <section class="section">
            <Heading>{tableLabel(of.plan, table.dimensions, lang)}</Heading>
            <Bars of={table} plan={of.plan} />
          </section>
        ))}
    </>
  );
};

const NotPublished = ({ of }: { of: Period[] }) => {
  const { lang } = usePage();
  const { notPublished, whyNotPublished } = statisticsWords[lang].page;
  return (
    <section class="section">
      <h2>{notPublished}</h2>
      <p class="prose">
        {whyNotPublished} {of.map((period) => periodIn(lang, period)).join('; ')}.
      </p>
    </section>
  );
};

const Earlier = ({ of }: { of: PublishedLine[] }) => {
  const { lang } = usePage();
  return (
    <section class="section">
      <h2>{statisticsWords[lang].page.others}</h2>
      <ul class="items">
        {of.map(({ period }) => (
          <li>
            <a href={addressIn(lang, `/${period}`)}>{periodIn(lang, period)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
};
