import { count, listOf, orNull, shape, text, uuid, yesOrNo } from '../../../common/web/json-schema.js';
import { mentionSchema } from '../../mention.schema.js';
import type { RedactionInHand } from './views/redaction.page.js';

export const redactionSchema = shape<RedactionInHand>('RedactionInHand', {
  case: mentionSchema,
  document: shape<RedactionInHand['document']>(undefined, { id: uuid, name: text, pages: count, is_pdf: yesOrNo }),
  page: count,
  hidden: listOf(shape<RedactionInHand['hidden'][number]>(undefined, { mark: text, page: count, place: text })),
  left_out: listOf(count),
  wrong: listOf(shape<RedactionInHand['wrong'][number]>(undefined, { typed: text, message: text })),
  corner: orNull(shape<NonNullable<RedactionInHand['corner']>>(undefined, { mark: text, words: text })),
  picture: shape<RedactionInHand['picture']>(undefined, { png: text, high: count }),
});
