import { day, listOf, orNull, page, shape, text, uuid } from '../../common/web/json-schema.js';
import { mentioned } from '../mention.schema.js';
import type { WriteLine } from './views/history.page.js';

const field = shape<{ code: string; label: string }>(undefined, { code: text, label: text });
const write = shape<WriteLine>('CaseWrite', {
  id: uuid,
  on: day,
  by: text,
  title: text,
  text: orNull(text),
  changes: listOf(shape<WriteLine['changes'][number]>(undefined, { field, from: orNull(text), to: orNull(text) })),
});
export const historySchema = page(write, { ...mentioned, field: orNull(field) });
