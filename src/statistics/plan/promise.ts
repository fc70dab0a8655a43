import type { CountedEvent, Plan } from './plan.js';

/** What a budget lets anybody conclude, rounded up. */
export interface Promised {
  /** The odds of any conclusion change at most so many times. */
  odds: number;
  /** From an even chance, somebody can be at most so sure; in percent. */
  sure: number;
}

/** @param thousandths of epsilon */
export function promised(thousandths: number): Promised {
  const odds = Math.exp(thousandths / 1000);
  return { odds: Math.ceil(odds * 10) / 10, sure: Math.round((odds / (1 + odds)) * 100) };
}

export const spentOn = ({ tables }: Plan, event?: CountedEvent): number =>
  tables.reduce((sum, table) => (event === undefined || table.event === event ? sum + table.epsilon : sum), 0);

/** Between two values of one attribute a registration moves from one cell to another in every table that holds it: twice their epsilons. */
export function betweenValues(plan: Plan, fact: string): Promised {
  const holding = plan.tables.filter(({ dimensions }) =>
    dimensions.some((dimension) => plan.code_lists[dimension]!.fact === fact),
  );
  return promised(2 * holding.reduce((sum, { epsilon }) => sum + epsilon, 0));
}

/** Between two quarters it moves out of every table of one and into every table of the other. */
export const betweenQuarters = ({ tables }: Plan): Promised =>
  promised(
    2 *
      tables.reduce(
        (sum, { event, period, epsilon }) => (event === 'intake' && period === 'quarter' ? sum + epsilon : sum),
        0,
      ),
  );
