import { count, day, listOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { madeSchema, mentionSchema } from '../mention.schema.js';
import type { Brought } from './imports.service.js';
import type { BesideRow, PastImport, ReviewCell, ReviewRow, WaitingRow } from './views/import.view.js';

const waiting = { id: uuid, record: count, on: day, reasons: listOf(text) };
const past = shape<PastImport>('PastImport', {
  id: uuid,
  on: day,
  desk: text,
  by: text,
  imported: count,
  needs_review: count,
  rejected: count,
});

export const importsSchema = shape('Imports', {
  imports: listOf(past),
  waiting: listOf(shape<WaitingRow>('WaitingRow', waiting)),
  left: count,
  first: orNull(uuid),
  next: orNull(text),
});

const brought = shape<Brought>('Brought', {
  id: uuid,
  imported: count,
  needs_review: count,
  rejected: count,
  already_there: count,
});
/** A batch that is sent again is answered with its id alone. */
export const broughtSchema = { anyOf: [brought, madeSchema] };

const cell = shape<ReviewCell>(
  'ReviewCell',
  {
    key: text,
    heading: text,
    value: text,
    long: yesOrNo,
    doubtful: yesOrNo,
    choices: listOf(shape<{ code: string; label: string }>(undefined, { code: text, label: text })),
  },
  ['long', 'doubtful', 'choices'],
);
const beside = shape<BesideRow>('BesideRow', {
  id: uuid,
  record: count,
  lines: listOf(shape<{ label: string; text: string }>(undefined, { label: text, text })),
});
export const reviewRowSchema = shape<ReviewRow>('ReviewRow', {
  ...waiting,
  warnings: listOf(text),
  desk: text,
  cells: listOf(cell),
  like: listOf(mentionSchema),
  beside: orNull(beside),
  left: count,
  next: orNull(uuid),
  made: orNull(mentionSchema),
});
/** The row was left out: there is nothing to point to. */
export const leftOutSchema = shape<Record<string, never>>('LeftOut', {});
