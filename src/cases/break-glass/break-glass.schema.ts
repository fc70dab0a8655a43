import { day, listOf, oneOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { caseFileSchema } from '../file/case-file.schema.js';
import { mentioned } from '../mention.schema.js';
import { ASK_STATES, type AskDetail, type AskForm, type AskList, type AskView } from './break-glass.view.js';
import type { ShownCase } from './showing.service.js';

const instant = { type: 'string', format: 'date-time' };
const view = {
  id: uuid,
  side: oneOf(['asked-of-us', 'asked-by-us']),
  state: oneOf(ASK_STATES),
  from: text,
  of: text,
  by: text,
  own: yesOrNo,
  reference: text,
  reason: text,
  asked_on: day,
  answer_by: day,
  settled_on: orNull(day),
  until: orNull(instant),
  answer: orNull(shape<NonNullable<AskView['answer']>>(undefined, { by: text, word: orNull(text) })),
};
export const asksSchema = shape<AskList>('CasesAskedFor', { items: listOf(shape<AskView>('CaseAskedFor', view)) });
export const askSchema = shape<AskDetail>('CaseAskedForDetail', {
  ...view,
  desk_id: uuid,
  case_id: orNull(uuid),
  pin_first: orNull(text),
});
export const askFormSchema = shape<AskForm>('FormToAskForCase', {
  own: listOf(shape<AskForm['own'][number]>(undefined, { id: uuid, name: text })),
  desks: listOf(shape<AskForm['desks'][number]>(undefined, { id: uuid, name: text, pinned: yesOrNo })),
});
export const shownCaseSchema = shape<ShownCase>('ShownCase', {
  id: uuid,
  case_id: uuid,
  reference: mentioned.reference,
  pseudonym: text,
  state: text,
  sections: caseFileSchema.properties!.sections!,
  of: text,
  until: instant,
});
