import { locales } from '../../../common/web/languages.js';
import { usePage } from '../../../common/web/page-context.js';
import type { Plan } from '../../plan/plan.js';
import { betweenQuarters, betweenValues, promised } from '../../plan/promise.js';
import { capital } from '../words/capital.js';
import { statisticsWords } from '../words/statistics-words.js';

/** What the files can tell about one person, with the figures of the plan, rounded up. */
export function AboutYou({ plan }: { plan: Plan }) {
  const { lang } = usePage();
  const w = statisticsWords[lang].about;
  const { sure, odds } = promised(plan.lifetime_budget);
  const times = new Intl.NumberFormat(locales[lang]);
  const between = (fact: string) => times.format(betweenValues(plan, fact).odds);
  return (
    <section class="section prose">
      <h2>{w.title}</h2>
      <p>{w.suppose(`${sure} %`)}</p>
      <p>
        {w.odds({
          country: between('service_country'),
          ground: between('main_ground'),
          stay: between('country_of_stay'),
          quarter: times.format(betweenQuarters(plan).odds),
        })}
      </p>
      <p>{w.not}</p>
      <p>{w.ask}</p>
      <p class="small soft">{w.promise(`e^${plan.lifetime_budget / 1000} = ${times.format(odds)}`)}</p>
    </section>
  );
}

/** @param lower of the total, where it is printed */
export function ForJournalists({ lower }: { lower: number | null | undefined }) {
  const { lang } = usePage();
  const { about, page } = statisticsWords[lang];
  return (
    <section class="section prose">
      <h2>{about.journalist}</h2>
      <p>{about.why}</p>
      <p>{about.print(lower === null || lower === undefined ? undefined : capital(page.atLeast(lower), lang))}</p>
    </section>
  );
}
