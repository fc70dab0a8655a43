import { count, listOf, oneOf, orNull, page, shape, text, uuid, yesOrNo } from '../common/web/json-schema.js';
import { codesOf } from '../reference/vocabulary.schema.js';
import type { ListedLawyer } from './legal-contacts.service.js';
import { ACCOUNT_KINDS, type LegalContactView, type RankedContact } from './legal-contact.view.js';

const contact = {
  id: uuid,
  name: text,
  kind: codesOf('organisation_kind'),
  country: orNull(codesOf('country')),
  languages: listOf(codesOf('language')),
  competences: listOf(codesOf('referral_purpose')),
  capacity: orNull(count),
  domain: orNull(text),
  verified: yesOrNo,
  about: orNull(text),
  note: orNull(text),
  account: oneOf(ACCOUNT_KINDS),
  account_handle: orNull(text),
  pinned: yesOrNo,
};

export const legalContactSchema = shape<LegalContactView>('LegalContact', contact);
export const rankedSchema = shape<RankedContact>('RankedContact', {
  ...contact,
  fit: { type: 'integer', minimum: 0, maximum: 100 },
  reasons: listOf(text),
});

const filter = shape<Record<'country' | 'language' | 'purpose', string | undefined>>(
  undefined,
  { country: codesOf('country'), language: codesOf('language'), purpose: codesOf('referral_purpose') },
  ['country', 'language', 'purpose'],
);
export const directorySchema = page(legalContactSchema, { filter });
export const enterFormSchema = shape('LawyersToEnter', {
  lawyers: listOf(shape<ListedLawyer>(undefined, { id: uuid, handle: text })),
});
