import { count, day, listOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { mentioned } from '../mention.schema.js';
import type { MentionedCase } from '../today/today.view.js';
import type { Keeping, RetentionView, ToBeErased } from './retention.view.js';

const toBeErased = shape<ToBeErased>('ToBeErased', {
  case: shape<MentionedCase>(undefined, mentioned),
  erase_on: day,
});
export const retentionSchema = shape<RetentionView>('Retention', {
  items: listOf(toBeErased),
  more: yesOrNo,
  kept_months: count,
  traces: count,
});
export const keepingSchema = shape<Keeping>('Keeping', {
  id: uuid,
  reference: text,
  pseudonym: text,
  erase_on: orNull(day),
  merged: yesOrNo,
});
export const tracesSchema = shape<{ cases: number }>('TracesRemoved', { cases: count });
