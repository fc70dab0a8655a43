import { count, listOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { mentioned, version } from '../mention.schema.js';
import type { Assigned } from '../views/assignment.page.js';
import type { HandOverForm } from '../views/hand-over.page.js';
import type { Holder } from './assignment.service.js';

const member = shape<Assigned['may_hold'][number]>('MemberHandle', { id: uuid, handle: text });

export const assignmentFormSchema = shape<Assigned>('Assignment', {
  ...mentioned,
  version,
  holder: orNull(text),
  own: yesOrNo,
  may_hold: listOf(member),
});

export const handOverFormSchema = shape<HandOverForm>('HandOverForm', {
  id: uuid,
  name: text,
  holders: listOf(shape<Holder>('Holder', { id: uuid, handle: text, cases: count, tasks: count })),
  members: listOf(member),
});
