/** Of whose case it is: the actor's own desk was asked, or it asks. */
export type Side = 'asked-of-us' | 'asked-by-us';

/** `none`: three days went by without an answer. */
export const ASK_STATES = ['asked', 'granted', 'refused', 'ended', 'taken-back', 'none'] as const;

/** `GET /break-glass/:id`, and a line of the list. */
export interface AskView {
  id: string;
  side: Side;
  state: (typeof ASK_STATES)[number];
  /** The desk that asks, and the one whose case it is. */
  from: string;
  of: string;
  /** The handle of whoever asked; `own` where that is the reader. */
  by: string;
  own: boolean;
  reference: string;
  reason: string;
  asked_on: string;
  /** The last day on which it may be answered. */
  answer_by: string;
  settled_on: string | null;
  /** The instant at which the showing ends. */
  until: string | null;
  answer: { by: string; word: string | null } | null;
}

/** What somebody who is asked has to know before they show it. */
export interface AskDetail extends AskView {
  desk_id: string;
  /** The case, where the reader's own desk has one of this reference. */
  case_id: string | null;
  /** Whose words the desk has to hear first, as its form of pins takes it; null where it has, or is not asked. */
  pin_first: string | null;
}

export interface AskList {
  items: AskView[];
}

/** `GET /break-glass/new` */
export interface AskForm {
  own: { id: string; name: string }[];
  desks: { id: string; name: string; pinned: boolean }[];
}
