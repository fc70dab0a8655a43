import { referralState } from '../../cases/case-referral.schema.js';
import { mentionSchema } from '../../cases/mention.schema.js';
import { count, listOf, oneOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { reportLineSchema } from '../reports/report.schema.js';
import { VERDICTS } from './entry.js';
import type { DeskExchangeView, Exchange, ExchangeFile, ExchangeLine } from './exchange.view.js';

const line = shape<ExchangeLine>('ExchangeLine', {
  id: uuid,
  by: oneOf(['desk', 'lawyer']),
  who: orNull(text),
  at: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d$' },
  waits: yesOrNo,
  text: orNull(text),
  report: orNull(reportLineSchema),
  file: orNull(
    shape<ExchangeFile>('ExchangeFile', {
      id: uuid,
      name: text,
      bytes: count,
      clean: yesOrNo,
      open: yesOrNo,
      kept: yesOrNo,
    }),
  ),
  verdict: orNull(shape<NonNullable<ExchangeLine['verdict']>>(undefined, { about: uuid, is: oneOf(VERDICTS) })),
});
export const exchangeSchema = shape<Exchange>('Exchange', {
  id: uuid,
  state: referralState,
  open: yesOrNo,
  lines: listOf(line),
});
export const deskExchangeSchema = shape<DeskExchangeView>('DeskExchange', {
  id: uuid,
  case: mentionSchema,
  legal_contact: text,
  state: referralState,
  closed_by: orNull(text),
  files_closed_by: orNull(text),
  lines: listOf(line),
});
/** What was sent, by name. */
export const sentFilesSchema = shape('SentFiles', { id: uuid, sent: listOf(text) });
