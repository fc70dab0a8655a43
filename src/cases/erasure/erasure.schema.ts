import { day, listOf, oneOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import {
  ERASURE_REASONS,
  ERASURE_STATES,
  type ErasureForm,
  type ErasureLine,
  type ErasuresView,
} from './erasure.view.js';

export const erasureSchema = shape<ErasureLine>('Erasure', {
  id: uuid,
  desk: text,
  erased_on: day,
  why: oneOf(ERASURE_REASONS),
  person: yesOrNo,
  traces_left: yesOrNo,
  state: oneOf(ERASURE_STATES),
  settled_on: orNull(day),
});
export const erasuresSchema = shape<ErasuresView>('Erasures', { items: listOf(erasureSchema), more: yesOrNo });
export const erasureFormSchema = shape<ErasureForm>('ErasureForm', {
  id: uuid,
  reference: text,
  pseudonym: text,
  person: yesOrNo,
  merged_into: orNull(shape<NonNullable<ErasureForm['merged_into']>>(undefined, { id: uuid, reference: text })),
  merged_from: listOf(text),
  referred_to: listOf(text),
  held_outside: listOf(text),
});
