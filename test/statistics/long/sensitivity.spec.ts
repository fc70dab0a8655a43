import { tried } from '../sensitivity.js';
import { standardWithShortLists } from '../small-lists.js';

const plan = standardWithShortLists();
const HISTORIES = 100_000;

it('in 100,000 random histories one registration moves all tables of all periods together by no more than the budget', () => {
  const { above, most, once } = tried(plan, HISTORIES);
  expect(above).toBeUndefined();
  expect(most).toBe(plan.lifetime_budget);
  expect(once).toBeGreaterThan(HISTORIES / 3);
});
