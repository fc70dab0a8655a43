import { day, orNull, shape, text, uuid, yesOrNo } from '../common/web/json-schema.js';
import { codesOf, optionOf } from '../reference/vocabulary.schema.js';
import type { CaseReferral } from './views/case.view.js';

export const referralState = codesOf('referral_status');
export const referralOpenings = shape<CaseReferral['opened']>('ReferralOpenings', {
  preview: orNull(day),
  name: orNull(day),
  packet: orNull(day),
});

/** A referral as its case shows it. */
export const ofReferral = {
  id: uuid,
  legal_contact: text,
  purpose: optionOf('referral_purpose'),
  state: referralState,
  decline_reason: orNull(optionOf('decline_reason')),
  opened: referralOpenings,
  ends_on: day,
  key_lost_on: orNull(day),
  send_again_to: orNull(uuid),
  hear_words_at: orNull(text),
  written: yesOrNo,
};
export const referralOfCase = shape<CaseReferral>('CaseReferral', ofReferral);
