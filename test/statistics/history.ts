import { codes } from '../../src/reference/vocabulary.js';
import { daysOf, type Period, quarterAfter } from '../../src/statistics/plan/period.js';
import { diceOf, type Dice } from './dice.js';

export const DESKS = ['desk-a', 'desk-b', 'desk-c'];
export const PERIODS: Period[] = ['2027-Q1'];
while (PERIODS.length < 6) PERIODS.push(quarterAfter(PERIODS.at(-1)!));

/**
 * What happens in a network, as it is written down before it happens: `at` names somebody who may be there or not, so that a history from
 * which a human being is taken is the same for all others. A record is what was entered as one person; a human being may have two.
 */
export type Act =
  | {
      do: 'enter';
      record: number;
      human: number;
      desk: string;
      on: string;
      open: boolean;
      counted: boolean;
      facts: Facts;
    }
  | { do: 'second-case'; record: number; on: string; facts: Facts }
  | { do: 'open' | 'reopen'; record: number; on: string }
  | { do: 'close'; record: number; on: string; reason: string }
  | { do: 'correct'; record: number; facts: Facts }
  | { do: 'consent'; record: number; counted: boolean }
  | { do: 'hand-on'; record: number; desk: string }
  | { do: 'merge'; record: number; goes: number; on: string }
  | { do: 'part'; record: number }
  | { do: 'erase'; record: number }
  | { do: 'state'; desk: string; period: Period; dies: boolean };
export type Facts = Record<string, string>;

const FACTS = {
  service_country: ['RU', 'BY', 'CA', 'CO', 'US', 'XX'],
  main_ground: codes('main_ground'),
  country_of_stay: ['AM', 'CA', 'FI', 'DE', 'XX'],
  service_category: codes('service_category'),
};
const REASONS = [...codes('closure_reason')];

/** Every second history is crowded: few people who are entered again, merged, parted and handed on between statements of the same quarter. */
const isCrowded = (seed: number) => seed % 2 === 1;
export const humansIn = (seed: number) => (isCrowded(seed) ? 2 : 5);

/** Up to eight records of five human beings at three desks through six quarters; or up to five of two at two desks through two. */
export function historyOf(seed: number): Act[] {
  const dice = diceOf(seed);
  const crowded = isCrowded(seed);
  const cast: Cast = {
    owners: [],
    humans: humansIn(seed),
    most: crowded ? 5 : 8,
    desks: crowded ? DESKS.slice(1) : DESKS,
  };
  const acts: Act[] = [];
  PERIODS.slice(0, crowded ? 2 : undefined).forEach((period) => {
    const { from, to } = daysOf(period);
    for (let n = 1 + dice.below(5); n > 0; n -= 1) acts.push(anAct(dice, cast, dayOf(dice, from, to)));
    // Stating lies in the next quarter: desks in any order, some not at all, some twice, some die over it, and life goes on between them.
    const after = daysOf(quarterAfter(period));
    for (let n = dice.below(crowded ? 8 : 6); n > 0; n -= 1) {
      acts.push({ do: 'state', desk: dice.of(cast.desks), period, dies: dice.chance(0.1) });
      for (let more = crowded ? dice.below(4) : dice.below(2); more > 0; more -= 1)
        acts.push(anAct(dice, cast, dayOf(dice, after.from, after.to)));
    }
  });
  return acts;
}

/** Whose each record is, and of what size the network is. */
interface Cast {
  owners: number[];
  humans: number;
  most: number;
  desks: string[];
}

/** Often the first or the last of a period: what is counted turns on midnights. */
function dayOf(dice: Dice, from: string, to: string): string {
  const any = `${from.slice(0, 8)}${String(1 + dice.below(28)).padStart(2, '0')}`;
  return dice.of([from, to, any]);
}

function anAct(dice: Dice, { owners, humans, most, desks }: Cast, on: string): Act {
  const facts = () => Object.fromEntries(Object.entries(FACTS).map(([fact, list]) => [fact, dice.of(list)]));
  if (owners.length === 0 || (owners.length < most && dice.chance(0.35))) {
    const human = dice.below(humans);
    owners.push(human);
    const record = owners.length - 1;
    return {
      do: 'enter',
      record,
      human,
      desk: dice.of(desks),
      on,
      open: dice.chance(0.8),
      counted: dice.chance(0.85),
      facts: facts(),
    };
  }
  const record = dice.below(owners.length);
  const again = owners.findIndex((human, other) => human === owners[record] && other !== record);
  switch (dice.below(11)) {
    case 0:
      return { do: 'second-case', record, on, facts: facts() };
    case 1:
      return { do: 'open', record, on };
    case 2:
      return { do: 'reopen', record, on };
    case 3:
    case 4:
      return { do: 'close', record, on, reason: dice.of(REASONS) };
    case 5:
      return { do: 'correct', record, facts: { ...facts(), closure_reason: dice.of(REASONS) } };
    case 6:
      return { do: 'consent', record, counted: dice.chance(0.6) };
    case 7:
      return { do: 'hand-on', record, desk: dice.of(desks) };
    case 8:
    case 9:
      // Mostly of one human being who was entered twice; now and then by mistake.
      return { do: 'merge', record, goes: again >= 0 && dice.chance(0.9) ? again : dice.below(owners.length), on };
    default:
      return dice.chance(0.7) ? { do: 'part', record } : { do: 'erase', record };
  }
}
