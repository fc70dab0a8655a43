import type { CountedEvent } from '../../src/statistics/plan/plan.js';
import { type Rules, RULES } from './counting-world.js';
import { foundIn, tried } from './sensitivity.js';
import { standardWithShortLists } from './small-lists.js';

const plan = standardWithShortLists();
const HISTORIES = 3000;

it('one registration moves all tables of all periods together by no more than the budget, whatever happens to it', () => {
  const { above, most, once } = tried(plan, HISTORIES);
  expect(above).toBeUndefined();
  // Some spend it to the last thousandth, so that the bound is tried and not only kept.
  expect(most).toBe(plan.lifetime_budget);
  expect(once).toBeGreaterThan(HISTORIES / 3);
});

/** Each is a build of the product that breaks the promise in one place. */
const BROKEN: Record<string, Partial<Rules>> = {
  'counts everybody in each statement': {
    tally: (...of) => {
      const tally = RULES.tally(...of);
      return { add: (one) => tally.add(one, {}), cellsFor: (part) => tally.cellsFor(part) };
    },
  },
  'counts each case of a person': {
    tally: (...of) => {
      const tally = RULES.tally(...of);
      let nr = 0;
      return {
        add: (one, mark) => tally.add({ ...one, personId: `${one.personId} ${(nr += 1)}` }, mark),
        cellsFor: (part) => tally.cellsFor(part),
      };
    },
  },
  'counts the coming of somebody again once they have an end': {
    tally: (...of) => {
      const tally = RULES.tally(...of);
      return {
        add: (one, mark) => tally.add(one, one.ended ? { outcome: mark.outcome } : mark),
        cellsFor: (part) => tally.cellsFor(part),
      };
    },
  },
  'counts again what another desk has stated for the same period': {
    tally: (plan, period, desk) => {
      const tally = RULES.tally(plan, period, desk);
      const ours = (of: string | undefined) =>
        of?.startsWith(period) ? (`${period}/${desk}` as const) : (of as `${string}/${string}` | undefined);
      return {
        add: (one, mark) => tally.add(one, { intake: ours(mark.intake), outcome: ours(mark.outcome) }),
        cellsFor: (part) => tally.cellsFor(part),
      };
    },
  },
  'does not unite marks': { merged: (stays, goes) => [stays, goes] },
  'counts what is parted again': { parted: (stays) => [stays, {}] },
  'takes the earlier statement of somebody who was in two': {
    merged: (stays, goes) => {
      const [both, gone] = RULES.merged(stays, goes);
      const first = (event: CountedEvent) => [stays[event], goes[event]].filter((mark) => mark !== undefined).sort()[0];
      return [{ ...both, intake: first('intake'), outcome: first('outcome') }, gone];
    },
  },
  'lets what went into another go on by itself': {
    merged: (stays, goes) => [RULES.merged(stays, goes)[0], RULES.merged(stays, goes)[0]],
    parted: (...both) => both,
  },
  'loses marks on the way to another desk': { handedOn: () => ({}) },
  'states without setting marks where it dies': {
    commit: ({ statement, marks }, dies) => {
      statement();
      if (!dies) marks();
    },
  },
};

it.each(Object.keys(BROKEN))('would see a build that %s', (name) => {
  expect(foundIn(plan, 3000, { ...RULES, ...BROKEN[name] })).toBeDefined();
});
