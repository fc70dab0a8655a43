import { discreteLaplace, thousandths } from '../../../src/statistics/noise/discrete-laplace.js';
import type { Plan } from '../../../src/statistics/plan/plan.js';
import { defaultPlan, readPlan } from '../../../src/statistics/plan/read-plan.js';
import { Attacker, type Read, type Reading } from '../attack.js';
import { diceOf } from '../dice.js';
import { madeUpReleases, type MadeUpReleases } from '../made-up-releases.js';

const plan = readPlan(defaultPlan('standard'));
const YEARS = 2;
const story = madeUpReleases(plan, 500, YEARS, 4);

/** All that is in the tables of all releases. */
const published = ({ releases }: MadeUpReleases): Reading =>
  new Map(
    [...releases].map(([period, { tables }]) => [
      period,
      new Map(tables.map(({ table, rows }) => [table.name, rows.map(({ given }): Read => given ?? {})])),
    ]),
  );
/** The usual way instead: exact numbers, and those under 10 left out, table by table. */
const suppressed = ({ counts }: MadeUpReleases): Reading =>
  new Map(
    [...counts].map(([period, tables]) => [
      period,
      new Map(
        [...tables].map(([table, cells]) => [
          table,
          cells.map((count): Read =>
            count < 10 ? { lower: 0, upper: 9 } : { value: count, lower: count, upper: count },
          ),
        ]),
      ),
    ]),
  );
const countedOf = (attacker: Attacker) =>
  attacker.cells.map(({ period, table, at }) => story.counts.get(period)!.get(table)![at]!);

/** Of the cells that were looked at: those that are left with one whole number, and those of them that are right. */
function pinned(attacker: Attacker, every: number) {
  const counted = countedOf(attacker);
  const found = { looked: 0, certain: 0, right: 0 };
  for (let nr = 0; nr < counted.length; nr += every) {
    const [least, most] = attacker.range(nr);
    const [from, to] = [Math.ceil(least - 1e-6), Math.floor(most + 1e-6)];
    found.looked += 1;
    if (from !== to) continue;
    found.certain += 1;
    if (from === counted[nr]) found.right += 1;
  }
  return found;
}

it('linear programming over all releases is certain of no count; over exact numbers with small ones left out it is', async () => {
  const ours = pinned(await Attacker.of(plan, published(story)), 5);
  expect(ours.looked).toBeGreaterThan(60);
  expect(ours).toEqual({ looked: ours.looked, certain: 0, right: 0 });
  const theirs = pinned(await Attacker.of(plan, suppressed(story)), 5);
  expect(theirs.right / theirs.looked).toBeGreaterThan(0.6);
});

it('the counts that fit all published numbers best are rarely the true ones', async () => {
  const right = async (reading: Reading) => {
    const attacker = await Attacker.of(plan, reading);
    const counted = countedOf(attacker);
    const found = attacker.reconstruction();
    return found.filter((value, nr) => Math.abs(value - counted[nr]!) < 0.5).length / found.length;
  };
  const intake = plan.tables.reduce((sum, { event, epsilon }) => sum + (event === 'intake' ? epsilon : 0), 0) / 1000;
  // Between neighbouring counts the odds are at most e^epsilon, so nobody is right more often than this, whatever they compute.
  const most = Math.tanh(intake / 2);
  expect(await right(published(story))).toBeLessThan(most);
  expect(await right(suppressed(story))).toBeGreaterThan(most);
});

it('whoever knows all others guesses one registration no better than the budget says', () => {
  const dice = diceOf(11);
  const uniform = (below: number) => dice.below(below);
  const epsilons = (one: Plan) => one.tables.map(({ epsilon }) => epsilon);
  const rightOf = (factor: number) => {
    const ROUNDS = 40_000;
    let right = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const there = dice.below(2);
      // One cell of every table, and the best there is to do with what was drawn in it: the sum of the log odds.
      const odds = epsilons(plan).reduce((sum, epsilon) => {
        const seen = there + discreteLaplace(thousandths(epsilon * factor), uniform);
        return sum + (epsilon * factor * (Math.abs(seen) - Math.abs(seen - 1))) / 1000;
      }, 0);
      if (odds === 0 ? dice.below(2) === there : odds > 0 === (there === 1)) right += 1;
    }
    return right / ROUNDS;
  };
  const sure = 1 / (1 + Math.exp(-plan.lifetime_budget / 1000));
  expect(rightOf(1)).toBeLessThanOrEqual(sure);
  // With half the noise it would be seen.
  expect(rightOf(3)).toBeGreaterThan(sure);
});
