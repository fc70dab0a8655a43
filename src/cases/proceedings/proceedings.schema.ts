import { day, listOf, orNull, shape, text, uuid } from '../../common/web/json-schema.js';
import { optionOf } from '../../reference/vocabulary.schema.js';
import { mentioned, mentionSchema, stateOfCase } from '../mention.schema.js';
import type { OneProceeding } from './views/proceeding.page.js';
import type { CaseProceedings, EventOfProceeding, ProceedingLine } from './views/proceedings.page.js';

const event = shape<EventOfProceeding>('ProceedingEvent', {
  id: uuid,
  kind: optionOf('proceeding_event'),
  on: day,
  at: orNull(text),
  place: orNull(text),
  text: orNull(text),
  by: text,
});
const line = {
  id: uuid,
  type: optionOf('proceeding_type'),
  court: orNull(optionOf('court_type')),
  country: orNull(optionOf('country')),
  authority: orNull(text),
  file_number: orNull(text),
  opened_on: orNull(day),
  events: listOf(event),
  ended: orNull(shape<{ on: string; outcome: string }>(undefined, { on: day, outcome: text })),
};
export const proceedingsSchema = shape<CaseProceedings>('CaseProceedings', {
  ...mentioned,
  state: stateOfCase,
  proceedings: listOf(shape<ProceedingLine>('Proceeding', line)),
});
export const proceedingSchema = shape<OneProceeding>('ProceedingOfCase', {
  ...line,
  case: mentionSchema,
  state: stateOfCase,
  related: listOf(mentionSchema),
});
