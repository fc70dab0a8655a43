import type { Plan } from '../../plan/plan.js';
import { betweenValues, promised, spentOn } from '../../plan/promise.js';

/** What the files can tell about one person, with the figures of the plan, rounded up. */
export function AboutYou({ plan }: { plan: Plan }) {
  const { sure, odds } = promised(plan.lifetime_budget);
  const quarterly = promised(
    2 *
      plan.tables.reduce(
        (sum, { event, period, epsilon }) => (event === 'intake' && period === 'quarter' ? sum + epsilon : sum),
        0,
      ),
  );
  const between = (fact: string) => betweenValues(plan, fact).odds;
  return (
    <section class="section prose">
      <h2>What these files can tell about you</h2>
      <p>
        Suppose somebody knows everything about everyone else we helped. If they thought it an even chance that you
        asked us for help, then after reading everything we ever publish here they can be at most <b>{sure} % sure</b>,
        either way.
      </p>
      <p>
        If they already know that you did, their odds between two answers change at most {between('service_country')}{' '}
        times for the country you served in, {between('main_ground')} times for your reason,{' '}
        {between('country_of_stay')} times for the country you live in, {quarterly.odds} times for the quarter.
      </p>
      <p>
        It does not hold if you registered with two of our groups separately, for a family or unit that came together,
        for what is said elsewhere, or for somebody who gets into our computers. Once a quarter is published, your part
        in it can’t be taken back.
      </p>
      <p>You may ask not to be counted; it changes nothing in the help you get.</p>
      <p class="small soft">
        The promise, as in privacy.json: one counted registration changes the odds of any conclusion from all releases
        together, for ever, at most e<sup>{plan.lifetime_budget / 1000}</sup> = {odds} times. This plan spends{' '}
        {spentOn(plan) / 1000} of it.
      </p>
    </section>
  );
}

export const ForJournalists = () => (
  <section class="section prose">
    <h2>You are a journalist and ask for the real number?</h2>
    <p>
      Because the armies in this table read it too. If we printed exact numbers, somebody who knows all our cases but
      one could subtract and find the last. So each number is moved by chance, once, by an amount whose size we publish.
    </p>
    <p>“At least” is what you can print. Census offices do the same. We don’t give out the exact number, to anybody.</p>
  </section>
);
