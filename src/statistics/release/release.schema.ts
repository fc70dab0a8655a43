import { LANGS } from '../../common/web/languages.js';
import { count, day, listOf, oneOf, orNull, shape, text, yesOrNo } from '../../common/web/json-schema.js';
import type { Schedule } from '../plan/schedule.js';
import {
  type PlannedLine,
  type ReleaseItem,
  type ReleasesView,
  type ReleaseToDo,
  type ReleaseView,
  KEY_ASKS,
  TO_DO_KINDS,
  type Translation,
} from './release.view.js';

const instant = { type: 'string', format: 'date-time' };
export const scheduleSchema = shape<Schedule>('ReleaseSchedule', {
  closed: instant,
  cutOff: instant,
  approvedBy: instant,
  published: instant,
});
export const plannedTable = shape<PlannedLine>('PlannedTable', {
  name: text,
  label: text,
  rows: count,
  period: oneOf(['quarter', 'year']),
  now: yesOrNo,
  cost: count,
  margin: count,
  floor: count,
});
const period = { type: 'string', pattern: '^\\d{4}(-Q[1-4])?$' };
const item = {
  period,
  state: oneOf(['announced', 'may-prepare', 'prepared', 'embargo', 'drawn', 'published', 'not_published']),
  schedule: scheduleSchema,
  prepared_by: orNull(text),
  approver: orNull(text),
};

export const releasesSchema = shape<ReleasesView>('Releases', {
  statistics_key: orNull(
    shape<NonNullable<ReleasesView['statistics_key']>>(undefined, {
      signing_key: text,
      words: text,
      began_on: day,
      asks: oneOf(KEY_ASKS),
    }),
  ),
  to_do: listOf(shape<ReleaseToDo>('ReleaseToDo', { kind: oneOf(TO_DO_KINDS), period, at: instant })),
  items: listOf(shape<ReleaseItem>('ReleaseItem', item)),
  next: { type: 'null' },
});

export const releaseSchema = shape<ReleaseView & { id?: string }>(
  'Release',
  {
    ...item,
    id: text,
    prepared_on: orNull(day),
    mine: yesOrNo,
    plan: shape<ReleaseView['plan']>(undefined, {
      id: text,
      version: count,
      name: text,
      lifetime_budget: count,
      sha256: text,
    }),
    tables: listOf(plannedTable),
    approvers: listOf(shape<{ code: string; label: string }>(undefined, { code: text, label: text })),
    files: listOf(text),
    sentences: listOf(text),
    translations: listOf(
      shape<Translation>(undefined, { language: oneOf(LANGS), name: text, sentences: listOf(text) }),
    ),
    total: orNull(shape<NonNullable<ReleaseView['total']>>(undefined, { value: count, lower: count, upper: count })),
  },
  ['id'],
);
