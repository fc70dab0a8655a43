import { day, listOf, oneOf, orNull, shape, yesOrNo } from '../common/web/json-schema.js';
import { JOB_NAMES } from './job.js';
import type { JobLine, OperationView } from './views/operation.page.js';

const job = shape<JobLine>('Job', {
  name: oneOf(JOB_NAMES),
  ran_on: orNull(day),
  result: orNull(oneOf(['done', 'failed'])),
  late: yesOrNo,
});
export const operationSchema = shape<OperationView>('Operation', { items: listOf(job), keeper: yesOrNo });
