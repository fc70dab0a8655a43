import { count, day, listOf, oneOf, orNull, shape, text, yesOrNo } from '../common/web/json-schema.js';
import type { MailLineView } from '../mail/mail-line.service.js';
import { JOB_NAMES } from './job.js';
import type { JobLine, OperationView } from './views/operation.page.js';

const job = shape<JobLine>('Job', {
  name: oneOf(JOB_NAMES),
  ran_on: orNull(day),
  result: orNull(oneOf(['done', 'failed'])),
  late: yesOrNo,
});
const mail = shape<MailLineView>('MailLine', {
  sent_on: orNull(day),
  waiting: count,
  failed: count,
  error: orNull(text),
});
export const operationSchema = shape<OperationView>('Operation', { items: listOf(job), mail });
