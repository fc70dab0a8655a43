import type { Option } from '../common/web/fields.js';
import type { OpenedCase } from './sealed-cases.service.js';

/** `to_tell`: the person took their consent back, and whoever holds the packet does not know yet. `told`: they were asked to destroy it. */
export const OUTSIDE_STATES = ['offered', 'accepted', 'declined', 'completed', 'to_tell', 'told'] as const;
export type OutsideState = (typeof OUTSIDE_STATES)[number];

/** A packet that was taken out of a case for somebody without an account. Nothing of it can be called back. */
export interface PacketOutside {
  id: string;
  case_id: string;
  legal_contact: string;
  purpose: Option;
  state: OutsideState;
  offered_on: string;
  /** Until when its recipient may use it. */
  ends_on: string;
}

/** One whose recipient has to be written to: consent was taken back, or its time is over. */
export interface PacketToTell {
  id: string;
  case_id: string;
  why: 'taken-back' | 'over';
  ends_on: string;
}

/** What a case needs of the packets that left it. Referrals know cases, not the other way: they answer this. */
export abstract class PacketsOutside {
  /** Newest first. */
  abstract of(opened: OpenedCase): Promise<PacketOutside[]>;
  /** Those of these cases of one person, by the consent that they stand on. */
  abstract byConsent(cases: OpenedCase[]): Promise<Map<string, PacketOutside[]>>;
  /** Those that somebody still holds, as far as is known here, and that stand on one of these consents; without them all of them. */
  abstract heldUnder(cases: OpenedCase[], consentIds?: string[]): Promise<PacketOutside[]>;
  /** From here on it stands on the day of the desk that each of their recipients has to be told. @returns how many */
  abstract askBack(cases: OpenedCase[], consentIds?: string[]): Promise<number>;
  /** Of these desks, without opening anything. */
  abstract toTell(deskIds: string[]): Promise<PacketToTell[]>;
}
