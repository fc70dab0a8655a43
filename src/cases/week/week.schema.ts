import { count, day, listOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { mentioned } from '../mention.schema.js';
import type { MentionedCase } from '../today/today.view.js';
import type { Lines, WeekLine, WeekOfDesk, WeekView, Work } from './week.view.js';

const line = shape<WeekLine>('WeekLine', {
  case: shape<MentionedCase>(undefined, mentioned),
  what: orNull(text),
  on: orNull(day),
  held_by: orNull(text),
  at: text,
});
const lines = shape<Lines>('WeekLines', { items: listOf(line), more: count });

export const weekSchema = shape<WeekView>('Week', {
  from: day,
  until: day,
  previous: orNull(day),
  next: day,
  desks: listOf(
    shape<WeekOfDesk>('WeekOfDesk', {
      id: uuid,
      name: text,
      late: lines,
      due: lines,
      hearings: lines,
      risk: lines,
      unheld: lines,
      still: lines,
      referrals: lines,
      work: listOf(shape<Work>('Work', { handle: text, cases: count, tasks: count, late: count })),
      enquiries: shape<WeekOfDesk['enquiries']>(undefined, { waiting: count, oldest: orNull(day) }),
      more: yesOrNo,
    }),
  ),
});
