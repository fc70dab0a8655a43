import type { Period } from '../plan/period.js';

/** `GET /statistics-key` */
export interface StatisticsKeyView {
  /** Null before two leads have begun. */
  statistics_key: { signing_key: string; words: string; began_on: string } | null;
  /** Who has a share of it. */
  holders: KeyHolder[];
  /** Leads who have none. */
  without: KeyHolder[];
  /** Of before: releases of that time are signed with them. */
  earlier: { signing_key: string; began_on: string }[];
  plans: { name: string; version: number; first_period: Period }[];
  /** What one lead has proposed and another approves. */
  proposal: ProposalView | null;
}

export interface KeyHolder {
  handle: string;
  organisation: string;
  /** False for somebody whose account is locked: the key is then to be made anew. */
  active: boolean;
}

export interface ProposalView {
  act: 'renewal' | 'plan';
  proposed_by: string;
  proposed_on: string;
  approver: string;
  /** The approver is whoever asks. */
  mine: boolean;
  /** Of a renewal: who holds the key from then on, beside the approver; the approver types their words in this order. */
  others: KeyHolder[];
  plan: string | null;
  first_period: Period | null;
}

/** What the forms of proposals offer. */
export interface ProposalFormView {
  /** Leads with whom the asker shares the key. */
  approvers: { code: string; label: string }[];
  leads: { code: string; label: string }[];
  plans: { code: string; label: string }[];
  quarters: Period[];
}
