import type { OutsideState, PacketOutside } from '../../cases/packets-outside.js';
import type { Option } from '../../common/web/fields.js';
import type { CaseMention, FileOfPacket, PacketSection } from '../views/referral.view.js';

/** A file that only the holder of a key opens, or paper. */
export const OUTSIDE_WAYS = ['age', 'page', 'pdf'] as const;
export type OutsideWay = (typeof OUTSIDE_WAYS)[number];

/** `/cases/:id/outside` */
export interface OutsideList {
  case: CaseMention;
  items: PacketOutside[];
  /** A closed case lets nothing out. */
  open: boolean;
}

/** `/cases/:id/outside/:outsideId` */
export interface OutsideDetail extends PacketOutside {
  case: CaseMention;
  fields: Option[];
  documents: number;
  way: OutsideWay;
  consent: { given_on: string; language: Option };
  /** What may be written down of it now. */
  answers: OutsideState[];
}

/** What leaves. On paper it is shown once. */
export interface OutsidePacket {
  id: string;
  case: CaseMention;
  from: { organisation: string; desk: string };
  legal_contact: string;
  purpose: Option;
  consent: { given_on: string; language: Option };
  on: string;
  ends_on: string;
  sections: PacketSection[];
  files: FileOfPacket[];
}
