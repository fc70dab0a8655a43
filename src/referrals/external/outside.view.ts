import type { Option } from '../../common/web/fields.js';
import type { CaseMention, PacketSection, ReferralChoice } from '../views/referral.view.js';

/** A file that only the holder of a key opens, or paper. */
export const OUTSIDE_WAYS = ['age', 'page', 'pdf'] as const;
export type OutsideWay = (typeof OUTSIDE_WAYS)[number];
export type OutsideState = 'offered' | 'accepted' | 'declined' | 'completed' | 'withdrawn';

export interface OutsideReferral {
  id: string;
  legal_contact: string;
  purpose: Option;
  fields: Option[];
  state: OutsideState;
  offered_on: string;
  way: OutsideWay;
  /** The person took back what it stands on: what was sent cannot be called back. */
  consent_withdrawn: boolean;
  /** What may be written down of it now. */
  answers: OutsideState[];
}

/** `/cases/:id/outside` */
export interface OutsideList {
  case: CaseMention;
  items: OutsideReferral[];
}

/** `/cases/:id/outside/new` */
export type OutsideChoice = Pick<ReferralChoice, 'case' | 'legal_contacts' | 'packet_fields' | 'language' | 'consents'>;

/** `/cases/:id/outside/:outsideId` */
export interface OutsideDetail extends OutsideReferral {
  case: CaseMention;
}

/** What is printed, shown once. */
export interface OutsidePacket {
  id: string;
  case: CaseMention;
  legal_contact: string;
  purpose: Option;
  on: string;
  sections: PacketSection[];
}
