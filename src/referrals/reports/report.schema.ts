import { mentionSchema } from '../../cases/mention.schema.js';
import { day, listOf, oneOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { lineSchema } from '../../common/web/line.schema.js';
import type { Option } from '../../reference/vocabulary.js';
import { VERDICTS } from '../exchange/entry.js';
import type { ReceivedReportView, ReportFields, ReportLine } from './report.view.js';

const line = { title: text, lines: listOf(lineSchema), verdict: orNull(oneOf(VERDICTS)) };
export const reportLineSchema = shape<ReportLine>('ReportLine', line);

const fields = shape<ReportFields>(
  'ReportFields',
  {
    what: oneOf(['proceeding', 'event', 'outcome']),
    type: text,
    court: text,
    country: text,
    authority: text,
    file_number: text,
    opened_on: day,
    kind: text,
    on: day,
    at: text,
    place: text,
    text,
    trigger: text,
    outcome: text,
  },
  [
    'type',
    'court',
    'country',
    'authority',
    'file_number',
    'opened_on',
    'kind',
    'on',
    'at',
    'place',
    'text',
    'trigger',
    'outcome',
  ],
);
export const receivedReportSchema = shape<ReceivedReportView>('ReceivedReport', {
  ...line,
  id: uuid,
  referral_id: uuid,
  case: mentionSchema,
  legal_contact: text,
  at: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d$' },
  report: fields,
  proceedings: listOf(shape<Option>(undefined, { code: uuid, label: text })),
  proceeding: orNull(uuid),
  reaches: yesOrNo,
});
