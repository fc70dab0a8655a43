import type { Option } from '../../common/web/fields.js';
import type { Line } from '../../common/web/parts.js';
import type { Absence, AwayContact, DoneInPlace } from '../stand-in/stand-ins.view.js';

export type ReferralState =
  | 'draft'
  | 'offered'
  | 'previewed'
  | 'conflict_check'
  | 'accepted'
  | 'completed'
  | 'declined'
  | 'expired'
  | 'withdrawn'
  | 'revoked';

/** The day on which each part was first opened; null: never. */
export interface Opened {
  preview: string | null;
  name: string | null;
  packet: string | null;
}

/** What happened that nobody opened or answered. */
export interface ToldStep {
  what: 'expired' | 'extended' | 'passed_on' | 'turn';
  on: string;
}

/** The case a sender's page belongs to. */
export interface CaseMention {
  id: string;
  reference: string;
  pseudonym: string;
}

/** What a lawyer may see before anything else: coded, without identity. */
export interface Preview {
  purpose: Option;
  /** Labels. */
  service_country: string | null;
  country_of_stay: string | null;
  /** The Monday of the week of the next deadline, never its day. */
  deadline_week: string | null;
  /** As the desk sees it; null: it did not say. */
  urgency: Option | null;
  /** Labels: in which languages the person can be spoken to. */
  languages: string[];
  lines: Line[];
}

/** `/referrals`, for the lawyer. */
export interface OfferList {
  /** What runs first, the most pressing one on top; then what has ended. */
  items: OfferRow[];
  /** The last one of this page, where more follow. */
  next: string | null;
  /** Only these; null: all. */
  show: 'open' | 'ended' | null;
}
export interface OfferRow {
  id: string;
  state: ReferralState;
  preview: Preview;
  ends_on: string;
  /** The desk wrote, and it was not read yet. */
  written: boolean;
  /** Who is away, by name: the actor stands in for them. */
  in_place_of: string | null;
}

/** `/referrals/:id`, for the lawyer. */
export interface Offer extends OfferRow {
  offered_on: string;
  opened: Opened;
  /** From the conflict check on, while the part is open. */
  name: { person: string; also: string[] } | null;
  /** Of the lawyer's own list, those that are like the name; null while the name is closed, or the list is empty. */
  conflicts: string[] | null;
  /** What the packet holds. */
  holds: Option[];
  /** Null when it has ended: then nothing of it can be opened. */
  consent: { given_on: string; language: Option } | null;
  decline_reason: Option | null;
  /** Oldest first. */
  told: ToldStep[];
  /** A part that the desk releases by hand and has not released yet. */
  waits_for: 'name' | 'packet' | null;
  /** By who stood in for the lawyer, oldest first. */
  in_place: DoneInPlace[];
}

/** `/referrals/:id/packet` */
export interface Packet {
  id: string;
  purpose: Option;
  consent: { given_on: string; language: Option };
  ends_on: string;
  /** In the order they were chosen. Each holds lines, or a text, or dated entries. */
  sections: PacketSection[];
  files: FileOfPacket[];
}
/** `redacted`: a copy in which parts are hidden. */
export interface FileOfPacket {
  id: string;
  name: string;
  bytes: number;
  redacted: boolean;
}
export interface PacketSection {
  code: string;
  label: string;
  lines?: Line[];
  text?: string;
  entries?: { on: string; text: string }[];
}

/** The sender's page of a referral. */
export interface SentReferral {
  id: string;
  case: CaseMention;
  legal_contact: string;
  purpose: Option;
  state: ReferralState;
  decline_reason: Option | null;
  /** What the lawyer wrote when they declined. */
  decline_note: string | null;
  offered_on: string;
  opened: Opened;
  fields: Option[];
  consent: { given_on: string; language: Option };
  ends_on: string;
  /** Oldest first. */
  told: ToldStep[];
  /** Their recipient is away. */
  absence: Absence | null;
  /** Done by who stood in for them, oldest first. */
  in_place: DoneInPlace[];
  /** Who is asked after whom; empty where it was sent to one alone. */
  line: LineEntry[];
  /** The part that the lawyer asked for and that the desk releases by hand. */
  waits_for: 'name' | 'packet' | null;
  /** Something that the lawyer wrote waits for the desk. */
  written: boolean;
  key_lost_on: string | null;
  send_again_to: string | null;
  /** Where the desk hears the new check words of its recipient. */
  hear_words_at: string | null;
}

