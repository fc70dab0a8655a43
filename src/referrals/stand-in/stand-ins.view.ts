/** Days are `2026-11-25`. */
export interface StandInLine {
  id: string;
  /** By name, as the directory has it; else by handle. */
  away: string;
  stand_in: string;
  from_on: string;
  /** The last day. */
  until_on: string;
  /** The actor is away; else they stand in. */
  mine: boolean;
}

export interface Colleague {
  id: string;
  name: string;
}

/** `/stand-ins` */
export interface StandInList {
  items: StandInLine[];
  next: null;
  /** Who may be named. */
  colleagues: Colleague[];
  /** The latest day that may be chosen. */
  last_day: string;
}

/** What a desk is told of a lawyer's absence. */
export interface Absence {
  /** By name. */
  stand_in: string;
  /** The last day. */
  until: string;
  /**
   * Whether the stand-in reads it: they do; the person did not agree to it; the desk has not confirmed their check words; or nothing was
   * sealed to them when it was sent.
   */
  reads: 'yes' | 'not-agreed' | 'not-confirmed' | 'not-sealed';
}

/** A lawyer who is away, where somebody chooses whom to ask. */
export interface AwayContact {
  legal_contact_id: string;
  /** By name. */
  stand_in: string;
  /** The last day. */
  until: string;
}

/** What was done in a lawyer's place. */
export interface DoneInPlace {
  what: 'preview' | 'name' | 'packet' | 'accepted' | 'declined';
  /** By name. */
  by: string;
  on: string;
}
