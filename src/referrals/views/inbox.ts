import { runs } from './referral-state.js';
import type { OfferRow } from './referral.view.js';

/** Days before its end on which an offer is warned of. */
const SOON = [7, 1] as const;
const URGENCIES = ['immediate', 'high', 'normal', 'low'];

/** What waits for an answer, what is at work, and what has ended: each in the order in which a lawyer needs it. */
export function inbox(items: OfferRow[]) {
  const inState = (...states: OfferRow['state'][]) => items.filter(({ state }) => states.includes(state));
  return {
    toAnswer: inState('offered', 'previewed', 'conflict_check').sort(mostPressing),
    accepted: inState('accepted').sort(mostPressing),
    ended: items.filter(({ state }) => !runs(state)),
  };
}

/** Which warning holds now: the nearer one, or none yet. */
export const endsSoon = (daysLeft: number): 'day' | 'week' | undefined =>
  daysLeft <= SOON[1] ? 'day' : daysLeft <= SOON[0] ? 'week' : undefined;

/** Urgency as the desk said it, then the week of the deadline, then the day on which it ends by itself. */
function mostPressing(one: OfferRow, other: OfferRow): number {
  return (
    urgencyOf(one) - urgencyOf(other) ||
    compared(one.preview.deadline_week ?? LAST, other.preview.deadline_week ?? LAST) ||
    compared(one.ends_on, other.ends_on) ||
    compared(one.id, other.id)
  );
}

/** What says nothing stands with what is usual. */
const urgencyOf = ({ preview }: OfferRow) =>
  URGENCIES.indexOf(preview.urgency && URGENCIES.includes(preview.urgency.code) ? preview.urgency.code : 'normal');
const LAST = '9999';
const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
