import type { Option } from '../../common/web/fields.js';
import type { Line } from '../../common/web/parts.js';
import type { ReferralState, Opened } from '../../referrals/views/referral.view.js';
import type { DocumentLine } from '../documents/document.view.js';
import type { PacketOutside } from '../packets-outside.js';
import type { RuleOfDeadline } from '../deadlines/views/rule.view.js';
import type { TaskLine } from '../tasks/task.view.js';
import type { CaseState } from './case-words.js';

/** Days are `2026-11-24`; a coded value is its code and its label. */
export interface CaseDetail {
  id: string;
  reference: string;
  version: number;
  pseudonym: string;
  state: CaseState;
  desk: { id: string; name: string };
  /** The handle of whoever holds the case. */
  holder: string | null;
  closed: { reason: Option; on: string; by: string | null; achieved: Option[]; advice: string | null } | null;
  safe_contact: { channel: Option; instructions: string | null } | null;
  summary: string | null;
  /** The open ones, nearest first. */
  deadlines: DeadlineLine[];
  /** The open ones, nearest first; those without a day last. */
  tasks: TaskLine[];
  /** The reader's own note that is not finished. */
  draft: { text: string; visibility: 'desk' | 'lawyer'; on: string } | null;
  /** Newest first. */
  notes: TimelineEntry[];
  /** The cursor of older notes, for `?before=`. */
  older?: string;
  /** Codes, as they are sent. */
  facts: Record<string, string | string[]>;
  /** The same facts in words, those that are known. */
  fact_lines: Line[];
  /** A fact that matters is missing, as a list says it. */
  to_complete: boolean;
  needs: NeedLine[];
  related: RelatedLine[];
  risk: { level: Option; review_by: string | null; assessed_on: string | null; assessed_by: string | null } | null;
  consent: { agreed: boolean; language: Option | null; given_by: Option | null; given_on: string | null };
  counted: boolean;
  documents: DocumentLine[];
  referrals: CaseReferral[];
  /** What left for somebody without an account, newest first. */
  outside: PacketOutside[];
  /** Legal contacts that fit, best first. */
  fitting: FittingContact[];
  campaigns: { linked: LinkedCampaign[]; involved: InvolvedCampaign[] };
  /** The case it went into, and those that went into it; `until`: the last day on which that can be taken back. */
  merged: {
    into: { id: string; reference: string; on: string } | null;
    from: { id: string; reference: string; on: string; until: string }[];
  };
  /** The day on which the case is erased, once it is closed. */
  keep_until: string | null;
}

/** A need and what became of it. */
export interface NeedLine extends Option {
  state: Option;
  by: string | null;
  on: string | null;
}

/** A case that belongs to this one. */
export interface RelatedLine {
  id: string;
  kind: Option;
  reason: string;
  by: string;
  on: string;
  /** Null once it has moved to another desk. */
  case: { id: string; reference: string; pseudonym: string } | null;
}

export interface DeadlineLine {
  id: string;
  on: string;
  kind: Option;
  certainty: Option;
  /** Who set it, or by which rule: "Set by heron-maple-4821". */
  why: string;
  /** The rule it was counted by; null where somebody set it. */
  rule?: RuleOfDeadline | null;
}

/** `word`: what somebody wrote or said. `system`: what the system did. */
export interface TimelineEntry {
  id: string;
  from: 'word' | 'system';
  on: string;
  title: string;
  by: string;
  text: string | null;
  /** Of a word only. */
  visibility?: 'desk' | 'lawyer';
  /** Of a write that put something in the place of something else: how many facts it changed. */
  changes?: number;
}

export interface CaseReferral {
  id: string;
  legal_contact: string;
  purpose: Option;
  state: ReferralState;
  decline_reason: Option | null;
  opened: Opened;
  ends_on: string;
  /** The lawyer's keys were made anew on this day: they cannot open it any more. */
  key_lost_on: string | null;
  /** The legal contact it should be sent to again, until it has been. */
  send_again_to: string | null;
  /** Where the desk hears the new check words of its recipient. */
  hear_words_at: string | null;
  /** Its lawyer wrote something that waits for the desk. */
  written: boolean;
}

export interface FittingContact {
  id: string;
  name: string;
  /** Plain words: "Works in Germany, where the person stays". */
  reasons: string[];
  /** The case can be offered to them here: they have an account, and the desk has pinned its key. */
  offerable: boolean;
  /** They have no account: a packet is taken out for them. */
  outside: boolean;
}

export interface InvolvedCampaign {
  id: string;
  name: string;
  country: string | null;
}
export interface LinkedCampaign extends InvolvedCampaign {
  level: Option;
}
