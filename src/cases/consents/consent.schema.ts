import { day, listOf, oneOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { optionOf } from '../../reference/vocabulary.schema.js';
import { referralOfCase } from '../case-referral.schema.js';
import { packetOutsideSchema } from '../packets-outside.schema.js';
import { mentionSchema } from '../mention.schema.js';
import type {
  ConsentLine,
  ConsentsOfPerson,
  CountedIn,
  EndangeredDeadline,
  LoweredLink,
  Withdrawing,
} from './consent.view.js';

const quarter = { type: 'string', pattern: '^(\\d{4}-Q[1-4]|no-statement)$' };
const consentSchema = shape<ConsentLine>('Consent', {
  id: uuid,
  state: oneOf(['live', 'ended', 'withdrawn']),
  purpose: shape<ConsentLine['purpose']>(undefined, { code: text, label: text }),
  recipient: orNull(text),
  stand_in: yesOrNo,
  fields: listOf(shape<ConsentLine['fields'][number]>(undefined, { code: text, label: text })),
  given_on: day,
  given_by: optionOf('consent_given_by'),
  language: orNull(optionOf('language')),
  recorded_by: text,
  until: orNull(day),
  withdrawn: orNull(shape<NonNullable<ConsentLine['withdrawn']>>(undefined, { on: day, by: text })),
  referrals: listOf(referralOfCase),
  outside: listOf(packetOutsideSchema),
});

const countedIn = shape<CountedIn>('CountedIn', { intake: orNull(quarter), outcome: orNull(quarter) });

export const consentsSchema = shape<ConsentsOfPerson>('ConsentsOfPerson', {
  case: mentionSchema,
  consents: listOf(consentSchema),
  contacts: listOf(shape<ConsentsOfPerson['contacts'][number]>(undefined, { id: uuid, name: text })),
  fields: listOf(optionOf('packet_field')),
  counted_in: countedIn,
  open: yesOrNo,
});

export const withdrawingSchema = shape<Withdrawing>('WithdrawingConsent', {
  case: mentionSchema,
  consents: listOf(consentSchema),
  all: yesOrNo,
  ends: listOf(referralOfCase),
  outside: listOf(packetOutsideSchema),
  deadlines: listOf(shape<EndangeredDeadline>(undefined, { on: day, what: text, for: listOf(text) })),
  links: listOf(
    shape<LoweredLink>(undefined, {
      campaign: text,
      from: optionOf('publication_level'),
      to: optionOf('publication_level'),
    }),
  ),
  uncounted: yesOrNo,
  counted_in: countedIn,
});
