import { ofReferral, referralOfCase, referralOpenings, referralState } from '../cases/case-referral.schema.js';
import { mentionSchema, nearest } from '../cases/mention.schema.js';
import { lineSchema } from '../common/web/line.schema.js';
import {
  count,
  day,
  type JsonSchema,
  listOf,
  oneOf,
  orNull,
  page,
  shape,
  text,
  uuid,
  yesOrNo,
} from '../common/web/json-schema.js';
import { rankedSchema } from '../legal-contacts/legal-contact.schema.js';
import { optionOf } from '../reference/vocabulary.schema.js';
import { absenceSchema, awaySchema, doneInPlaceSchema } from './stand-in/stand-ins.schema.js';
import type {
  Extension,
  FileOfPacket,
  LineEntry,
  Offer,
  OfferPreview,
  OfferRow,
  Packet,
  PacketSection,
  Preview,
  RecordedConsent,
  ReferralChoice,
  ReferralLine,
  SentReferral,
  ToldStep,
  Withdrawal,
} from './views/referral.view.js';

const { purpose, decline_reason } = ofReferral;
export const consentGivenSchema = shape<NonNullable<Offer['consent']>>('ReferralConsentGiven', {
  given_on: day,
  language: optionOf('language'),
});

const waitsFor: JsonSchema = orNull(oneOf(['name', 'packet']));
const told = listOf(
  shape<ToldStep>('ReferralTold', { what: oneOf(['expired', 'extended', 'passed_on', 'turn']), on: day }),
);
const lineEntry = shape<LineEntry>('ReferralLineEntry', {
  id: uuid,
  legal_contact: text,
  state: referralState,
  answer_by: orNull(day),
});
export const referralLineSchema = shape<ReferralLine>('ReferralLine', {
  id: uuid,
  case: mentionSchema,
  entries: listOf(lineEntry),
});
const asSent = {
  ...ofReferral,
  case: mentionSchema,
  decline_note: orNull(text),
  offered_on: day,
  fields: listOf(optionOf('packet_field')),
  consent: consentGivenSchema,
  told,
  absence: absenceSchema,
  in_place: doneInPlaceSchema,
  line: listOf(lineEntry),
  waits_for: waitsFor,
};
export const sentSchema = shape<SentReferral>('SentReferral', asSent);
export const sentListSchema = page(referralOfCase);
export const withdrawalFormSchema = shape<Withdrawal>('WithdrawalForm', { ...asSent, nearest_deadline: nearest });
export const extensionFormSchema = shape<Extension>('ExtensionForm', { ...asSent, last_day: day });
export const recordedConsentSchema = shape<RecordedConsent>('RecordedConsent', {
  id: uuid,
  legal_contact_id: uuid,
  recipient: text,
  purpose: optionOf('referral_purpose'),
  fields: listOf(optionOf('packet_field')),
  given_on: day,
  until: orNull(day),
  stand_in: yesOrNo,
});
/** What both forms choose from: the offer's, and that of a packet for somebody without an account. */
export const choiceSchema = shape<ReferralChoice>(
  'ReferralChoice',
  {
    case: mentionSchema,
    legal_contacts: listOf(rankedSchema),
    away: awaySchema,
    packet_fields: listOf(optionOf('packet_field')),
    language: orNull(text),
    ends_on: day,
    template: orNull(
      shape<NonNullable<ReferralChoice['template']>>('ReferralTemplate', {
        purpose: text,
        fields: listOf(text),
        never: listOf(text),
        hint: text,
        days: count,
      }),
    ),
    documents: listOf(
      shape<ReferralChoice['documents'][number]>(undefined, {
        id: uuid,
        name: text,
        redacted: yesOrNo,
        clean: yesOrNo,
      }),
    ),
    ticked: listOf(text),
    consents: listOf(recordedConsentSchema),
    chosen: text,
    chosen_consent: text,
    by_hand: yesOrNo,
  },
  ['chosen', 'chosen_consent'],
);

/** Of an offer that has ended only the purpose is known, and not always that. */
const shownPurpose: JsonSchema = shape<Preview['purpose']>(undefined, { code: text, label: text });
const preview = shape<Preview>('ReferralPreview', {
  purpose: shownPurpose,
  service_country: orNull(text),
  country_of_stay: orNull(text),
  deadline_week: orNull(day),
  urgency: orNull(optionOf('urgency')),
  languages: listOf(text),
  lines: listOf(lineSchema),
});
const row = { id: uuid, state: referralState, preview, ends_on: day, written: yesOrNo, in_place_of: orNull(text) };
export const offersSchema = page(shape<OfferRow>('OfferRow', row), { show: orNull(oneOf(['open', 'ended'])) });
export const offerSchema = shape<Offer>('Offer', {
  ...row,
  offered_on: day,
  opened: referralOpenings,
  name: orNull(shape<NonNullable<Offer['name']>>(undefined, { person: text, also: listOf(text) })),
  conflicts: orNull(listOf(text)),
  holds: listOf(optionOf('packet_field')),
  consent: orNull(consentGivenSchema),
  decline_reason,
  told,
  waits_for: waitsFor,
  in_place: doneInPlaceSchema,
});
export const packetSectionSchema = shape<PacketSection>(
  'PacketSection',
  { code: text, label: text, lines: listOf(lineSchema), text, entries: listOf(shape(undefined, { on: day, text })) },
  ['lines', 'text', 'entries'],
);
export const fileOfPacketSchema = shape<FileOfPacket>('FileOfPacket', {
  id: uuid,
  name: text,
  bytes: count,
  redacted: yesOrNo,
});
export const packetSchema = shape<Packet>('Packet', {
  id: uuid,
  purpose,
  consent: consentGivenSchema,
  ends_on: day,
  sections: listOf(packetSectionSchema),
  files: listOf(fileOfPacketSchema),
});
export const offerPreviewSchema = shape<OfferPreview>('OfferPreview', {
  case: mentionSchema,
  legal_contact: text,
  absence: absenceSchema,
  next_in_line: listOf(text),
  preview,
  name: orNull(shape<NonNullable<OfferPreview['name']>>(undefined, { person: orNull(text), also: listOf(text) })),
  sections: listOf(packetSectionSchema),
  files: listOf(fileOfPacketSchema),
  closed: listOf(optionOf('packet_field')),
  lacking: listOf(optionOf('packet_field')),
  needless: listOf(optionOf('packet_field')),
  offer: shape<OfferPreview['offer']>(
    undefined,
    {
      legal_contact_id: uuid,
      purpose: text,
      fields: listOf(text),
      urgency: text,
      consent: shape<OfferPreview['offer']['consent']>(
        undefined,
        { given_on: day, language: text, given_by: text, stand_in: yesOrNo },
        ['given_by', 'stand_in'],
      ),
      consent_id: uuid,
      ends_on: day,
      by_hand: yesOrNo,
      next_in_line: listOf(uuid),
      documents: listOf(uuid),
      originals: yesOrNo,
    },
    ['documents', 'urgency', 'consent_id', 'next_in_line'],
  ),
});
export const referralStateSchema = shape('ReferralState', { id: uuid, state: referralState });
