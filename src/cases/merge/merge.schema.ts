import { day, listOf, oneOf, orNull, shape, text, yesOrNo } from '../../common/web/json-schema.js';
import type { CaseDetail } from '../views/case.view.js';
import { briefly, mentioned } from '../mention.schema.js';
import type { MergeForm, ReversalForm } from './merge.presenter.js';
import { CHOSEN, type ContentConflict } from './merged-content.js';

const side = { ...briefly, pseudonym: text };
export const mergeFormSchema = shape<MergeForm>('MergeForm', {
  ...side,
  other: shape<MergeForm['other']>(undefined, side),
  conflicts: listOf(
    shape<ContentConflict>('MergeConflict', { field: oneOf(CHOSEN), label: text, stays: text, goes: text }),
  ),
  weaker: shape<MergeForm['weaker']>(undefined, { consent: yesOrNo, counted: yesOrNo }),
  blocked: orNull(text),
});
export const reversalFormSchema = shape<ReversalForm>('MergeReversalForm', {
  ...mentioned,
  other: shape<ReversalForm['other']>(undefined, mentioned),
  merged_on: day,
  until: day,
  blocked: orNull(text),
});

/** What a case says of those it was merged with. */
const other = { id: mentioned.id, reference: mentioned.reference, on: day };
type Merged = CaseDetail['merged'];
export const mergedSchema = shape<Merged>(undefined, {
  into: orNull(shape<NonNullable<Merged['into']>>(undefined, other)),
  from: listOf(shape<Merged['from'][number]>('MergedFrom', { ...other, until: day })),
});
