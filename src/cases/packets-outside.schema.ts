import { day, oneOf, shape, text, uuid } from '../common/web/json-schema.js';
import { optionOf } from '../reference/vocabulary.schema.js';
import { OUTSIDE_STATES, type PacketOutside } from './packets-outside.js';

export const outsideState = oneOf(OUTSIDE_STATES);
/** A packet that left, as its case shows it. */
export const ofPacketOutside = {
  id: uuid,
  case_id: uuid,
  legal_contact: text,
  purpose: optionOf('referral_purpose'),
  state: outsideState,
  offered_on: day,
  ends_on: day,
};
export const packetOutsideSchema = shape<PacketOutside>('PacketOutside', ofPacketOutside);
