import type { MentionedCase } from '../today/today.view.js';

export interface ToBeErased {
  case: MentionedCase;
  /** The last day on which it is kept. */
  erase_on: string;
}

/** `GET /retention` */
export interface RetentionView {
  items: ToBeErased[];
  /** There are more than are shown. */
  more: boolean;
  kept_months: number;
  /** Erased cases that cases and sheets of the desk may still mention. */
  traces: number;
}

/** `GET /cases/:id/retention` */
export interface Keeping {
  id: string;
  reference: string;
  pseudonym: string;
  /** Null: not closed. */
  erase_on: string | null;
  merged: boolean;
}
