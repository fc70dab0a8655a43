/** Days are `2026-11-24`. */
export interface MentionedCase {
  id: string;
  reference: string;
  pseudonym: string;
}

export interface DueLine {
  case: MentionedCase;
  what: string;
  on: string;
  held_by: string | null;
}

/** What somebody holds, or somebody else of the desk; `more`: not all of it is here. */
export interface Due {
  items: DueLine[];
  more: boolean;
}

export const WAITING_KINDS = [
  'task',
  'confirm-desk',
  'renew-key',
  'begin-desk',
  'hear-words',
  'admit',
  'admit-again',
  'risk',
  'send-again',
  'lawyer-wrote',
  'outside-taken-back',
  'outside-over',
  'declined',
  'expired',
  'ending',
  'ends-tomorrow',
  'release-name',
  'release-packet',
  'glass-asked',
  'glass-granted',
  'glass-ended',
  'transfer-in',
  'statement',
  'import-rows',
  'changed-rules',
  'erase-soon',
  'traces',
  'draft',
  'unanswered',
  'transfer-out',
  'glass-waiting',
] as const;

export interface WaitingLine {
  kind: (typeof WAITING_KINDS)[number];
  /** What waits, in words. */
  what: string;
  case: MentionedCase | null;
  /** The day by which it is due, or since which it waits. */
  on: { day: string; is: 'due' | 'since' } | null;
  /** The page where it is done. */
  at: string;
}

export interface TodayView {
  due: { mine: Due; desk: Due };
  waiting_for_me: WaitingLine[];
  waiting_for_others: WaitingLine[];
  enquiries: { waiting: number; oldest: string | null };
  /** Desks whose words are still to be typed show nothing. */
  desks: { id: string; name: string }[];
}
