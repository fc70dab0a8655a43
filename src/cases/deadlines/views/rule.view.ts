import type { Option } from '../../../common/web/fields.js';

/** What people are told of a rule, everywhere the same. */
export interface RuleWords {
  id: string;
  /** The hash of its words: who signs, signs these. */
  version: string;
  /** "Germany" */
  law_of: string;
  title: string;
  /** Of a threshold of absence: what the day may mean, and who says whether it does. */
  meaning: string | null;
  /** "2 weeks after the day on which the decision was served" */
  counted: string;
  lost: string | null;
  who: string;
  law: string;
  source: string;
  status: Option;
  checked: string;
  /** By whom and when it was signed or disputed, or that nobody signed it. */
  signed: string;
  note: string | null;
}

/** The rule of a deadline; `changed`: it says something else today. */
export interface RuleOfDeadline extends RuleWords {
  changed: boolean;
}

export interface EventLine {
  id: string;
  trigger: Option;
  on: string;
  by: string;
}

export interface ProposalLine {
  /** How it is answered: `de.vg.suit@2026-12-04`. */
  name: string;
  on: string;
  kind: Option;
  certainty: Option;
  rule: RuleWords;
  from: EventLine | null;
  /** The law may be another one by then, or is not settled. */
  recheck: boolean;
  /** The day that was confirmed before the event was corrected. */
  instead_of: string | null;
}
