import { count, day, listOf, oneOf, orNull, page, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { nearest, mentioned, version } from '../mention.schema.js';
import { type EnquiryRow, type Filters, type Outcome, OUTCOMES, type TriageChoices } from './triage.view.js';

const named = shape<{ id: string; name: string }>(undefined, { id: uuid, name: text });
const enquiry = shape<EnquiryRow>('Enquiry', {
  ...mentioned,
  version,
  came_on: day,
  next_due: nearest,
  country: orNull(text),
  languages: listOf(text),
  words: orNull(text),
  held_by: orNull(text),
  desk: named,
  proposed: orNull(named),
});
const choices = shape<TriageChoices>('TriageChoices', {
  members: listOf(shape(undefined, { id: uuid, handle: text })),
  desks: listOf(shape(undefined, { id: uuid, name: text, pinned: yesOrNo })),
});
export const enquiriesSchema = page(enquiry, {
  waiting: count,
  filters: shape<Filters>(undefined, { country: text, language: text }, ['country', 'language']),
  choices,
});

const outcome = shape<Outcome>('TriageOutcome', {
  id: uuid,
  case: orNull(shape(undefined, { reference: mentioned.reference, pseudonym: text })),
  outcome: oneOf(OUTCOMES),
  says: text,
});
/** A repeated act with the same Idempotency-Key answers without outcomes: it was done the first time. */
export const outcomesSchema = shape<{ outcomes?: Outcome[] }>('TriageOutcomes', { outcomes: listOf(outcome) }, [
  'outcomes',
]);
