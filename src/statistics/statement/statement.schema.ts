import { oneOf, orNull, shape, text, uuid } from '../../common/web/json-schema.js';
import { plannedTable, scheduleSchema } from '../release/release.schema.js';
import { listOf } from '../../common/web/json-schema.js';
import type { StatementView } from './statement.view.js';

export const statementSchema = shape<StatementView>('Statement', {
  id: uuid,
  name: text,
  statement: orNull(
    shape<NonNullable<StatementView['statement']>>(undefined, {
      period: text,
      schedule: scheduleSchema,
      state: oneOf(['to-send', 'sent', 'missed']),
      plan: text,
      tables: listOf(plannedTable),
    }),
  ),
  statistics_key: orNull(oneOf(['pinned', 'not-pinned'])),
});