/** One who is asked, was asked, or will be. */
export interface LineEntry {
  id: string;
  legal_contact: string;
  state: ReferralState;
  /** While others wait behind. */
  answer_by: string | null;
}

/** `/referrals/:id/line`: in the order in which they are asked. */
export interface ReferralLine {
  id: string;
  case: CaseMention;
  entries: LineEntry[];
}

/** `/referrals/:id/withdrawal` */
export interface Withdrawal extends SentReferral {
  nearest_deadline: { on: string; what: string } | null;
}

/** `/referrals/:id/extension` */
export interface Extension extends SentReferral {
  /** 30 days from today. */
  last_day: string;
}

/** `/cases/:id/referrals/preview`: what the recipient would see, before anything is sent. */
export interface OfferPreview {
  case: CaseMention;
  legal_contact: string;
  /** They are away. */
  absence: Absence | null;
  /** Who is asked after them, in this order. */
  next_in_line: string[];
  preview: Preview;
  /** Null while the identity is closed. */
  name: { person: string | null; also: string[] } | null;
  sections: PacketSection[];
  files: FileOfPacket[];
  /** Chosen, and not shown here: they stand in the identity. */
  closed: Option[];
  /** Chosen, and the case holds nothing of them. */
  lacking: Option[];
  /** Chosen, though this purpose does not need them. */
  needless: Option[];
  /** As it is sent. */
  offer: {
    legal_contact_id: string;
    purpose: string;
    fields: string[];
    urgency?: string;
    consent: { given_on: string; language: string; given_by?: string; stand_in?: boolean };
    consent_id?: string;
    ends_on: string;
    by_hand: boolean;
    next_in_line?: string[];
    documents?: string[];
    originals: boolean;
  };
}

/** `/cases/:id/referrals/new` */
export interface ReferralChoice {
  case: CaseMention;
  /** Best first. */
  legal_contacts: RankedContact[];
  /** Those of them who are away. */
  away: AwayContact[];
  /** Fields of which the case holds something. */
  packet_fields: Option[];
  /** The code of the language consent was explained in, if the case knows one. */
  language: string | null;
  /** 30 days from today, or the earlier end of the consent. */
  ends_on: string;
  /** What the chosen purpose begins with; null: no purpose is chosen yet, or it has none. */
  template: { purpose: string; fields: string[]; never: string[]; hint: string; days: number } | null;
  /** Codes of packet_field that are ticked to begin with. */
  ticked: string[];
  /** Whether each part is released by hand: suggested for a case at special risk. */
  by_hand: boolean;
  /** Of the case, redacted copies first. */
  documents: { id: string; name: string; redacted: boolean; clean: boolean }[];
  /** Live consents of the person to referrals, newest first: what a referral may stand on. */
  consents: RecordedConsent[];
  /** The contact that was chosen on the page of the case. */
  chosen?: string;
  /** The consent that was chosen. */
  chosen_consent?: string;
}
/** Whoever may receive it, by name. */
export interface RecordedConsent {
  id: string;
  legal_contact_id: string;
  recipient: string;
  purpose: Option;
  fields: Option[];
  given_on: string;
  until: string | null;
  /** Also a colleague of the same office who stands in. */
  stand_in: boolean;
}
export interface RankedContact {
  id: string;
  name: string;
  reasons: string[];
  account: 'account' | 'external' | 'none';
  /** For the asker's desk. Nothing is sealed to a key that is not pinned. */
  pinned: boolean;
}
