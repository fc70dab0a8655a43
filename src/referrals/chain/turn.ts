import { DAYS_TO_ANSWER, daysAfter, earlier } from '../days.js';

/** How an offer stands in its line on the day it is sealed. */
export interface Turn {
  lineId: string | null;
  place: number;
  days: number;
  state: 'offered' | 'draft';
  endsOn: string;
  answerBy: string | null;
}

/**
 * The first is offered and has its days to answer, the others are drafts. A draft ends on the last day on which it could run if
 * everybody before it were silent, and never later than the person agreed to; at its turn its days are counted anew.
 * @param at 0 is offered now @param of how many are asked @param endsOn of one that is offered today
 */
export function turnOf(one: {
  at: number;
  of: number;
  today: string;
  endsOn: string;
  until?: string;
}): Omit<Turn, 'lineId'> {
  const { at, of, today, endsOn, until } = one;
  const days = (Date.parse(endsOn) - Date.parse(today)) / 86_400_000;
  const last = daysAfter(endsOn, at * (DAYS_TO_ANSWER + 1));
  return {
    place: at + 1,
    days,
    state: at === 0 ? 'offered' : 'draft',
    endsOn: until === undefined ? last : earlier(last, until),
    answerBy: at === 0 && of > 1 ? earlier(endsOn, daysAfter(today, DAYS_TO_ANSWER)) : null,
  };
}
