import type { MentionedCase } from '../today/today.view.js';

/** `GET /week`. Days are `2026-11-24`. */
export interface WeekView {
  /** A Monday and the Sunday after it. */
  from: string;
  until: string;
  /** The Monday of the week before; null in this week: what is past stands under late. */
  previous: string | null;
  next: string;
  desks: WeekOfDesk[];
}

export interface WeekOfDesk {
  id: string;
  name: string;
  late: Lines;
  due: Lines;
  hearings: Lines;
  /** Cases whose risk is to be judged again by the end of the week. */
  risk: Lines;
  /** Cases nobody holds, longest untouched first. */
  unheld: Lines;
  /** Cases in which nothing was written for two weeks, although somebody holds them. */
  still: Lines;
  /** What no lawyer has answered, and what came back without an acceptance. */
  referrals: Lines;
  work: Work[];
  enquiries: { waiting: number; oldest: string | null };
  /** The desk has more open cases than were read for this page. */
  more: boolean;
}

/** Not all are shown. */
export interface Lines {
  items: WeekLine[];
  /** How many there are beyond those. */
  more: number;
}

export interface WeekLine {
  case: MentionedCase;
  what: string | null;
  on: string | null;
  held_by: string | null;
  at: string;
}

/** What one person has to carry. */
export interface Work {
  handle: string;
  cases: number;
  tasks: number;
  late: number;
}
