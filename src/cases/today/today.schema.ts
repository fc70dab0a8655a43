import { count, day, listOf, oneOf, orNull, shape, text, yesOrNo } from '../../common/web/json-schema.js';
import { desks } from '../../organisations/desk.schema.js';
import { mentioned } from '../mention.schema.js';
import {
  type Due,
  type DueLine,
  type MentionedCase,
  type TodayView,
  WAITING_KINDS,
  type WaitingLine,
} from './today.view.js';

const ofCase = shape<MentionedCase>(undefined, mentioned);
const due = shape<Due>('Due', {
  items: listOf(shape<DueLine>('DueLine', { case: ofCase, what: text, on: day, held_by: orNull(text) })),
  more: yesOrNo,
});
const waiting = shape<WaitingLine>('WaitingLine', {
  kind: oneOf(WAITING_KINDS),
  what: text,
  case: orNull(ofCase),
  on: orNull(shape<NonNullable<WaitingLine['on']>>(undefined, { day, is: oneOf(['due', 'since']) })),
  at: text,
});
export const todaySchema = shape<TodayView>('Today', {
  due: shape<TodayView['due']>(undefined, { mine: due, desk: due }),
  waiting_for_me: listOf(waiting),
  waiting_for_others: listOf(waiting),
  enquiries: shape<TodayView['enquiries']>(undefined, { waiting: count, oldest: orNull(day) }),
  desks,
});
