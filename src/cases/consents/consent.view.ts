import type { Option } from '../../common/web/fields.js';
import type { ConsentState } from '../../people/consent/consent.js';
import type { PacketOutside } from '../packets-outside.js';
import type { CaseReferral } from '../views/case.view.js';

/** Days are `2026-11-25`. */
export interface ConsentLine {
  id: string;
  state: ConsentState;
  purpose: Option;
  /** Who may receive it, by name; nobody by name for being counted. */
  recipient: string | null;
  /** Also, while they are away, a colleague of the same office who stands in for them. */
  stand_in: boolean;
  fields: Option[];
  given_on: string;
  given_by: Option;
  /** Null where nobody told it. */
  language: Option | null;
  recorded_by: string;
  until: string | null;
  withdrawn: { on: string; by: string } | null;
  /** That stand on it, newest first. */
  referrals: CaseReferral[];
  /** What left on it for somebody without an account. */
  outside: PacketOutside[];
}

/**
 * In the statement of which quarter the person was counted, `2031-Q1`: when they came, and at their first end. Null: not so far.
 * `no-statement`: two entries of them were merged, and this one is counted in none from then on.
 */
export interface CountedIn {
  intake: string | null;
  outcome: string | null;
}

export interface ConsentsOfPerson {
  case: { id: string; reference: string; pseudonym: string };
  consents: ConsentLine[];
  /** Who the form offers, and what may be shared with them. */
  contacts: { id: string; name: string }[];
  fields: Option[];
  counted_in: CountedIn;
  /** Whether the case takes another consent. */
  open: boolean;
}

/** Before it is done: what ends, and what is endangered. */
export interface Withdrawing {
  case: { id: string; reference: string; pseudonym: string };
  /** One of them, or all that are live. */
  consents: ConsentLine[];
  all: boolean;
  /** Referrals that end, with what of each was opened. */
  ends: CaseReferral[];
  /** What somebody without an account holds, and cannot be called back: they have to be written to. */
  outside: PacketOutside[];
  /** Open deadlines of the cases whose referrals end, the nearest first, with what those referrals were for. Others are in no danger. */
  deadlines: EndangeredDeadline[];
  /** Links to campaigns that go down, or go. */
  links: LoweredLink[];
  /** The person is counted today, and would not be any more. */
  uncounted: boolean;
  counted_in: CountedIn;
}

export interface EndangeredDeadline {
  on: string;
  what: string;
  for: string[];
}

export interface LoweredLink {
  campaign: string;
  from: Option;
  to: Option;
}
