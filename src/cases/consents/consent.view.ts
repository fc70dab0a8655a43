import type { Option } from '../../common/web/fields.js';
import type { ConsentState } from '../../people/consent/consent.js';
import type { CaseReferral } from '../views/case.view.js';

/** Days are `2026-11-25`. */
export interface ConsentLine {
  id: string;
  state: ConsentState;
  purpose: Option;
  /** Who may receive it, by name. */
  recipient: string;
  fields: Option[];
  given_on: string;
  given_by: Option;
  language: Option;
  recorded_by: string;
  until: string | null;
  withdrawn: { on: string; by: string } | null;
  /** That stand on it, newest first. */
  referrals: CaseReferral[];
}

export interface ConsentsOfPerson {
  case: { id: string; reference: string; pseudonym: string };
  consents: ConsentLine[];
  /** Who the form offers, and what may be shared with them. */
  contacts: { id: string; name: string }[];
  fields: Option[];
}

/** Before it is done: what ends, and what is endangered. */
export interface Withdrawing {
  case: { id: string; reference: string; pseudonym: string };
  /** One of them, or all that are live. */
  consents: ConsentLine[];
  all: boolean;
  /** Referrals that end, with what of each was opened. */
  ends: CaseReferral[];
  /** Open deadlines, the nearest first. */
  deadlines: { on: string; what: string }[];
}
