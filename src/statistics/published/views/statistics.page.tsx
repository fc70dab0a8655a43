import { Public } from '../../../common/web/layout.js';
import { Empty, Ref } from '../../../common/web/parts.js';
import type { Period } from '../../plan/period.js';
import { periodInWords } from '../../plan/period-in-words.js';
import { Instant } from '../../views/instant.js';
import type { PublishedLine, PublishedView, StatisticsView } from '../published.view.js';
import { Bars } from './bars.js';
import { AboutYou, ForJournalists } from './promise.parts.js';

/** Answers first: how many, how sure, what may I write? */
export const StatisticsPage = ({ latest, year, earlier, not_published, signing_key }: StatisticsView) => (
  <Public title={latest ? titleOf(latest) : 'Statistics'} at="public-statistics">
    <div class="head">
      <h1>{latest ? titleOf(latest) : 'Statistics'}</h1>
      <p class="lede">
        From people refusing military service, by the groups in our network. Who refuses without asking us is not in it.
      </p>
      {latest ? (
        <p class="small soft">
          Published on <Instant at={latest.published} />. All groups reported in time:{' '}
          {latest.all_groups_reported_in_time ? 'yes' : 'no'}.
        </p>
      ) : (
        <Empty
          why="Nothing has been published yet."
          next={<a href="/public/statistics/method">How it will be done</a>}
        />
      )}
    </div>
    {latest && <Release of={latest} />}
    {year && (
      <section class="section">
        <h2>Tables of the year {year.period}</h2>
        <p class="prose">
          They come once a year, because finer tables cost more protection. Published on <Instant at={year.published} />
          .
        </p>
        <Tables of={year} />
        <Files of={year} />
      </section>
    )}
    {latest && <AboutYou plan={latest.plan} />}
    <ForJournalists />
    {earlier.length > 0 && <Earlier of={earlier} />}
    {not_published.length > 0 && <NotPublished of={not_published} />}
    <section class="section">
      <h2>To check, and to cite</h2>
      <p class="prose">
        <a href="/public/statistics/method">The method, in plain words and with the mathematics</a>.{' '}
        <a href="/public/releases.json">All releases as JSON</a>. <a href="/public/statistics/releases.atom">Feed</a>.{' '}
        <a href="/public/statistics/catalogue.jsonld">Catalogue record</a>. Cite as: “Ploughshare network, requests for
        help registered”, with the period and the address of the release. Licence: CC BY 4.0.
      </p>
      {signing_key && (
        <p class="small soft">
          Releases are signed with <Ref>{signing_key}</Ref>. It is printed on paper, too: compare it.
        </p>
      )}
    </section>
  </Public>
);

const titleOf = ({ period }: PublishedView) => `Requests for help registered, ${periodInWords(period)}`;

const Release = ({ of }: { of: PublishedView }) => (
  <>
    <section class="section">
      <h2>Sentences you may print</h2>
      {of.sentences.length === 0 ? (
        <Empty why="No number of this period is large enough to be printed with a useful margin." />
      ) : (
        <ul class="items">
          {of.sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
      <p class="small soft prose">
        Free to print (CC BY 4.0). Say “at least”, say “requests registered”, and name the months. We count requests to
        our groups, neither persons nor refusals.
      </p>
      <div class="prose soft small stack-s">
        <p>
          Each number was moved up or down by chance, once, before anyone saw it. That hides any one person. It doesn’t
          hide a trend.
        </p>
        <p>About one in forty of our “at least” is too high by chance. We don’t know which.</p>
      </div>
    </section>
    <Tables of={of} />
    <Files of={of} />
  </>
);

const Tables = ({ of }: { of: PublishedView }) => (
  <>
    {of.tables.map((table) => (
      <section class="section">
        <h3>{table.label}</h3>
        <Bars of={table} />
      </section>
    ))}
  </>
);

const Files = ({ of }: { of: PublishedView }) => (
  <details class="section">
    <summary>Files of {periodInWords(of.period)}</summary>
    <ul class="items">
      {of.files.map((file) => (
        <li>
          <a href={`/public/releases/${of.release}/${file}`}>{file}</a>
        </li>
      ))}
    </ul>
  </details>
);

const Earlier = ({ of }: { of: PublishedLine[] }) => (
  <section class="section">
    <h2>Other releases</h2>
    <ul class="items">
      {of.map((line) => (
        <li>
          <a href={`/public/statistics/${line.period}`}>{periodInWords(line.period)}</a>
        </li>
      ))}
    </ul>
  </section>
);

const NotPublished = ({ of }: { of: Period[] }) => (
  <section class="section">
    <h2>Not published</h2>
    <p class="prose">
      A release is approved by two people within its announced days, or never published. That happened to:{' '}
      {of.map(periodInWords).join('; ')}.
    </p>
  </section>
);
