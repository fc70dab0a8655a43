import { mentionSchema } from '../../cases/mention.schema.js';
import { ofPacketOutside, outsideState, packetOutsideSchema } from '../../cases/packets-outside.schema.js';
import { count, day, listOf, oneOf, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { optionOf } from '../../reference/vocabulary.schema.js';
import { consentGivenSchema, fileOfPacketSchema, packetSectionSchema } from '../referral.schema.js';
import { OUTSIDE_WAYS, type OutsideDetail, type OutsideList, type OutsidePacket } from './outside.view.js';

export const outsideListSchema = shape<OutsideList>('PacketsOutside', {
  case: mentionSchema,
  items: listOf(packetOutsideSchema),
  open: yesOrNo,
});
export const outsideSchema = shape<OutsideDetail>('PacketOutsideDetail', {
  ...ofPacketOutside,
  case: mentionSchema,
  fields: listOf(optionOf('packet_field')),
  documents: count,
  way: oneOf(OUTSIDE_WAYS),
  consent: consentGivenSchema,
  answers: listOf(outsideState),
});
export const outsideStateSchema = shape('PacketOutsideState', { id: uuid, state: outsideState });
export const outsidePacketSchema = shape<OutsidePacket>('PacketOnPaper', {
  id: uuid,
  case: mentionSchema,
  from: shape<OutsidePacket['from']>(undefined, { organisation: text, desk: text }),
  legal_contact: text,
  purpose: optionOf('referral_purpose'),
  consent: consentGivenSchema,
  on: day,
  ends_on: day,
  sections: listOf(packetSectionSchema),
  files: listOf(fileOfPacketSchema),
});
