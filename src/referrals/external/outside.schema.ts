import { mentionSchema } from '../../cases/mention.schema.js';
import { day, listOf, oneOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { rankedSchema } from '../../legal-contacts/legal-contact.schema.js';
import { optionOf } from '../../reference/vocabulary.schema.js';
import { packetSectionSchema, recordedConsentSchema } from '../referral.schema.js';
import {
  OUTSIDE_WAYS,
  type OutsideChoice,
  type OutsideDetail,
  type OutsideList,
  type OutsidePacket,
  type OutsideReferral,
} from './outside.view.js';

const state = oneOf(['offered', 'accepted', 'declined', 'completed', 'withdrawn']);
const row = {
  id: uuid,
  legal_contact: text,
  purpose: optionOf('referral_purpose'),
  fields: listOf(optionOf('packet_field')),
  state,
  offered_on: day,
  way: oneOf(OUTSIDE_WAYS),
  consent_withdrawn: yesOrNo,
  answers: listOf(state),
};
export const outsideListSchema = shape<OutsideList>('OutsideReferrals', {
  case: mentionSchema,
  items: listOf(shape<OutsideReferral>('OutsideReferral', row)),
});
export const outsideSchema = shape<OutsideDetail>('OutsideReferralDetail', { ...row, case: mentionSchema });
export const outsideStateSchema = shape('OutsideState', { id: uuid, state }, ['state']);
export const outsideChoiceSchema = shape<OutsideChoice>('OutsideChoice', {
  case: mentionSchema,
  legal_contacts: listOf(rankedSchema),
  packet_fields: listOf(optionOf('packet_field')),
  language: orNull(text),
  consents: listOf(recordedConsentSchema),
});
export const outsidePacketSchema = shape<OutsidePacket>('OutsidePacket', {
  id: uuid,
  case: mentionSchema,
  legal_contact: text,
  purpose: optionOf('referral_purpose'),
  on: day,
  sections: listOf(packetSectionSchema),
});
