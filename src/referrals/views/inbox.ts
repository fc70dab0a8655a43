import type { OfferRow } from './referral.view.js';

/** Beyond this nobody promised an answer, and nothing is said: days before an offer ends by itself. */
const SOON = [7, 1] as const;
const URGENCIES = ['immediate', 'high', 'normal', 'low'];

/** What waits for an answer, what is at work, and what has ended: each in the order in which a lawyer needs it. */
export function inbox(items: OfferRow[]) {
  const inState = (...states: OfferRow['state'][]) => items.filter(({ state }) => states.includes(state));
  const running = ['offered', 'previewed', 'conflict_check', 'accepted'];
  return {
    toAnswer: inState('offered', 'previewed', 'conflict_check').sort(mostPressing),
    accepted: inState('accepted').sort(mostPressing),
    ended: items.filter(({ state }) => !running.includes(state)),
  };
}

/** The nearer of two ends is said: `7` and `1` are the days on which it is warned of. */
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
